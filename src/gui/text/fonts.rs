//! The bundled fonts and how a text finds its family.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use moodfirst_core::text::Lang;

/// The bundled font files by name: Noto Sans SC and Source Sans 3, regular and semi-bold.
pub const FILES: [(&str, &[u8]); 4] = [
    ("NotoSansSC-Regular", include_bytes!("../../../assets/fonts/NotoSansSC-Regular.ttf")),
    ("NotoSansSC-SemiBold", include_bytes!("../../../assets/fonts/NotoSansSC-SemiBold.ttf")),
    ("SourceSans3-Regular", include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf")),
    ("SourceSans3-SemiBold", include_bytes!("../../../assets/fonts/SourceSans3-SemiBold.ttf")),
];

/// Source Sans 3 is drawn smaller on its body than the Latin of Noto Sans SC; this brings English to the same height.
const ENGLISH_SCALE: f32 = 1.09;

/// Installs the fonts. egui's own stay behind them, and the system's behind those.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for lang in Lang::ALL {
        for bold in [false, true] {
            let weight = if bold { "SemiBold" } else { "Regular" };
            let (first, second) = match lang {
                Lang::Zh => ("NotoSansSC", "SourceSans3"),
                Lang::En => ("SourceSans3", "NotoSansSC"),
            };
            let mut files = vec![format!("{first}-{weight}"), format!("{second}-{weight}")];
            files.extend(behind.iter().cloned());
            if lang == Lang::default() && !bold {
                fonts.families.insert(FontFamily::Proportional, files.clone());
            }
            fonts.families.insert(FontFamily::Name(family(lang, bold).into()), files);
        }
    }
    // What is written as in a file has Chinese in it, too.
    let written = fonts.families.entry(FontFamily::Monospace).or_default();
    written.insert(written.len().min(1), "NotoSansSC-Regular".to_owned());
    ctx.set_fonts(fonts);
}

const fn family(lang: Lang, bold: bool) -> &'static str {
    match (lang, bold) {
        (Lang::Zh, false) => "zh",
        (Lang::Zh, true) => "zh-bold",
        (Lang::En, false) => "en",
        (Lang::En, true) => "en-bold",
    }
}

/// The font for a text in a language at a size of the type scale.
#[must_use]
pub fn font(lang: Lang, size: f32, bold: bool) -> FontId {
    let size = if lang.full_width() { size } else { size * ENGLISH_SCALE };
    FontId::new(size, FontFamily::Name(family(lang, bold).into()))
}
