//! Odd lessons, and cells and bytes at random: nothing ends the program, nothing is lost unsaid.

use super::{lessons, rulebook, said, scenario, written};
use moodfirst::exchange::draft::lesson;
use moodfirst::exchange::order::playing_order;
use moodfirst::exchange::translation::{read_back, sheet};
use moodfirst::exchange::words::Column;
use moodfirst::exchange::{Form, open, write_tables};
use moodfirst_core::scenario::difference::differences;
use moodfirst_core::source::Document;
use moodfirst_core::text::Lang;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The template in forms that people's editors give it, and with what hardly any lesson has.
fn odd() -> Vec<(&'static str, String)> {
    let (_, plain) = lessons().pop().unwrap();
    let rich = [
        (
            "    expectations:",
            "    scene: (place: Till, present: [Partners]),\n    languages: [zh, en],\n    particulars: [Words(id: \"beef\", values: [(zh: \"牛肉面\", en: \"beef\"), (zh: \"馄饨\", en: \"wonton\")]), Numbers(id: \"price\", values: [18, -5]), Hours(id: \"meeting\", values: [\"d1 19:30\", \"d1 20:00\"])],\n    editor: [(on: \"opening\", x: 40, y: -120, tags: [\"a, b\"], notes: [\"one\", \"two\"], pinned: true), (on: \"opening/listen\", notes: [\"three\"], stale: [en]), (on: \"leaves\", notes: [\"an ending’s\"])],\n    expectations:",
        ),
        (
            "id: \"listen\",",
            "id: \"listen\",\n                    remark: (zh: \"好\", en: \"Good\"),\n                    takes_up: (zh: [\"三十五分钟\", \"牛肉面\"], en: \"Thirty-five minutes\"),",
        ),
        (
            "jump: (to: \"d1 18:40\",",
            "jump: (to: \"d1 18:40\", scene: (place: CornerTable, channel: Telephone, present: [], header: (zh: \"角落\", en: \"The corner\")),",
        ),
        (
            "tags: [wants_solution_now],",
            "tags: [wants_solution_now], audio: (zh: \"audio/1.ogg\"),",
        ),
    ];
    let rich = rich.into_iter().fold(plain.clone(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let zh_only = plain
        .replace("format: 2,", "format: 2,\n    languages: [zh],")
        .replace("en: \"How much? Quickly, I haven’t got all night.\"", "en: \"\"");
    vec![
        ("line ends of Windows", plain.replace('\n', "\r\n")),
        ("a byte order mark", format!("\u{feff}{plain}")),
        ("format 1", plain.replace("format: 2", "format: 1")),
        ("what format 2 adds", rich),
        ("words missing in one language", zh_only),
        (
            "raw texts, escapes, blanks",
            plain
                .replace("\"迟到的面\"", "r#\" 迟到\"的\"面 \"#")
                .replace("The noodles that came late", "The \\\"noodles\\\"\\nthat came late  "),
        ),
    ]
}

#[test]
fn odd_lessons_come_back_whole() {
    for (name, text) in odd() {
        let before = scenario(&text);
        for form in [Form::Xlsx, Form::Csv, Form::Outline] {
            let bytes = written(&text, form, Lang::Zh);
            let found = open(&bytes).unwrap();
            assert_eq!(found.troubles, [], "{name}");
            let back = lesson(&found.tables, "x", &rulebook())
                .unwrap_or_else(|all| panic!("{name} {form:?}: {}", said(&all)));
            let after = scenario(&back.text);
            assert_eq!(differences(&before, &after), [], "{name} {form:?}");
            assert_eq!(after.editor, before.editor, "{name} {form:?}");
        }
    }
}

#[test]
fn odd_lessons_keep_their_bytes_through_a_translation() {
    for (name, text) in odd() {
        let before = scenario(&text);
        let mut table = sheet(&before, &playing_order(&before, &[]), Lang::Zh);
        for form in [Form::Xlsx, Form::Csv] {
            let bytes = write_tables(std::slice::from_ref(&table), form, "", Lang::Zh).unwrap();
            let found = open(&bytes).unwrap();
            let read =
                read_back(&Document::new(&text), &found.tables, &rulebook().personas).unwrap();
            assert_eq!(read.text, text, "{name} {form:?}");
        }
        // One changed line, and only that.
        let row = table.rows.iter_mut().find(|row| row.get(Column::Line) == "bill/line 1").unwrap();
        row.cells.retain(|(column, _)| *column != Column::En);
        row.cells.push((Column::En, "How much?".to_owned()));
        let read = read_back(&Document::new(&text), &[table], &rulebook().personas).unwrap();
        assert_eq!(read.changed.len(), 1, "{name}");
        let changed: Vec<&str> = read.text.lines().filter(|line| !text.contains(*line)).collect();
        assert!(
            matches!(changed.as_slice(), [line] if line.contains("How much?")),
            "{name}: {changed:?}"
        );
    }
}

/// What somebody, or something, puts into a cell.
const CELLS: [&str; 24] = [
    "",
    " ",
    "=1+1",
    "reply",
    "客户",
    "moment",
    "(((",
    "All([",
    "\"",
    "→",
    "a → b → c",
    "Anger(below: 60)",
    "d1 99:99",
    "99999999999999999999",
    "-",
    "!x",
    "×",
    ":",
    "：",
    "\u{202e}",
    "\n\n",
    "Promise",
    "明确承诺",
    "Not(Not(Not(Flag(\"x\"))))",
];

#[test]
fn cells_at_random_are_read_or_told_and_never_end_the_program() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let (_, text) = lessons().pop().unwrap();
    let bytes = written(&text, Form::Csv, Lang::En);
    let whole = open(&bytes).unwrap().tables;
    let rulebook = rulebook();
    for _ in 0..150 {
        let mut tables = whole.clone();
        for _ in 0..rng.random_range(1..6) {
            let table = rng.random_range(0..tables.len());
            let table = &mut tables[table];
            let row = rng.random_range(0..table.rows.len());
            match rng.random_range(0..5) {
                0 => drop(table.rows.remove(row)),
                1 => table.rows.swap(0, row),
                _ => {
                    let column = table.columns[rng.random_range(0..table.columns.len())];
                    let row = &mut table.rows[row];
                    row.cells.retain(|(one, _)| *one != column);
                    row.cells.push((column, CELLS[rng.random_range(0..CELLS.len())].to_owned()));
                }
            }
        }
        match lesson(&tables, "x", &rulebook) {
            // What was read is a file that reads; what was not is told.
            Ok(made) => drop(scenario(&made.text)),
            Err(troubles) => {
                assert!(!troubles.is_empty() && troubles.iter().all(|one| !one.what.is_empty()))
            }
        }
    }
}

#[test]
fn damaged_workbooks_are_refused_or_read() {
    let (_, text) = lessons().pop().unwrap();
    let whole = written(&text, Form::Xlsx, Lang::En);
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    for _ in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..rng.random_range(1..20) {
            let at = rng.random_range(4..bytes.len());
            bytes[at] = rng.random_range(0..=255);
        }
        let _ = open(&bytes);
        let _ = open(&whole[..rng.random_range(0..whole.len())]);
    }
}
