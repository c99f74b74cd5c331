//! Colours of people: skin, hair, clothes, what a face turns to. Part of the theme.

use egui::Color32;

use super::{Palette, mix, rgb};
use moodfirst_core::scenario::model::{Age, ClothesColour, Hair, HairColour, Portrait, Skin};

/// The colours of one person in one appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Complexion {
    /// Skin in the light.
    pub skin: Color32,
    /// Skin in the shade: neck, nose, ears.
    pub shade: Color32,
    /// Hair.
    pub hair: Color32,
    /// Hair in the light: strands.
    pub hair_light: Color32,
    /// Eyebrows.
    pub brow: Color32,
    /// Eyes, and the frame of glasses.
    pub eye: Color32,
    /// Light in the eye, and the shirt under a jacket.
    pub white: Color32,
    /// Lips.
    pub lips: Color32,
    /// An open mouth.
    pub mouth: Color32,
    /// What anger drives into cheeks and ears.
    pub flush: Color32,
    /// Clothes.
    pub cloth: Color32,
    /// Clothes in the shade: sleeves, lapels.
    pub cloth_shade: Color32,
    /// Clothes in the light: hems, buttons.
    pub cloth_light: Color32,
    /// A tie.
    pub tie: Color32,
}

impl Complexion {
    /// The colours of a portrait. In the dark appearance the light is that of an evening.
    #[must_use]
    pub fn of(portrait: &Portrait, palette: &Palette) -> Self {
        let evening = if palette.dark { 0.16 } else { 0.0 };
        let lit = |hex: u32| mix(rgb(hex), palette.stage, evening);
        let (skin, shade, lips) = match portrait.skin {
            Skin::Light => (0x00F3_CDB0, 0x00E2_AE8D, 0x00B5_4F46),
            Skin::Warm => (0x00EA_BB95, 0x00D4_9B74, 0x00A6_463C),
            Skin::Tan => (0x00CF_9A70, 0x00B4_7D54, 0x0093_3E34),
            Skin::Deep => (0x0097_6546, 0x007B_4F36, 0x0075_302A),
        };
        let (hair, hair_light) = match portrait.hair_colour {
            HairColour::Black => (0x002E_2725, 0x0046_3C38),
            HairColour::Brown => (0x0062_4330, 0x007D_5940),
            HairColour::Grey => (0x008C_8782, 0x00A8_A39D),
            HairColour::White => (0x00D9_D4CC, 0x00EE_EAE3),
        };
        let (cloth, cloth_shade, cloth_light) = match portrait.clothes_colour {
            ClothesColour::Navy => (0x0041_4C60, 0x0033_3C4D, 0x005E_6A80),
            ClothesColour::Slate => (0x006B_757C, 0x0057_6067, 0x0089_9399),
            ClothesColour::Green => (0x004F_7461, 0x003F_5E4E, 0x006E_937F),
            ClothesColour::Plum => (0x0079_4B66, 0x0063_3C53, 0x009A_6B86),
            ClothesColour::Rust => (0x00B0_6244, 0x0094_5036, 0x00C9_8062),
            ClothesColour::Sand => (0x00C3_A67B, 0x00A9_8C62, 0x00DA_C29C),
            ClothesColour::Rose => (0x00C7_8288, 0x00AD_6A70, 0x00DD_A2A6),
        };
        // Black on an evening's dark would be lost: what falls on hair is the light of a lamp.
        let hair_lit =
            |hex: u32| if palette.dark { mix(rgb(hex), rgb(0x006A_615A), 0.22) } else { rgb(hex) };
        // Brows keep some of their dark when the hair has gone white; a bald man has some left.
        let brow = match (portrait.hair_colour, portrait.hair) {
            (HairColour::White, _) => 0x00A8_A199,
            (HairColour::Grey, _) => 0x0069_635E,
            (_, Hair::Bald) if portrait.age == Age::Old => 0x0069_635E,
            _ => hair,
        };
        Self {
            skin: lit(skin),
            shade: lit(shade),
            hair: hair_lit(hair),
            hair_light: hair_lit(hair_light),
            brow: lit(brow),
            eye: lit(0x002C_2722),
            white: lit(0x00FB_F6EC),
            lips: lit(lips),
            mouth: lit(0x006B_2A26),
            flush: lit(0x00D6_5440),
            cloth: lit(cloth),
            cloth_shade: lit(cloth_shade),
            cloth_light: lit(cloth_light),
            tie: lit(0x0092_3A30),
        }
    }

    /// The same further off: as much of the ground in it as `t` says, 0 to 1.
    #[must_use]
    pub fn faded(&self, ground: Color32, t: f32) -> Self {
        let far = |color: Color32| mix(color, ground, t);
        Self {
            skin: far(self.skin),
            shade: far(self.shade),
            hair: far(self.hair),
            hair_light: far(self.hair_light),
            brow: far(self.brow),
            eye: far(self.eye),
            white: far(self.white),
            lips: far(self.lips),
            mouth: far(self.mouth),
            flush: far(self.flush),
            cloth: far(self.cloth),
            cloth_shade: far(self.cloth_shade),
            cloth_light: far(self.cloth_light),
            tie: far(self.tie),
        }
    }
}
