//! The sheet for translators: out, changed by somebody, and back.

use super::{lessons, rulebook, said, scenario};
use moodfirst::exchange::order::playing_order;
use moodfirst::exchange::table::{Table, Trouble};
use moodfirst::exchange::translation::{ReadBack, read_back, sheet};
use moodfirst::exchange::words::Column;
use moodfirst::exchange::{Form, open, write_tables};
use moodfirst_core::scenario::difference::{What, differences};
use moodfirst_core::source::Document;
use moodfirst_core::text::Lang;

fn exported(text: &str) -> Table {
    let scenario = scenario(text);
    sheet(&scenario, &playing_order(&scenario, &[]), Lang::En)
}

fn back(text: &str, table: &Table) -> Result<ReadBack, Vec<Trouble>> {
    read_back(&Document::new(text), std::slice::from_ref(table), &rulebook().personas)
}

/// Puts something else into a cell.
fn write(table: &mut Table, line: &str, column: Column, words: &str) {
    let row = table.rows.iter_mut().find(|row| row.get(Column::Line) == line).unwrap();
    row.cells.retain(|(one, _)| *one != column);
    row.cells.push((column, words.to_owned()));
}

const TEMPLATE_LINE: &str = "what-now/exact-time/segment 2";

#[test]
fn out_and_back_unchanged_is_the_same_file_to_the_byte() {
    for (name, text) in lessons() {
        for lang in Lang::ALL {
            let scenario = scenario(&text);
            let table = sheet(&scenario, &playing_order(&scenario, &[]), lang);
            for form in [Form::Xlsx, Form::Csv] {
                let bytes = write_tables(std::slice::from_ref(&table), form, "", lang).unwrap();
                let found = open(&bytes).unwrap();
                assert_eq!(found.troubles, [], "{name}");
                let read = read_back(&Document::new(&text), &found.tables, &rulebook().personas);
                let read = read.unwrap_or_else(|all| panic!("{name} {}", said(&all)));
                assert_eq!(read.text, text, "{name} {form:?}");
                assert!(read.changed.is_empty() && read.left.is_empty(), "{name}");
                assert_eq!((read.notes, read.stale), (0, 0));
            }
        }
    }
}

#[test]
fn exactly_the_changed_texts_change_and_nothing_else_in_the_file() {
    for (name, text) in lessons() {
        let before = scenario(&text);
        let mut table = exported(&text);
        // Every seventh text in English, every eleventh in Chinese.
        let mut wanted = Vec::new();
        let ids: Vec<String> =
            table.rows.iter().map(|row| row.get(Column::Line).to_owned()).collect();
        for (place, id) in ids.iter().enumerate() {
            if id.contains("takes_up") || id.contains("misses") {
                continue;
            }
            if place % 7 == 0 {
                write(&mut table, id, Column::En, &format!("New “words” {place}\nand more"));
                wanted.push(format!("{id} en"));
            }
            if place % 11 == 0 {
                write(&mut table, id, Column::Zh, &format!("新的话{place}"));
                wanted.push(format!("{id} zh"));
            }
        }
        let read = back(&text, &table).unwrap_or_else(|all| panic!("{name} {}", said(&all)));
        let mut changed: Vec<String> =
            read.changed.iter().map(|(id, lang)| format!("{id} {}", lang.code())).collect();
        changed.sort();
        wanted.sort();
        assert_eq!(changed, wanted, "{name}");
        let told = differences(&before, &scenario(&read.text));
        assert!(told.iter().all(|one| matches!(one.what, What::Words { .. })), "{name}: {told:?}");
        // Lines of the file that hold none of these texts are as they were.
        let same = |line: &&str| !text.contains(*line);
        let new = read
            .text
            .lines()
            .filter(same)
            .filter(|line| !line.contains("New “words”") && !line.contains("新的话"));
        assert_eq!(new.count(), 0, "{name}");
        let again = back(&read.text, &table).unwrap();
        assert_eq!((again.text, again.left.len()), (read.text, 0), "{name}: once is enough");
    }
}

#[test]
fn a_text_whose_original_has_changed_since_is_left_and_both_versions_are_shown() {
    let (_, text) = lessons().pop().unwrap();
    let mut table = exported(&text);
    write(&mut table, TEMPLATE_LINE, Column::En, "At twenty to seven.");
    // Blanks at the ends are the file's business.
    assert!(back(&text, &table).unwrap().text.contains("en: \"At twenty to seven. \""));
    let moved = text.replacen("六点四十，我端到您桌上。", "六点四十五，我端到您桌上。", 1);
    assert_ne!(moved, text);
    let read = back(&moved, &table).unwrap();
    assert_eq!((read.text.as_str(), read.changed.len()), (moved.as_str(), 0));
    let left = &read.left[0];
    assert!(left.sheet.contains("六点四十，") && left.file.contains("六点四十五，"), "{left:?}");
    let other = text.replacen("Twenty to seven, on your table. ", "By then, on your table. ", 1);
    let read = back(&other, &table).unwrap();
    assert_eq!(read.text, other);
    assert_eq!(
        (read.left[0].sheet.as_str(), read.left[0].file.as_str()),
        ("At twenty to seven.", "By then, on your table. ")
    );
    // What nobody touched in the sheet does not undo what was changed in the file.
    let read = back(&other, &exported(&text)).unwrap();
    assert_eq!((read.text, read.left.len()), (other, 0));
}

#[test]
fn rows_that_cannot_be_read_are_told_together_and_nothing_is_changed() {
    let (_, text) = lessons().pop().unwrap();
    let mut table = exported(&text);
    write(&mut table, "title", Column::Line, "titel");
    write(&mut table, "summary", Column::En, "Changed");
    write(&mut table, "summary", Column::Mark, "");
    let twice = table.rows[5].clone();
    table.rows.push(twice);
    let troubles = back(&text, &table).unwrap_err();
    let said = said(&troubles);
    assert_eq!(troubles.len(), 3, "{said}");
    assert!(said.contains("did you mean `title`?") && said.contains("“mark” is gone"), "{said}");
    assert!(said.contains("above already"), "{said}");
}

#[test]
fn rows_and_columns_may_be_gone_or_in_another_order() {
    let (_, text) = lessons().pop().unwrap();
    let mut table = exported(&text);
    write(&mut table, TEMPLATE_LINE, Column::En, "=1+1, he said");
    table.rows.retain(|row| row.get(Column::Line) == TEMPLATE_LINE);
    table.columns = vec![Column::Mark, Column::En, Column::Line];
    for form in [Form::Xlsx, Form::Csv] {
        let bytes = write_tables(std::slice::from_ref(&table), form, "", Lang::Zh).unwrap();
        let found = open(&bytes).unwrap();
        let read = read_back(&Document::new(&text), &found.tables, &rulebook().personas).unwrap();
        assert_eq!(read.changed.len(), 1, "{form:?}");
        assert!(read.text.contains("en: \"=1+1, he said \""), "{form:?}");
    }
}

#[test]
fn notes_and_marks_of_age_go_into_the_editors_part_and_come_out_again() {
    let (_, text) = lessons().pop().unwrap();
    let before = scenario(&text);
    let mut table = exported(&text);
    write(&mut table, TEMPLATE_LINE, Column::Notes, "Too fast?\nAsk the kitchen");
    write(&mut table, "opening/line 1/cue", Column::Notes, "Fine");
    write(&mut table, "opening/line 1/cue", Column::Stale, "en");
    write(&mut table, "title", Column::Notes, "nowhere to keep this");
    let read = back(&text, &table).unwrap();
    assert_eq!((read.notes, read.stale, read.left.len()), (3, 1, 1), "{:?}", read.left);
    let after = scenario(&read.text);
    assert_eq!(differences(&before, &after), []);
    let mark = |on: &str| after.editor.iter().find(|mark| mark.on == on).unwrap();
    assert_eq!(mark("what-now/exact-time").notes, ["Too fast?", "Ask the kitchen"]);
    assert_eq!(mark("opening").stale, [Lang::En]);
    // They are in the next sheet, and reading that one back changes nothing.
    let mut next = exported(&read.text);
    let row = next.rows.iter().find(|row| row.get(Column::Line) == TEMPLATE_LINE).unwrap();
    assert!(row.get(Column::Notes).is_empty(), "on the first row of the reply only");
    assert_eq!(back(&read.text, &next).unwrap().text, read.text);
    // A translator who is done clears the cells.
    for row in &mut next.rows {
        row.cells.retain(|(column, _)| *column != Column::Stale);
    }
    let done = back(&read.text, &next).unwrap();
    assert_eq!(done.stale, 1);
    assert!(scenario(&done.text).editor.iter().all(|mark| mark.stale.is_empty()));
    assert_eq!(done.text.replace(", stale: [en]", ""), done.text);
}

#[test]
fn characters_that_an_encoding_lost_and_those_that_nobody_sees_change_nothing() {
    let (_, text) = lessons().pop().unwrap();
    let mut table = exported(&text);
    write(&mut table, "bill/line 1", Column::En, "How much? Quickly, I haven?t got all night.");
    let read = back(&text, &table).unwrap();
    assert_eq!((read.text.as_str(), read.left.len()), (text.as_str(), 1));
    assert!(read.left[0].why.en.contains("CSV UTF-8"), "{:?}", read.left);
    let unseen = text.replacen("How much? Quickly", "How\u{200b} much?\u{7} Quickly", 1);
    assert_ne!(unseen, text);
    let table = exported(&unseen);
    let bytes = write_tables(&[table], Form::Xlsx, "", Lang::En).unwrap();
    let found = open(&bytes).unwrap();
    assert_eq!(found.troubles, []);
    let read = read_back(&Document::new(&unseen), &found.tables, &rulebook().personas).unwrap();
    assert_eq!((read.text, read.changed.len()), (unseen, 0));
}
