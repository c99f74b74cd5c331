//! By when something was promised.

use crate::scenario::model::{Moment, Weekday};
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// By when: a moment of the scenario, or the words of a transcript. Written as one string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Due {
    /// A moment on the scenario's clock, written `d1 17:00`.
    At(Moment),
    /// What was said.
    Said(String),
}

impl From<String> for Due {
    fn from(words: String) -> Self {
        // Only what would be written the same way is a moment.
        match Moment::parse(&words).filter(|moment| moment.to_string() == words) {
            Some(moment) => Self::At(moment),
            None => Self::Said(words),
        }
    }
}

impl From<Due> for String {
    fn from(due: Due) -> Self {
        match due {
            Due::At(moment) => moment.to_string(),
            Due::Said(words) => words,
        }
    }
}

impl Due {
    /// As people say it; without the weekday of day 1, by the number of the day.
    #[must_use]
    pub fn say(&self, first: Option<Weekday>, lang: Lang) -> String {
        match (self, first) {
            (Self::Said(words), _) => words.clone(),
            (Self::At(moment), Some(first)) => moment.say(first, lang),
            (Self::At(moment), None) => {
                let (day, (hour, minute)) = (moment.day(), moment.time());
                match lang {
                    Lang::Zh => format!("第{day}天 {hour:02}:{minute:02}"),
                    Lang::En => format!("day {day}, {hour:02}:{minute:02}"),
                }
            }
        }
    }
}
