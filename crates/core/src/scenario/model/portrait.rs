//! How the customer and the place behind them are drawn: names, never colours or shapes.
//!
//! The window turns these names into vectors; the command line ignores them. All of it may be
//! left out of a file; then the customer is drawn with the defaults.

use serde::Serialize;

/// How the customer is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Portrait {
    /// Cut of the hair.
    pub hair: Hair,
    /// Its colour.
    pub hair_colour: HairColour,
    /// Skin.
    pub skin: Skin,
    /// What they wear.
    pub clothes: Clothes,
    /// Its colour.
    pub clothes_colour: ClothesColour,
    /// Age, as far as a drawing shows it.
    pub age: Age,
    /// Do they wear glasses?
    pub glasses: bool,
    /// Who is with them.
    pub companion: Companion,
}

/// Declares an enum of names as they stand in a file, with a table to read them by.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$one:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
        #[allow(missing_docs, reason = "the names say it")]
        pub enum $name { $($(#[$one])* $variant),+ }

        impl $name {
            /// The names as they stand in a file.
            pub const NAMES: &[(&str, Self)] = &[$((stringify!($variant), Self::$variant)),+];
        }
    };
}

pub(super) use names;

names! {
    /// Cut of the hair.
    Hair { #[default] Short, SidePart, Cropped, Bob, Long, Bun, Ponytail, Curly, Bald }
}
names! {
    /// Colour of the hair.
    HairColour { #[default] Black, Brown, Grey, White }
}
names! {
    /// Skin.
    Skin { #[default] Light, Warm, Tan, Deep }
}
names! {
    /// What they wear.
    Clothes { #[default] Shirt, Suit, Cardigan, Jacket, Blouse, Pullover }
}
names! {
    /// Colour of what they wear.
    ClothesColour { #[default] Navy, Slate, Green, Plum, Rust, Sand, Rose }
}
names! {
    /// Age, as far as a drawing shows it.
    Age { Young, #[default] Middle, Old }
}
names! {
    /// Who is with the customer.
    Companion { #[default] None, Child, Partners }
}
names! {
    /// The place behind the customer.
    Backdrop {
        /// Till of a restaurant, tables behind.
        Till,
        /// Corner of a hall where children play.
        PlayCorner,
        /// Counter of an office or a bank.
        Counter,
        /// A desk with a telephone: for calls.
        Headset,
        /// A street, seen past the customer.
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
