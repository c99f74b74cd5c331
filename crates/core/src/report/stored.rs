//! Reading a report back: versions, and what a file or the records may hold.

use super::Report;
use crate::source::say;
use crate::text::Text;
use serde::Deserialize;

/// Version of the shape that a report has today. 1: as before reports bore a version, otherwise
/// the same; 2: with its version.
pub const REPORT_VERSION: u32 = 2;

/// The version of a report that bears none.
pub(super) const fn unnumbered() -> u32 {
    1
}

/// Why a stored report cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It was written by a newer program, in this version.
    Newer(u32),
    /// It is damaged, or no report; in the words of the reader of JSON.
    Damaged(String),
}

impl Unreadable {
    /// In the user's words.
    #[must_use]
    pub fn told(&self) -> Text {
        match self {
            Self::Newer(version) => say!(
                "这份报告是更新的程序写的（第 {version} 版报告），这里只读得懂第 {REPORT_VERSION} 版和更早的；换新的程序就能打开。",
                "This report was written by a newer program (report version {version}); this one reads version {REPORT_VERSION} and older. A newer program opens it."
            ),
            Self::Damaged(why) => {
                say!("这份报告读不出来：{why}。", "This report cannot be read: {why}.")
            }
        }
    }
}

/// What has to be known before anything else of a report is read.
#[derive(Deserialize)]
struct Version {
    #[serde(default = "unnumbered")]
    report_version: u32,
}

impl Report {
    /// Reads a report from the JSON that records, exports, `replay --json` and `score --json`
    /// hold, of this version or an older one; what an export holds besides is passed over.
    ///
    /// # Errors
    /// If it is of a newer version, damaged, or no report.
    pub fn read(json: &str) -> Result<Self, Unreadable> {
        let damaged = |error: serde_json::Error| Unreadable::Damaged(error.to_string());
        let Version { report_version } = serde_json::from_str(json).map_err(damaged)?;
        if report_version > REPORT_VERSION {
            return Err(Unreadable::Newer(report_version));
        }
        serde_json::from_str(json).map_err(damaged)
    }

    /// The report as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Plain data with string keys: writing it does not fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The act of a critical error: one that was done, or the safety check that was not.
pub(super) mod critical_act {
    use crate::rubric::Act;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::borrow::Cow;

    const LEFT_OUT: &str = "NoSafetyCheck";

    #[expect(clippy::ref_option, reason = "serde hands it over like this")]
    pub fn serialize<S: Serializer>(act: &Option<Act>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(act.map_or(LEFT_OUT, Act::name))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Act>, D::Error> {
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        if name == LEFT_OUT {
            return Ok(None);
        }
        let unknown = || D::Error::custom(format_args!("there is no act `{name}`"));
        Act::from_name(&name).map(Some).ok_or_else(unknown)
    }
}
