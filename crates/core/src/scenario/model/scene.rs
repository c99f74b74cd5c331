//! Where an episode plays and who is there: names, never shapes. Format 2.
//!
//! The window draws these names; the command line says them. Everything may be left out: an
//! episode without a scene stays where the one before it was.

use super::portrait::names;
use super::{Channel, Mood};
use crate::text::Text;
use serde::Serialize;

names! {
    /// A place that can be drawn.
    Place {
        /// Till of a restaurant, tables behind.
        Till,
        /// A quiet table in the corner.
        CornerTable,
        /// Corner of a hall where children play.
        PlayCorner,
        /// Corridor of a hospital, chairs along the wall.
        HospitalCorridor,
        /// Counter of a clinic.
        Clinic,
        /// Counter of an office or a bank.
        Counter,
        /// A shop, shelves behind.
        Shop,
        /// Reception desk of a hotel.
        HotelDesk,
        /// A call: the customer's end, as heard, and my desk.
        Telephone,
        /// My desk, the telephone silent: nobody on the line.
        DeadLine,
        /// A window with written messages.
        ChatWindow,
        /// A street.
        Street,
        /// A living room.
        Home,
        /// A quiet room with two chairs.
        QuietRoom,
        /// Nothing but a wall.
        #[default]
        Wall,
    }
}
names! {
    /// Who is there besides the customer.
    Company {
        /// The customer's child.
        #[default]
        Child,
        /// Business partners or friends at the same table.
        Partners,
        /// Somebody of the family.
        Relative,
        /// Strangers who look on.
        Bystanders,
        /// Somebody of the house who stands by.
        Colleague,
        /// The manager of the house.
        Manager,
    }
}

/// Where an episode plays: `scene: (place: HospitalCorridor, present: [Child])` in the head for
/// the first one, in a jump for those that follow.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Scene {
    /// The place; `None`: as before.
    pub place: Option<Place>,
    /// How customer and trainee meet from here on; `None`: as before. The head says it in
    /// `channel`.
    pub channel: Option<Channel>,
    /// Who is there besides the customer; `None`: as before; empty: nobody.
    pub present: Option<Vec<Company>>,
    /// Where one is now, in a few words, without the time: stands over the conversation beside the clock; `None`: how
    /// one meets stands there.
    pub header: Option<Text>,
}

/// The customer as an ending leaves them: `look: (place: Till, mood: (…), text: (…))`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Look {
    /// The place; `None`: that of the last episode.
    pub place: Option<Place>,
    /// Who is there besides the customer; `None`: as before; empty: nobody.
    pub present: Option<Vec<Company>>,
    /// The mood that shows in the face; `None`: the mood at the end of the run.
    pub mood: Option<Mood>,
    /// What one sees, in one sentence.
    pub text: Text,
}
