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
    /// Lines in the skin.
    pub crease: Color32,
    /// Skin that the light falls on.
    pub gleam: Color32,
    /// What anger drives into cheeks and ears.
    pub flush: Color32,
    /// The lower lip.
    pub lip: Color32,
    /// Hair.
    pub hair: Color32,
    /// Hair in the light: strands.
    pub hair_light: Color32,
    /// Hair in the shade.
    pub hair_dark: Color32,
    /// Eyebrows.
    pub brow: Color32,
    /// Clothes.
    pub cloth: Color32,
    /// Clothes in the shade.
    pub cloth_shade: Color32,
    /// Edges of clothes.
    pub cloth_line: Color32,
    /// Clothes in the light: lapels.
    pub cloth_light: Color32,
    /// What is worn under a jacket.
    pub shirt: Color32,
}

/// What everything in the shade tends to.
const UMBER: Color32 = rgb(0x001E_1512);
/// The light of a lamp.
const LAMP: Color32 = rgb(0x00FF_E9CF);
/// An upper lip.
const WINE: Color32 = rgb(0x007A_2F2A);

/// Colours that belong to faces and hands of everybody.
pub mod paint {
    use super::{Color32, rgb};

    /// Lashes.
    pub const LASH: Color32 = rgb(0x0033_241E);
    /// The white of an eye.
    pub const EYE: Color32 = rgb(0x00FB_F6EE);
    /// Iris.
    pub const IRIS: Color32 = rgb(0x004A_3022);
    /// Pupil.
    pub const PUPIL: Color32 = rgb(0x001F_1512);
    /// An open mouth.
    pub const MOUTH: Color32 = rgb(0x005B_1F1E);
    /// Tongue.
    pub const TONGUE: Color32 = rgb(0x00B9_575A);
    /// Teeth.
    pub const TEETH: Color32 = rgb(0x00FB_F4EA);
    /// Tears.
    pub const TEAR: Color32 = rgb(0x00BF_E0E4);
    /// Frames of glasses.
    pub const RIM: Color32 = rgb(0x004A_3B38);
    /// Linen, paper, gauze.
    pub const LINEN: Color32 = rgb(0x00FF_FDF8);
    /// Edges of linen and paper.
    pub const LINEN_LINE: Color32 = rgb(0x00D6_CAB8);
    /// Blood, never more than a coin of it.
    pub const BLOOD: Color32 = rgb(0x00AE_382D);
    /// What a tone is mixed with where light falls on it; gleams.
    pub const GLEAM: Color32 = Color32::WHITE;
    /// What a tone is mixed with in the shade; shadows on the floor.
    pub const SHADE: Color32 = Color32::BLACK;
    /// Dark things: telephones, shoes.
    pub const COAL: Color32 = rgb(0x002A_2624);
    /// The tie of a suit, a child's hair ties and shoes.
    pub const RED: Color32 = rgb(0x00C8_574A);
    /// A child's frock.
    pub const HONEY: Color32 = rgb(0x00D2_A046);
}

impl Complexion {
    /// The colours of a portrait. Faces keep their warmth in the dark; hair takes the light of a
    /// lamp there, so that it stands out from the wall.
    #[must_use]
    pub fn of(portrait: &Portrait, palette: &Palette) -> Self {
        let [skin, shade, crease, gleam, flush, lip] = match portrait.skin {
            Skin::Light => {
                [0x00F3_CEB1, 0x00E3_B08F, 0x00BF_8264, 0x00FA_DFC9, 0x00E5_8A76, 0x00C8_6C66]
            }
            Skin::Warm => {
                [0x00ED_BD97, 0x00DD_A27A, 0x00B9_744F, 0x00F6_D2B3, 0x00E2_7A5E, 0x00C4_685A]
            }
            Skin::Tan => {
                [0x00DB_A578, 0x00C5_8A5D, 0x0099_603C, 0x00E8_BC94, 0x00D0_6A4B, 0x00AE_5B4C]
            }
            Skin::Deep => {
                [0x009C_6A4A, 0x0085_583B, 0x005A_3624, 0x00B6_8462, 0x00A8_4A36, 0x008C_463C]
            }
        }
        .map(rgb);
        // Black stands out from the walls of the dark appearance by itself, brown hardly.
        let brown = portrait.hair_colour == HairColour::Brown;
        let lift = match (palette.dark, brown) {
            (false, _) => 0.0,
            (true, false) => 0.035,
            (true, true) => 0.14,
        };
        let hair = mix(rgb(hair_of(portrait.hair_colour)), LAMP, lift);
        // Brows keep some of their dark when the hair has gone white; a bald man has some left.
        let brow = rgb(match (portrait.hair_colour, portrait.hair) {
            (HairColour::White, _) => 0x009A_9088,
            (HairColour::Grey, _) => 0x0057_504B,
            (_, Hair::Bald) if portrait.age == Age::Old => 0x0069_635E,
            (HairColour::Brown, _) => 0x004A_362C,
            (HairColour::Black, _) => 0x002C_211D,
        });
        let cloth = rgb(match portrait.clothes_colour {
            ClothesColour::Navy => 0x003E_4A61,
            ClothesColour::Slate => 0x006B_7E8F,
            ClothesColour::Green => 0x005D_7A6A,
            ClothesColour::Plum => 0x006E_4866,
            ClothesColour::Rust => 0x00B4_613F,
            ClothesColour::Sand => 0x00AE_9068,
            ClothesColour::Rose => 0x00B9_8A86,
        });
        let dark_hair = matches!(portrait.hair_colour, HairColour::Black | HairColour::Brown);
        let sheen = if dark_hair { rgb(0x00C9_A58A) } else { Color32::WHITE };
        Self {
            skin,
            shade,
            crease,
            gleam,
            flush,
            lip,
            hair,
            hair_light: mix(hair, sheen, 0.34 + lift),
            hair_dark: mix(hair, rgb(0x003A_3430), if dark_hair { 0.0 } else { 0.35 }),
            brow,
            cloth,
            cloth_shade: cloth,
            cloth_line: cloth,
            cloth_light: cloth,
            shirt: rgb(0x00F8_F0E2),
        }
        .dressed(cloth)
    }

    /// The same in clothes of another colour.
    #[must_use]
    pub fn dressed(self, cloth: Color32) -> Self {
        Self {
            cloth,
            cloth_shade: mix(cloth, UMBER, 0.28),
            cloth_line: mix(cloth, UMBER, 0.46),
            cloth_light: mix(cloth, LAMP, 0.18),
            ..self
        }
    }

    /// The line around a finger.
    #[must_use]
    pub fn knuckle(&self) -> Color32 {
        mix(self.crease, self.shade, 0.25)
    }

    /// Upper and lower lip: a woman's have more colour.
    #[must_use]
    pub fn lips(&self, woman: bool) -> (Color32, Color32) {
        if woman {
            (mix(self.lip, WINE, 0.18), self.lip)
        } else {
            (mix(self.lip, self.crease, 0.45), mix(self.lip, self.skin, 0.35))
        }
    }
}

const fn hair_of(colour: HairColour) -> u32 {
    match colour {
        HairColour::Black => 0x002D_2421,
        HairColour::Brown => 0x005C_4232,
        HairColour::Grey => 0x008E_8A86,
        HairColour::White => 0x00CF_CAC4,
    }
}
