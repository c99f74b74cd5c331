//! The versions of a lesson: what was saved, kept in the data folder, each with what changed.
//!
//! Each is a file of its own that a person could open, `0007.ron`, with a few words beside it.
//! Savings shortly after one another are one version: ten of the last minute would be worth nothing.

#[cfg(test)]
mod tests;

use super::fingerprint::Fingerprint;
use super::words::in_words;
use crate::library::{read, write_new, write_over};
use moodfirst_core::text::Text;
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// So many versions without a name are kept; those with a name stay.
pub const KEPT: usize = 10;

/// Savings within so many milliseconds are one version: ten minutes.
pub const TOGETHER: u64 = 10 * 60 * 1_000;

/// Why there is a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// As it was opened.
    Opened,
    /// It was saved.
    Saved,
    /// What had not been saved when something else was taken in its place.
    SetAside,
    /// What another program had written when something else took its place.
    Outside,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// By which it is opened; a later one has a larger number.
    pub number: u32,
    /// Why it is there.
    pub why: Why,
    /// The name that a person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it was begun, in milliseconds since 1970.
    pub began: u64,
    /// When it was last saved.
    pub at: u64,
    /// What changed since the version before; empty of the first.
    pub words: Vec<Text>,
    /// Which text it is.
    pub text: Fingerprint,
}

/// The versions of one lesson.
#[derive(Debug, Clone)]
pub struct Versions {
    folder: PathBuf,
}

impl Versions {
    /// Those in this folder, which comes into being with the first.
    #[must_use]
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// All of them, the newest first.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn list(&self) -> io::Result<Vec<Version>> {
        let entries = match self.folder.read_dir() {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.extension() == Some(OsStr::new("ron"))
                && let Some(number) = path.file_stem().and_then(OsStr::to_str)
                && let Ok(number) = number.parse()
            {
                found.push(self.told(number, &path)?);
            }
        }
        found.sort_unstable_by_key(|version: &Version| std::cmp::Reverse(version.number));
        Ok(found)
    }

    /// What is known of a version; a few words may be lost, the text is what counts.
    fn told(&self, number: u32, text: &Path) -> io::Result<Version> {
        let words = std::fs::read(self.words(number)).ok();
        let told = words.and_then(|words| serde_json::from_slice::<Version>(&words).ok());
        if let Some(told) = told {
            return Ok(Version { number, ..told });
        }
        let text = Fingerprint::of(&read(text)?);
        let words = Vec::new();
        Ok(Version { number, why: Why::Opened, name: None, began: 0, at: 0, words, text })
    }

    /// The text of a version.
    ///
    /// # Errors
    /// If it is not there or cannot be read.
    pub fn open(&self, number: u32) -> io::Result<String> {
        String::from_utf8(read(&self.text(number))?).map_err(io::Error::other)
    }

    /// Keeps a text. What was saved shortly before becomes this one; what is the newest version
    /// already is not kept twice, but takes the name.
    ///
    /// # Errors
    /// If it cannot be written. Those that were there before are there still.
    pub fn keep(
        &self,
        text: &str,
        why: Why,
        name: Option<&str>,
        at: u64,
    ) -> io::Result<Option<Version>> {
        std::fs::create_dir_all(&self.folder)?;
        let all = self.list()?;
        let print = Fingerprint::of(text.as_bytes());
        let newest = all.first();
        if let Some(same) = newest.filter(|newest| newest.text == print) {
            let Some(name) = name else { return Ok(None) };
            let named = Version { name: Some(name.to_owned()), ..same.clone() };
            self.tell(&named)?;
            return Ok(Some(named));
        }
        let joined = newest.filter(|newest| {
            let saved = why == Why::Saved && newest.why == Why::Saved;
            let soon = at.checked_sub(newest.began).is_some_and(|since| since < TOGETHER);
            saved && soon && newest.name.is_none()
        });
        let before = if joined.is_some() { all.get(1) } else { newest };
        // A version before that cannot be read any more is no reason to keep none.
        let before = before.and_then(|before| self.open(before.number).ok());
        let version = Version {
            number: joined.or(newest).map_or(0, |newest| newest.number)
                + u32::from(joined.is_none()),
            why,
            name: name.map(str::to_owned),
            began: joined.map_or(at, |joined| joined.began),
            at,
            words: before.map_or_else(Vec::new, |before| in_words(&before, text)),
            text: print,
        };
        put(&self.text(version.number), text.as_bytes())?;
        self.tell(&version)?;
        self.thin_out()?;
        Ok(Some(version))
    }

    /// Lets the oldest ones without a name go.
    fn thin_out(&self) -> io::Result<()> {
        let all = self.list()?;
        for version in all.iter().filter(|version| version.name.is_none()).skip(KEPT) {
            // The words last: without them the text would be told of once more.
            std::fs::remove_file(self.text(version.number))?;
            let _ = std::fs::remove_file(self.words(version.number));
        }
        Ok(())
    }

    fn tell(&self, version: &Version) -> io::Result<()> {
        put(&self.words(version.number), &serde_json::to_vec(version)?)
    }

    fn text(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:04}.ron"))
    }

    fn words(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:04}.json"))
    }
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.exists() { write_over(path, bytes) } else { write_new(path, bytes) }
}
