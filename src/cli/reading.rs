//! `reading`: which acts words seem to show, and how well that is read in a labelled set.

use super::args::Reading as Args;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
use crate::library::shown;
use moodfirst_core::reading::doubt::proposals;
use moodfirst_core::reading::measure::{Labelled, Measure, NONE, labelled};
use moodfirst_core::reading::{Group, Reader};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, shown as visible};
use std::path::Path;

pub fn run(resources: &Resources, console: &mut Console, args: &Args) -> Result<Exit, Failure> {
    let reader = Reader::embedded().map_err(|error| Failure::Refuse(vec![error]))?;
    if let Some(text) = &args.text {
        return one(resources, console, &reader, text);
    }
    let mut sets: [Vec<Labelled>; 2] = Default::default();
    for path in &args.files {
        let (lang, set) = read(console, path)?;
        let [zh, en] = &mut sets;
        if lang == Lang::Zh { zh } else { en }.extend(set);
    }
    for (lang, set) in Lang::ALL.into_iter().zip(&sets).filter(|(_, set)| !set.is_empty()) {
        let measure = Measure::of(&reader, lang, set);
        figures(console, lang, &measure)?;
        if args.table {
            table(console, &measure)?;
        }
    }
    console.flush()?;
    Ok(Exit::Fine)
}

fn read(console: &Console, path: &Path) -> Result<(Lang, Vec<Labelled>), Failure> {
    let name = shown(path);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let lang = Lang::ALL.into_iter().find(|lang| file.starts_with(lang.code()));
    let lang = lang.ok_or_else(|| {
        console.refuse(&say!(
            "{name}：文件名要以 zh 或 en 开头，才知道是哪种语言",
            "{name}: its name has to begin with zh or en, for the language"
        ))
    })?;
    let text = std::fs::read_to_string(path).map_err(|error| {
        console.refuse(&say!("{name} 读不了：{error}", "{name} cannot be read: {error}"))
    })?;
    let set = labelled(&text).map_err(|line| {
        console.refuse(&say!(
            "{name} 第 {line} 行：要写成 组[,组…]、制表符、原话",
            "{name}, line {line}: wanted group[,group…], tab, words"
        ))
    })?;
    Ok((lang, set))
}

/// One utterance: groups, words, acts, times.
fn one(
    resources: &Resources,
    console: &mut Console,
    reader: &Reader,
    text: &str,
) -> Result<Exit, Failure> {
    let lang = console.lang;
    let reading = reader.read(text, lang);
    let mut lines = Vec::new();
    for (act, group, evidence) in proposals(&reading) {
        let words: Vec<&str> = evidence.iter().filter_map(|span| text.get(span.clone())).collect();
        let (group, words) = (group.name(), words.join(" · "));
        let act = &resources.rulebook.catalogue.act(act).name;
        let (group, act, words) = (group.get(lang), act.get(lang), visible::lines(&words));
        lines.push(match lang {
            Lang::Zh => format!("{group}  像是“{act}”，依据：{words}"),
            Lang::En => format!("{group}: perhaps `{act}`, from: {words}"),
        });
    }
    if lines.is_empty() {
        lines.push(say!("看不准，不说", "Not known: nothing is said").get(lang).to_owned());
    }
    for time in reading.times() {
        let words = text.get(time.bytes.clone()).unwrap_or_default();
        let (hour, minute) = (time.minutes / 60, time.minutes % 60);
        lines.push(format!("{hour:02}:{minute:02}  {}", visible::lines(words)));
    }
    console.lines(lines)?;
    console.flush()?;
    Ok(Exit::Fine)
}

fn name(place: usize) -> &'static str {
    Group::ALL.get(place).map_or("none", |group| group.id())
}

fn thousandth(value: Option<u32>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{}.{:03}", value / 1000, value % 1000))
}

fn figures(console: &mut Console, lang: Lang, measure: &Measure) -> Result<(), Failure> {
    let (count, code) = (measure.utterances, lang.code());
    let head = say!(
        "{code}：{count} 句    查准  查全  F1    对/多/漏",
        "{code}: {count} utterances    precision  recall  F1    right/extra/missed"
    );
    console.lines([head.get(console.lang).to_owned()])?;
    let rows = (0..=NONE).filter_map(|place| {
        let counts = measure.counts.get(place)?;
        let (p, r, f) = (counts.precision(), counts.recall(), counts.f1());
        let (p, r, f) = (thousandth(p), thousandth(r), thousandth(f));
        let (hits, extra, missed) = (counts.hits, counts.extra, counts.missed);
        Some(format!("  {:12}{p:>7}{r:>7}{f:>7}  {hits}/{extra}/{missed}", name(place)))
    });
    console.lines(rows)?;
    console
        .lines([format!("  macro-F1 {}", thousandth(Some(measure.macro_f1()))), String::new()])?;
    Ok(())
}

/// Rows: labelled; columns: read and not labelled; on the diagonal what was labelled and read.
fn table(console: &mut Console, measure: &Measure) -> Result<(), Failure> {
    let head = (0..=NONE).map(|place| format!("{:>5}", name(place).get(..4).unwrap_or("?")));
    console.lines([format!("{:14}{}", "", head.collect::<String>())])?;
    console.lines(measure.confusion.iter().enumerate().map(|(place, row)| {
        let cells: String = row.iter().map(|count| format!("{count:>5}")).collect();
        format!("  {:12}{cells}", name(place))
    }))?;
    console.lines([String::new()])?;
    Ok(())
}
