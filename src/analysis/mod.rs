//! Analysis.

mod answers;
mod claims;
mod codes;
mod consequences;
mod envelope;
mod explore;
mod finding;
mod graph;
mod key;
mod live;
mod local;
mod persona;
mod players;
mod ranges;
mod sample;
mod sites;
mod survey;
mod table;
mod wise;

pub use claims::ClaimLine;
pub use codes::ALL as CODES;
pub use explore::{Bounds, Explored, Ground, Stop, explore};
pub use finding::Finding;
pub use key::Keys;
pub use live::Live;
pub use persona::{
    EndingLine, NodeLine, Options, PersonaReport, PlayerLine, SpanLine, SpanLines, Verdict,
    analyse_persona,
};
pub use players::{Crowd, Player, Run, play, play_at_random};
pub use sites::Sites;
pub use survey::{Progress, Survey, survey};
pub use wise::{Clue, Hits, Wise};
