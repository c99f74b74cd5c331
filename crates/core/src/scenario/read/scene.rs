//! Scenes, looks, and what a file may say besides the conversation: format 2.

use super::as_moment;
use super::head::{channel_of, mood};
use crate::scenario::model::{
    Audio, Coaching, Company, EditorMark, Look, Particular, Place, Quotes, Scene, Values,
};
use crate::source::codes;
use crate::source::diagnostic::Problem;
use crate::source::read::{Fields, Value};
use crate::source::say;
use crate::source::tree::Shape;
use crate::text::{Lang, Text};

/// The format that brought all of this.
pub(super) const FORMAT_2: u32 = 2;

/// The scene of a jump.
pub(super) fn scene(value: Value<'_>) -> Scene {
    let mut f = value.fields();
    let scene = Scene {
        place: place(&mut f),
        channel: f.maybe("channel").and_then(channel_of),
        present: present(&mut f),
        header: f.maybe("header").map(Value::text),
    };
    f.done();
    scene
}

/// The scene of the head, which names channel and place in words by itself.
pub(super) fn first_scene(value: Value<'_>) -> Scene {
    let mut f = value.fields();
    let scene =
        Scene { place: place(&mut f), channel: None, present: present(&mut f), header: None };
    f.done();
    scene
}

fn place(f: &mut Fields<'_>) -> Option<Place> {
    f.maybe("place").and_then(|v| v.one_of(Place::NAMES))
}

fn present(f: &mut Fields<'_>) -> Option<Vec<Company>> {
    let list = f.maybe("present")?.list(|v| v.one_of(Company::NAMES));
    Some(list.into_iter().flatten().collect())
}

pub(super) fn look(value: Value<'_>) -> Look {
    let mut f = value.fields();
    let look = Look {
        place: place(&mut f),
        present: present(&mut f),
        mood: f.maybe("mood").map(mood),
        text: f.text("text"),
    };
    f.done();
    look
}

/// `remark`, `takes_up` and `misses` of a reply; `None` if it has none of them.
pub(super) fn coaching(f: &mut Fields<'_>) -> Option<Box<Coaching>> {
    let coaching = Coaching {
        remark: remark(f),
        takes_up: quotes(f, "takes_up"),
        misses: quotes(f, "misses"),
    };
    (coaching != Coaching::default()).then(|| Box::new(coaching))
}

pub(super) fn remark(f: &mut Fields<'_>) -> Option<Text> {
    f.since(FORMAT_2, "remark").map(Value::text)
}

fn quotes(f: &mut Fields<'_>, name: &'static str) -> Quotes {
    let Some(value) = f.since(FORMAT_2, name) else { return Quotes::default() };
    let mut f = value.fields();
    let mut words = |lang: Lang| {
        let Some(value) = f.maybe(lang.code()) else { return Vec::new() };
        if value.shape() == Shape::List { value.list(Value::string) } else { vec![value.string()] }
    };
    let quotes = Quotes { zh: words(Lang::Zh), en: words(Lang::En) };
    f.done();
    quotes
}

/// Endings of the file names of recordings.
const RECORDINGS: [&str; 6] = [".ogg", ".opus", ".mp3", ".m4a", ".wav", ".flac"];

pub(super) fn audio(value: Value<'_>) -> Audio {
    let mut f = value.fields();
    let mut file = |lang: Lang| f.maybe(lang.code()).map(recording);
    let audio = Audio { zh: file(Lang::Zh), en: file(Lang::En) };
    f.done();
    audio
}

/// The file of a recording: beside the scenario or in a folder below it.
fn recording(value: Value<'_>) -> String {
    let name = value.string();
    let inside = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    let plain = !name.contains(|c: char| c.is_control() || r#"\:*?"<>|"#.contains(c));
    let known = RECORDINGS.iter().any(|ending| name.ends_with(ending));
    if value.str().is_some() && !(inside && plain && known) {
        let endings = RECORDINGS.join(" ");
        let draft = Problem::new(
            &codes::BAD_RECORDING,
            value.span(),
            say!("`{name}` 不能作录音的文件名", "`{name}` cannot be the file of a recording"),
        );
        value.report_at(draft.expected(say!(
            "应当像 \"audio/opening.ogg\"：相对路径，用 / 分隔，以 {endings} 之一结尾",
            "expected something like \"audio/opening.ogg\": a relative path with /, ending in one of {endings}"
        )));
    }
    name
}

const VALUES: [&str; 3] = ["Words", "Numbers", "Hours"];

/// `Words(id: "dish", values: [(zh: "…", en: "…"), …])`, `Numbers(…)`, `Hours(…)`.
pub(super) fn particular(value: Value<'_>) -> Particular {
    let name = value.name();
    if !VALUES.contains(&name) {
        if value.shape() != Shape::Broken {
            value.unknown(&codes::UNKNOWN_NAME, VALUES);
        }
        return Particular { id: String::new(), values: Values::Numbers(vec![0, 1]) };
    }
    let mut f = value.fields();
    let particular = Particular {
        id: f.string("id"),
        values: match name {
            "Words" => Values::Words(f.list("values", Value::text)),
            "Numbers" => {
                Values::Numbers(f.list("values", |v| v.int(&(-1_000_000_000..=1_000_000_000))))
            }
            _ => {
                let hours = f.list("values", as_moment);
                Values::Hours(hours.into_iter().flatten().collect())
            }
        },
    };
    f.done();
    particular
}

const LANGUAGES: [(&str, Lang); 2] = [("zh", Lang::Zh), ("en", Lang::En)];

/// A list of languages, each once.
pub(super) fn languages_of(value: Value<'_>) -> Vec<Lang> {
    let mut languages: Vec<Lang> = Vec::new();
    for lang in value.list(|v| v.one_of(&LANGUAGES)).into_iter().flatten() {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    languages
}

/// What the editor keeps: `(on: "opening", x: 40, y: 120, notes: ["…"])`.
pub(super) fn editor_mark(value: Value<'_>) -> EditorMark {
    const FAR: i64 = 1_000_000;
    let mut f = value.fields();
    let on = f.string("on");
    let (x, y) = (f.int_maybe("x", -FAR..=FAR), f.int_maybe("y", -FAR..=FAR));
    let mark = EditorMark {
        on,
        at: x.zip(y),
        tags: f.list_or_empty("tags", Value::string),
        notes: f.list_or_empty("notes", Value::string),
        pinned: f.flag("pinned"),
        tray: f.flag("tray"),
        stale: f.maybe("stale").map_or_else(Vec::new, languages_of),
    };
    f.done();
    mark
}
