//! Analysis.

mod envelope;
mod explore;
mod graph;
mod key;
mod live;
mod players;
mod sites;
mod table;
mod wise;

pub use envelope::*;
pub use graph::*;
pub use explore::*;
pub use key::*;
pub use live::*;
pub use players::*;
pub use sites::*;
pub use table::*;
pub use wise::*;
