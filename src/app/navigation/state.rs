//! The pages, one on the other.

use crate::app::briefing::Briefing;
use crate::app::debrief::{Debrief, StoredDebrief};
use crate::app::editor::Editor;
use crate::app::play::Play;
use crate::app::report::ScenarioReport;

/// The page that is shown, with its own state.
#[derive(Debug, Clone)]
pub enum Page {
    /// The first start: language and name.
    Welcome,
    /// The scenario cards.
    Home,
    /// Before a call.
    Briefing(Briefing),
    /// The call.
    Play(Box<Play>),
    /// After it.
    Debrief(Box<Debrief>),
    /// The stored report of a past call whose conversation cannot be walked through any more.
    StoredDebrief(Box<StoredDebrief>),
    /// What the analysis of a scenario says.
    ScenarioReport(Box<ScenarioReport>),
    /// A lesson in the making.
    Editor(Box<Editor>),
}

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// What the trainee knows and may give.
    FactCard,
    /// The promises made so far.
    Promises,
    /// What the coach says of the last reply.
    Remark,
    /// The keys of this page.
    Keys,
    /// The settings.
    Settings,
    /// The licences.
    Licences,
    /// Who is learning?
    Learners,
    /// Leave the call?
    Leave,
    /// Drop the run that was left? It is not offered again.
    Drop,
    /// What those who write lessons need.
    Authors,
    /// What do these words do? The acts.
    Acts,
    /// The versions of a lesson.
    Versions,
    /// Unsaved work of a lesson was found.
    Unsaved,
    /// Begin an exam? What is said in it stands.
    Exam,
    /// The textbook run, or the best one, beside the learner’s own.
    Beside,
    /// In which form the run is to be handed out.
    Export,
    /// The past attempts.
    Attempts,
}

impl Overlay {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::FactCard,
        Self::Promises,
        Self::Remark,
        Self::Keys,
        Self::Settings,
        Self::Licences,
        Self::Learners,
        Self::Leave,
        Self::Drop,
        Self::Authors,
        Self::Acts,
        Self::Versions,
        Self::Unsaved,
        Self::Exam,
        Self::Beside,
        Self::Export,
        Self::Attempts,
    ];

    /// Is there anything for it to show on this page?
    #[must_use]
    pub const fn fits(self, page: &Page) -> bool {
        match self {
            Self::FactCard | Self::Promises | Self::Remark | Self::Leave => {
                matches!(page, Page::Play(_))
            }
            Self::Beside => matches!(page, Page::Debrief(_)),
            Self::Export => matches!(page, Page::Debrief(_) | Page::StoredDebrief(_)),
            Self::Exam => matches!(page, Page::Briefing(_)),
            Self::Acts | Self::Versions => matches!(page, Page::Editor(_)),
            Self::Keys | Self::Settings | Self::Licences => true,
            Self::Learners | Self::Attempts | Self::Drop | Self::Authors | Self::Unsaved => {
                matches!(page, Page::Home)
            }
        }
    }
}

/// The pages: at the ground the home page or the first start, over it those that one came
/// through. Going back takes the uppermost away, so no page has to remember where it was opened.
#[derive(Debug, Clone)]
pub struct Navigation {
    ground: Page,
    over: Vec<Page>,
    turns: u64,
}

impl Default for Navigation {
    /// At home.
    fn default() -> Self {
        Self { ground: Page::Home, over: Vec::new(), turns: 0 }
    }
}

impl Navigation {
    /// The page that is shown.
    #[must_use]
    pub fn page(&self) -> &Page {
        self.over.last().unwrap_or(&self.ground)
    }

    /// The page to which one step back leads.
    #[must_use]
    pub fn beneath(&self) -> Option<&Page> {
        match self.over.len() {
            0 => None,
            1 => Some(&self.ground),
            many => self.over.get(many - 2),
        }
    }

    /// Every page, the ground first.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        std::iter::once(&self.ground).chain(&self.over)
    }

    /// How often another page has come up: whoever remembers something of a page can tell by it
    /// that this is no longer true.
    #[must_use]
    pub const fn turns(&self) -> u64 {
        self.turns
    }

    pub(in crate::app) fn page_mut(&mut self) -> &mut Page {
        self.over.last_mut().unwrap_or(&mut self.ground)
    }

    pub(in crate::app) fn pages_mut(&mut self) -> impl Iterator<Item = &mut Page> {
        std::iter::once(&mut self.ground).chain(&mut self.over)
    }

    /// Another page over this one.
    pub(in crate::app) fn push(&mut self, page: Page) {
        self.over.push(page);
        self.turns += 1;
    }

    /// Another page in the place of this one.
    pub(in crate::app) fn replace(&mut self, page: Page) {
        *self.page_mut() = page;
        self.turns += 1;
    }

    /// One step back; says whether there was one.
    pub(in crate::app) fn pop(&mut self) -> bool {
        let went = self.over.pop().is_some();
        self.turns += u64::from(went);
        went
    }

    /// Back to the ground.
    pub(in crate::app) fn leave_all(&mut self) {
        if !self.over.is_empty() {
            self.over.clear();
            self.turns += 1;
        }
    }

    /// What the ground is: the home page or the first start.
    pub(in crate::app) fn set_ground(&mut self, page: Page) {
        self.ground = page;
        self.turns += u64::from(self.over.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_ends_at_the_ground() {
        let mut navigation = Navigation::default();
        navigation.push(Page::Welcome);
        assert!(matches!(navigation.beneath(), Some(Page::Home)));
        let before = navigation.turns();
        assert!(navigation.pop() && navigation.turns() > before);
        assert!(!navigation.pop());
        assert!(matches!(navigation.page(), Page::Home) && navigation.beneath().is_none());
        assert_eq!(navigation.turns(), before + 1);
    }
}
