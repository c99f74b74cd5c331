//! Who is drawn: what a scenario's portrait means in shapes, and those who belong to it.

use moodfirst_core::scenario::model::{
    Age, Clothes, ClothesColour, Companion, Hair, HairColour, Portrait, Skin,
};

use crate::gui::theme::{Complexion, Palette, paint};

/// How hair is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Swept aside, ears free.
    Short,
    /// A man's side parting.
    SidePart,
    /// Close to the skull.
    Crop,
    /// Chin-length, swept from a side parting.
    Bob,
    /// Down to the shoulders, parted in the middle.
    Long,
    /// Drawn back into a bun.
    Bun,
    /// Drawn back into a tail.
    Tail,
    /// Short waves.
    Waves,
    /// None on top.
    Bald,
    /// A child's fringe and two little buns.
    TwoBuns,
}

/// What is worn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dress {
    /// A shirt with a collar.
    Shirt,
    /// Suit and tie.
    Suit,
    /// A cardigan over a blouse.
    Cardigan,
    /// A jacket, open at the throat.
    Jacket,
    /// A blouse with a wide collar.
    Blouse,
    /// A pullover.
    Pullover,
    /// A coat.
    Coat,
    /// A child's frock.
    Frock,
}

/// Somebody as they are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cast {
    /// Colours.
    pub tone: Complexion,
    /// Hair.
    pub cut: Cut,
    /// Clothes.
    pub dress: Dress,
    /// A narrower build, finer brows, fuller lips.
    pub woman: bool,
    /// A child of six.
    pub child: bool,
    /// Glasses.
    pub glasses: bool,
    /// What the years have drawn, 0 to 1.
    pub age: f32,
    /// Width of the jaw; 1 is middling.
    pub jaw: f32,
    /// Strands have come loose.
    pub wild: bool,
}

impl Cast {
    /// The customer of a portrait.
    #[must_use]
    pub fn of(portrait: &Portrait, palette: &Palette) -> Self {
        let cut = match portrait.hair {
            Hair::Short => Cut::Short,
            Hair::SidePart => Cut::SidePart,
            Hair::Cropped => Cut::Crop,
            Hair::Bob => Cut::Bob,
            Hair::Long => Cut::Long,
            Hair::Bun => Cut::Bun,
            Hair::Ponytail => Cut::Tail,
            Hair::Curly => Cut::Waves,
            Hair::Bald => Cut::Bald,
        };
        let woman = matches!(cut, Cut::Bob | Cut::Long | Cut::Bun | Cut::Tail | Cut::Waves)
            || portrait.clothes == Clothes::Blouse;
        let dress = match portrait.clothes {
            Clothes::Shirt => Dress::Shirt,
            Clothes::Suit => Dress::Suit,
            Clothes::Cardigan => Dress::Cardigan,
            Clothes::Jacket => Dress::Jacket,
            Clothes::Blouse => Dress::Blouse,
            Clothes::Pullover => Dress::Pullover,
        };
        // Grey hair in the middle of life is that of somebody past fifty.
        let age = match (portrait.age, portrait.hair_colour) {
            (Age::Old, _) => 1.0,
            (Age::Middle, HairColour::Grey | HairColour::White) => 0.75,
            (Age::Middle, _) => 0.2,
            (Age::Young, _) => 0.0,
        };
        let heavy = if portrait.age == Age::Young { 0.0 } else { 0.06 };
        Self {
            tone: Complexion::of(portrait, palette),
            cut,
            dress,
            woman,
            child: false,
            glasses: portrait.glasses,
            age,
            jaw: if woman { 0.95 } else { 1.04 + heavy },
            wild: false,
        }
    }

    /// Their child.
    #[must_use]
    pub fn child(parent: &Portrait, palette: &Palette) -> Self {
        let portrait = Portrait {
            hair_colour: match parent.hair_colour {
                HairColour::Brown => HairColour::Brown,
                _ => HairColour::Black,
            },
            age: Age::Young,
            glasses: false,
            companion: Companion::None,
            ..*parent
        };
        let grown = Self::of(&portrait, palette);
        Self {
            tone: grown.tone.dressed(paint::HONEY),
            cut: Cut::TwoBuns,
            dress: Dress::Frock,
            woman: true,
            child: true,
            jaw: 1.0,
            ..grown
        }
    }

    /// An old woman of the family.
    #[must_use]
    pub fn relative(of: &Portrait, palette: &Palette) -> Self {
        Self::of(
            &Portrait {
                hair: Hair::Curly,
                hair_colour: HairColour::White,
                skin: of.skin,
                clothes: Clothes::Pullover,
                clothes_colour: ClothesColour::Plum,
                age: Age::Old,
                ..Portrait::default()
            },
            palette,
        )
    }

    /// One of those who came along: an elder in a coat, a woman in one.
    #[must_use]
    pub fn partner(first: bool, palette: &Palette) -> Self {
        let (hair, colour, skin, clothes_colour, age) = if first {
            (Hair::Bald, HairColour::Brown, Skin::Tan, ClothesColour::Sand, Age::Middle)
        } else {
            (Hair::Long, HairColour::Brown, Skin::Light, ClothesColour::Green, Age::Middle)
        };
        let portrait = Portrait {
            hair,
            hair_colour: colour,
            skin,
            clothes: Clothes::Jacket,
            clothes_colour,
            age,
            ..Portrait::default()
        };
        let age = if first { 0.6 } else { 0.15 };
        Self { dress: Dress::Coat, age, ..Self::of(&portrait, palette) }
    }

    /// Strangers at the next table.
    #[must_use]
    pub fn stranger(first: bool, palette: &Palette) -> Self {
        let (hair, skin, clothes, clothes_colour) = if first {
            (Hair::Cropped, Skin::Tan, Clothes::Shirt, ClothesColour::Slate)
        } else {
            (Hair::Bun, Skin::Light, Clothes::Pullover, ClothesColour::Rose)
        };
        Self::of(&Portrait { hair, skin, clothes, clothes_colour, ..Portrait::default() }, palette)
    }

    /// Somebody of the house: a waistcoat's green, hair tied back; the manager in a suit.
    #[must_use]
    pub fn staff(manager: bool, palette: &Palette) -> Self {
        let (hair, clothes, clothes_colour) = if manager {
            (Hair::SidePart, Clothes::Suit, ClothesColour::Slate)
        } else {
            (Hair::Ponytail, Clothes::Shirt, ClothesColour::Green)
        };
        Self::of(&Portrait { hair, clothes, clothes_colour, ..Portrait::default() }, palette)
    }
}
