//! Lessons in and out: sheets, outlines, translations, scripts.

mod commands;
mod hostile;
mod lessons;
mod odd;
mod translations;

use moodfirst::exchange::draft::{Drafted, lesson};
use moodfirst::exchange::rows::Lesson;
use moodfirst::exchange::table::Trouble;
use moodfirst::exchange::{Form, open, write_lesson};
use moodfirst::library::{Rulebook, SHIPPED};
use moodfirst_core::scenario::load::read_document;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::scenario::template;
use moodfirst_core::source::Document;
use moodfirst_core::text::Lang;

pub fn rulebook() -> Rulebook {
    Rulebook::embedded().unwrap()
}

/// The shipped lessons and the template, by name.
pub fn lessons() -> Vec<(String, String)> {
    let shipped = SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    shipped.chain([("template".to_owned(), template("noodles", "A \"B\""))]).collect()
}

pub fn scenario(text: &str) -> Scenario {
    let read = read_document("x.ron", &Document::new(text), &rulebook().personas);
    read.draft.unwrap().scenario
}

pub fn written(text: &str, form: Form, lang: Lang) -> Vec<u8> {
    let (document, scenario, rulebook) = (Document::new(text), scenario(text), rulebook());
    let lesson =
        Lesson { document: &document, scenario: &scenario, catalogue: &rulebook.catalogue, lang };
    write_lesson(lesson, form).unwrap()
}

pub fn drafted(bytes: &[u8]) -> Result<Drafted, Vec<Trouble>> {
    let found = open(bytes).unwrap_or_else(|why| panic!("{}", why.en));
    if found.troubles.is_empty() {
        lesson(&found.tables, "draft", &rulebook())
    } else {
        Err(found.troubles)
    }
}

pub fn said(troubles: &[Trouble]) -> String {
    troubles.iter().map(|one| one.said().en + "\n" + &one.said().zh + "\n").collect()
}
