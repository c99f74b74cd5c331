//! Colours of places. Part of the theme: it changes the tone of things, never that of faces.

use egui::Color32;

use super::{Palette, rgb};

/// The tones of places in one appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// Wall, and the wall in the shade.
    pub wall: Color32,
    /// The wall in the shade.
    pub wall_shade: Color32,
    /// Floor.
    pub floor: Color32,
    /// Lines of the floor, thin things.
    pub line: Color32,
    /// The edge where wall and floor meet.
    pub skirt: Color32,
    /// Wood in the light.
    pub wood: Color32,
    /// Wood in the shade.
    pub wood_shade: Color32,
    /// Things in the background.
    pub dim: Color32,
    /// Green things.
    pub teal: Color32,
    /// Yellow things.
    pub yellow: Color32,
    /// Rose things.
    pub rose: Color32,
    /// Linen and china.
    pub cream: Color32,
    /// Shadows on the ground.
    pub shadow: Color32,
    /// Glass at night, and by day.
    pub glass_night: Color32,
    /// Glass by day.
    pub glass_day: Color32,
    /// Lamps seen far off.
    pub lamp: Color32,
    /// The ground that the picture lies on.
    pub paper: Color32,
    /// Marks on it.
    pub soft: Color32,
    /// A ward: wall, dado, rail, door, floor, frame of a door.
    pub ward: Ward,
    /// A room at night with one lamp: wall, and the sky behind its window.
    pub dusk: (Color32, Color32),
    /// A quilt.
    pub quilt: Color32,
    /// A sofa.
    pub sofa: Color32,
    /// Water on a floor, and the light in it.
    pub water: (Color32, Color32),
    /// Things of plastic: telephones, tills.
    pub plastic: Color32,
    /// The dark appearance.
    pub dark: bool,
}

/// The tones of a ward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ward {
    /// Wall.
    pub wall: Color32,
    /// The lower part of the wall.
    pub dado: Color32,
    /// The rail along it.
    pub rail: Color32,
    /// Door.
    pub door: Color32,
    /// Its frame.
    pub trim: Color32,
    /// Floor.
    pub floor: Color32,
    /// Bench.
    pub bench: Color32,
    /// Gowns.
    pub gown: Color32,
}

impl Tone {
    /// The tones of an appearance.
    #[must_use]
    pub fn of(palette: &Palette) -> Self {
        let pick = |light: u32, dark: u32| rgb(if palette.dark { dark } else { light });
        Self {
            wall: pick(0x00ED_E4D3, 0x0055_4E45),
            wall_shade: pick(0x00E4_D9C4, 0x004A_433B),
            floor: pick(0x00E6_D3B0, 0x0050_4638),
            line: pick(0x00D2_BC95, 0x0066_5A4B),
            skirt: pick(0x00FB_F6EC, 0x005A_5147),
            wood: pick(0x00C9_9A63, 0x0071_573C),
            wood_shade: pick(0x00B5_8550, 0x005C_4731),
            dim: pick(0x00D8_CCB6, 0x0057_4F45),
            teal: pick(0x008F_B3A8, 0x004F_807A),
            yellow: pick(0x00E2_B15A, 0x00B3_8B42),
            rose: pick(0x00DD_A090, 0x00A0_685F),
            cream: pick(0x00FB_F5E8, 0x00BF_B4A2),
            shadow: pick(0x00B7_9F7C, 0x0024_1F1B),
            glass_night: pick(0x0054_677A, 0x0033_4350),
            glass_day: pick(0x00CF_E4E6, 0x006C_8488),
            lamp: pick(0x00F0_C674, 0x00F0_C674),
            paper: palette.paper,
            soft: palette.soft,
            ward: Ward {
                wall: pick(0x00E3_E8E1, 0x004B_5855),
                dado: pick(0x00BF_D3CB, 0x003B_5753),
                rail: pick(0x008F_B3A8, 0x0055_7873),
                door: pick(0x008F_B3A8, 0x0056_7A74),
                trim: pick(0x00F7_F8F3, 0x0061_746F),
                floor: pick(0x00D9_D3C6, 0x0042_403A),
                bench: pick(0x00B9_A88E, 0x0066_5B4E),
                gown: pick(0x008C_C0B4, 0x0074_ADA1),
            },
            dusk: (pick(0x004D_5A66, 0x0047_535D), pick(0x0024_303C, 0x0018_2129)),
            quilt: pick(0x008F_A9B5, 0x006F_8B99),
            sofa: pick(0x0092_5F43, 0x006E_4936),
            water: (pick(0x00CF_E0DC, 0x005C_6F70), pick(0x00EA_F4F1, 0x007C_9190)),
            plastic: pick(0x003B_4348, 0x002F_363A),
            dark: palette.dark,
        }
    }
}
