//! A past attempt opened again: its report as it was stored, and its conversation where that can
//! still be walked through.

use super::{PastAttempt, SavedReport, SavedRun, rebuild};
use moodfirst_core::dialogue::{Replay, Session, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;

impl SavedReport {
    /// The report.
    ///
    /// # Errors
    /// If it was written by a newer program or is damaged, in the user's words.
    pub fn read(&self) -> Result<Report, Text> {
        Report::read(&self.json).map_err(|unreadable| unreadable.told())
    }
}

impl PastAttempt {
    /// Its report.
    ///
    /// # Errors
    /// If there is none or it cannot be read, in the user's words.
    pub fn read_report(&self) -> Result<Report, Text> {
        let stored = self
            .report
            .as_ref()
            .ok_or_else(|| say!("这一次没有存下报告。", "No report was stored of this run."))?;
        stored.read()
    }

    /// Its conversation, walked through in the lesson as it is now; `None`: the lesson is not
    /// here, or does not offer the persona any more.
    ///
    /// # Errors
    /// Why there is only the report, in the user's words.
    pub fn walk(&self, report: &Report, stage: Option<&Stage>) -> Result<(Session, Replay), Text> {
        let SavedRun { start, .. } = &self.run;
        let id = &start.scenario;
        let Some(stage) = stage else {
            return Err(say!(
                "情景 `{id}` 已经不在这里了，对话没法再走一遍；下面是当时存下的报告。",
                "The scenario `{id}` is not here any more, so the conversation cannot be walked through again. Below is the report as it was stored."
            ));
        };
        let (then, now) = (report.rubric, stage.rubric().version);
        if then != now {
            return Err(say!(
                "这一次按第 {then} 版评分规则评，现在是第 {now} 版，对话没法再走一遍；下面是当时存下的报告。",
                "This run was scored by version {then} of the rubric and there is version {now} now, so the conversation cannot be walked through again. Below is the report as it was stored."
            ));
        }
        let changed = || {
            say!(
                "情景后来改过，对话没法再走一遍；下面是当时存下的报告。",
                "The scenario has changed since, so the conversation cannot be walked through again. Below is the report as it was stored."
            )
        };
        let session = rebuild(&self.run, stage).map_err(|_| changed())?;
        let replay = Replay::of(&session, stage);
        // What is said beside the report has to be what it is about.
        if replay.moods().eq(report.states.iter().copied()) {
            Ok((session, replay))
        } else {
            Err(changed())
        }
    }
}
