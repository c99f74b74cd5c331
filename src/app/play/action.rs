//! What is said and done in a call.

/// In the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlayAction {
    /// Answer the judgement question with this option, from 0.
    Judge(u8),
    /// Give the reply shown at this place, from 0.
    Reply(usize),
    /// Give the reply with which the run shown goes on.
    Follow,
    /// Something new comes on the page without a reply: the clock has jumped.
    Moves,
    /// What was last said, and all that can be answered, stands on the page.
    Stands,
    /// Take the last reply back; only with the coach.
    Undo,
    /// Go to the debrief, once the call is over.
    ToDebrief,
}
