//! Promises in words, for window, terminal and exported page.

use super::wording::state_key;
use super::{Key, Messages};
use moodfirst_core::evaluation::PromiseStatus;
use moodfirst_core::report::{Report, Spoken};
use moodfirst_core::scenario::model::Weekday;

/// How a promise stands, as its mark shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Made, agreed, updated or given a new time: still to be kept.
    Open,
    /// Kept, or late but announced.
    Kept,
    /// Broken, or more than this role may give.
    Broken,
    /// The customer no longer needs it, or there was no time that it could meet.
    Void,
}

/// A promise in words. What was left unsaid is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseWords {
    /// What was promised.
    pub what: String,
    /// Who will do it.
    pub who: String,
    /// By when.
    pub due: String,
    /// Through which channel.
    pub channel: String,
    /// How it stands, in a word or two.
    pub word: String,
    /// The same as a mark.
    pub standing: Standing,
    /// Its place in the ledger, if it came into it.
    pub entry: Option<usize>,
}

impl PromiseWords {
    /// Who and through which channel, as far as it was said.
    #[must_use]
    pub fn how(&self, words: &Messages) -> String {
        let parts = [self.who.as_str(), &self.channel].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(words.lang().comma())
    }
}

/// All promises that were spoken, in their order: vague ones, and what was beyond authority, too.
/// `first` is the weekday of day 1, where it is known.
#[must_use]
pub fn promises(report: &Report, first: Option<Weekday>, words: &Messages) -> Vec<PromiseWords> {
    let lang = words.lang();
    let said = |quote: &str, word: Key, standing: Standing| PromiseWords {
        what: lang.quoted(quote),
        who: String::new(),
        due: String::new(),
        channel: String::new(),
        word: words.get(word).to_owned(),
        standing,
        entry: None,
    };
    let spoken = report.spoken().into_iter();
    let told = spoken.map(|one| match one {
        Spoken::Vague(line) => said(line.quote.get(lang), Key::PromiseVague, Standing::Void),
        Spoken::GaveBeyond(line) => {
            said(line.quote.get(lang), Key::PromiseBeyond, Standing::Broken)
        }
        Spoken::Promise { entry, beyond } => {
            let state = words.get(state_key(entry.state));
            let over = words.get(Key::PromiseBeyond);
            let left_open = words.get(Key::PromiseLeftOpen);
            let standing = match entry.state {
                _ if beyond => Standing::Broken,
                PromiseStatus::Open | PromiseStatus::Agreed => Standing::Open,
                PromiseStatus::Kept | PromiseStatus::LateAnnounced => Standing::Kept,
                PromiseStatus::Broken => Standing::Broken,
                PromiseStatus::Released => Standing::Void,
            };
            PromiseWords {
                what: if entry.what.is_empty() { left_open } else { entry.what.get(lang) }
                    .to_owned(),
                who: entry.who.get(lang).to_owned(),
                due: entry.due.as_ref().map_or_else(String::new, |due| due.say(first, lang)),
                channel: entry.channel.get(lang).to_owned(),
                word: if beyond { [over, state].join(lang.comma()) } else { state.to_owned() },
                standing,
                entry: report.ledger.iter().position(|other| std::ptr::eq(other, entry)),
            }
        }
    });
    told.collect()
}
