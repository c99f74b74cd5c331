//! Proof, not lint: everything that can happen in a scenario, and what the best and worst runs
//! come to.
//!
//! [`survey`] runs the whole for each persona: it explores every state that a run can reach,
//! works out the exact envelope of scores, holds the author's claims against it, lets automatic
//! players play (by looks, at random, the best, and those who never listen), and joins what was
//! found; [`library`] asks over several scenarios whether looks give the better reply away,
//! [`climb`] what one ranking of single acts comes to over all of them. Where a scenario is too large it stops at its bound,
//! says so, and goes on with a sample; nothing that rests on a sample is called certain.
//! Everything here is pure: cancelling is an `AtomicBool`, progress a callback, randomness a seed.
//!
//! # The key of a state, and why it is enough
//!
//! Two states are merged if they have the same key. That is right if from both the same replies
//! are on offer, lead to states with the same key again, and add the same to the account
//! (`key::Gain`); then whatever can happen from one can happen from the other, and only the
//! accounts differ, which the envelope carries beside the key.
//!
//! What the engine reads when it plays a reply, and how it enters the key:
//!
//! * node, status; anger (heat, limits, guards): always. The customer's demands (`asked`,
//!   `demanded`), the warm close of the last reply (it may become that of the last but one), the
//!   replies left for a possible injury: always.
//! * trust, heard: only where a guard that can still come reads them (`live`); nothing else
//!   does. Elsewhere they are put to 0; their ranges are found afterwards (`ranges`).
//! * phase of the anger curve: only where a guard on it can still come.
//! * replies since soothing: while something whose effect depends on heat can still come; from
//!   `guard_replies` on all ages are one, because the next reply counts one more.
//! * open jumps by age: while counting mood, which would meet them, can still come. Otherwise
//!   each of them will be charged, now or at the end, and is charged at once.
//! * facts that change what a later act does: `Heard` (limits, listening again), `Matter`,
//!   `Soothed`, `Solution` (the order slots; `Soothed` only before the first matter), `Reading`,
//!   `Asked`, and, where they are owed, `Remedied` and `Clarified`; each only while such an act
//!   can still come. `Stalled`, after which every further unanswered request costs, while a
//!   request is open or can still come. All other facts are read by the score alone.
//! * worn words: pairs that can still be said again before the next clock jump, which clears
//!   them; SetLimits while a HangUp can come.
//! * flags, visits, used-up replies: those that a guard can still ask for. So are the past of
//!   mishearings (ever misheard, open) and the moments that the clock has reached: a bit for each
//!   that some guard names. Bits on the last reply are read until the next one only, by the
//!   guards of the replies on offer; what comes after a reply finds them written anew.
//! * facts that a guard on a slot (`Earned`, `Missed`) can still ask for, and those that such a
//!   fact depends on.
//! * the ledger: of each promise that is owed, asked for or may be given another time its latest entry, and entries that the
//!   clock may still break; the last entry of all while an act on "the latest promise" can come.
//!   A due time only as exactly as the jumps still to come can tell; "renegotiated" not at all,
//!   because kept late and announced counts as kept everywhere.
//!
//! What can "still come" is decided on the static graph with all guards taken to be open, so it
//! errs on the side of keeping. The turn is read by no guard and no rule, the clock only through its
//! bits. Facts scored, penalties and critical errors only add up: they are the account. A property
//! test holds all of this against brute force without merging.

mod answers;
mod best;
mod better;
mod claims;
mod codes;
mod consequences;
mod crowd;
mod diff;
mod envelope;
mod explore;
mod finding;
mod graph;
mod hands;
mod key;
mod live;
mod local;
mod moments;
mod persona;
mod players;
mod ranges;
mod sample;
mod scout;
mod sites;
mod structure;
mod survey;
mod table;
mod unlistening;
mod wise;
mod wording;

pub use best::BestPlay;
pub use better::{BETTER_BOUNDS, better};
pub use claims::ClaimLine;
pub use codes::ALL as CODES;
pub use crowd::Crowd;
pub use diff::{Change, ChangeKind, changes};
pub use explore::{Bounds, Explored, Ground, Stop, explore};
pub use finding::Finding;
pub use key::Keys;
pub use live::Live;
pub use moments::{BestReplies, MomentNode, MomentState, MomentStates, Moments, best_replies};
pub use persona::{
    EndingLine, FirstVerdict, LeftOut, NodeLine, Options, PersonaReport, PlayerLine, ReplyLine,
    SpanLine, SpanLines, Verdict, analyse_persona,
};
pub use players::{Player, Run, play, play_at_random};
pub use sites::Sites;
pub use survey::{BestShares, Progress, Share, Survey, SurveyNews, survey};
pub use unlistening::{
    ActWeight, By, FamilyWeights, LibraryRanking, Ranking, Unlistening, climb, unlistening,
};
pub use wise::{Clue, Hits, LibraryReport, Wise, library_report, points_of_offers};
pub use wording::{diagnostics, grouped};
