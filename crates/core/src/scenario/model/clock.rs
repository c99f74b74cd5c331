//! The scenario's own clock.

use crate::text::Lang;
use serde::Serialize;
use std::fmt;

/// A weekday, for showing scenario moments the way people say them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

/// When the conversation begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The weekday of day 1.
    pub weekday: Weekday,
    /// The moment of the first line, on day 1.
    pub start: Moment,
}

/// A moment on the scenario's own clock: minutes since midnight of day 1.
///
/// Written `"d1 17:00"`: day 1 is the day of the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Moment(pub u32);

impl Moment {
    /// Minutes in a day.
    pub const DAY: u32 = 24 * 60;

    /// The day, from 1.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.0 / Self::DAY + 1
    }

    /// Hour and minute of the day.
    #[must_use]
    pub const fn time(self) -> (u32, u32) {
        (self.0 % Self::DAY / 60, self.0 % 60)
    }

    /// Reads `"d1 17:00"`. Days 1 to 999, hours 0 to 23, minutes 0 to 59, two digits each.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.strip_prefix('d')?.split_once(' ')?;
        let (hour, minute) = time.split_once(':')?;
        let number = |s: &str, most: usize| -> Option<u32> {
            let plain = !s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
            if plain { s.parse().ok() } else { None }
        };
        let (day, hour, minute) = (number(day, 3)?, number(hour, 2)?, number(minute, 2)?);
        if day == 0 || hour > 23 || minute > 59 || time.len() != 5 {
            return None;
        }
        Some(Self((day - 1) * Self::DAY + hour * 60 + minute))
    }

    /// The moment as people say it, given the weekday of day 1: 「周二 17:00」, "Tuesday 17:00".
    #[must_use]
    pub fn say(self, first: Weekday, lang: Lang) -> String {
        let (hour, minute) = self.time();
        format!("{} {hour:02}:{minute:02}", self.say_day(first, lang))
    }

    /// Its day alone, given the weekday of day 1.
    #[must_use]
    pub const fn say_day(self, first: Weekday, lang: Lang) -> &'static str {
        const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
        const EN: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let day = (first as usize + (self.day() as usize - 1)) % 7;
        match lang {
            Lang::Zh => ZH[day],
            Lang::En => EN[day],
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.time();
        write!(f, "d{} {hour:02}:{minute:02}", self.day())
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}
