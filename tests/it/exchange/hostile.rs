//! Cells as they come from people, other programs and ill will.

use super::{drafted, rulebook, said, scenario};
use moodfirst::exchange::draft::lesson;
use moodfirst::exchange::{open, xlsx};
use moodfirst_core::text::Lang;
use rust_xlsxwriter::{Format, Formula, Workbook};

/// A small draft as somebody might type it: names instead of ids, Chinese only, nothing that the
/// program can find out by itself.
const DRAFT: &str = "\
项目,名字,内容,中文
标题,,,迟到的面
客户,,,周先生
开场怒气,,55,
性情,,平常,
欠客户：承诺,面,100,
办得到,面,d1 18:40,重做一碗
第一天是,,周二,
开始时间,,d1 18:30,
结局,回头客,更趋忠诚,下周见
结局：后来,回头客,,他又来了。
结局,走了,流失,空着肚子走了

时刻,谁,回应,条件,行为,针对,中文,接下去,承诺,事项,时间,标记,其他
开场,客户,,,,,我等了三十五分钟！,,,,,,
,回应,听,,让对方说完,,您接着说。,后来,,,,,
,回应,插嘴,,打断,,您听我说——,后来,,,,打断过,
后来,客户,,标记 打断过,,,你让我把话说完！,,,,,,
,客户,,,,,几点能吃上？,,,,,,要行动
,回应,承诺,,明确承诺,,六点四十端到您桌上。,怒气 < 60 → 回头客；走了,面,面,d1 18:40,,到时办妥
,承诺：做什么,,,,,重做一碗,,,,,,
";

#[test]
fn a_first_draft_in_chinese_becomes_a_lesson_and_says_what_it_lacks() {
    let made = drafted(DRAFT.as_bytes()).unwrap_or_else(|all| panic!("{}", said(&all)));
    let made_of = scenario(&made.text);
    assert_eq!(made_of.languages, [Lang::Zh]);
    assert_eq!(made_of.nodes.len(), 2);
    assert_eq!(made_of.flags.len(), 1);
    assert_eq!(made_of.endings.len(), 2);
    assert_eq!(made_of.start, made_of.nodes[0].id);
    // The words that became ids are kept as words to find them by.
    let tags: Vec<&str> =
        made_of.editor.iter().flat_map(|mark| mark.tags.iter().map(String::as_str)).collect();
    assert!(tags.contains(&"开场") && tags.contains(&"回头客"), "{tags:?}");
    let errors: Vec<String> =
        made.findings.iter().filter(|one| one.found.is_error()).map(|one| one.said().en).collect();
    let all = errors.join("\n");
    assert!(all.contains("`licence`") && all.contains("`briefing`"), "{all}");
    // Where a row is to blame, the finding names it, and names as they were written.
    let lost = DRAFT.replace("；走了,面", "；走啦,面");
    let made = drafted(lost.as_bytes()).unwrap();
    let said: Vec<String> = made.findings.iter().map(|one| one.said().zh).collect();
    assert!(
        said.iter().any(|one| one.starts_with("第 20 行：") && one.contains("`走啦`")),
        "{said:#?}"
    );
    assert!(all.contains("row 12: "), "{all}");
}

#[test]
fn everything_that_cannot_be_read_is_told_at_once_with_its_row() {
    let broken = DRAFT
        .replace("让对方说完", "让对方说玩")
        .replace("标记 打断过,,,你", "有时候,,,你")
        .replace("开场怒气,,55", "开场怒气,,很高")
        .replace(",客户,,,,,几点", ",客互,,,,,几点")
        .replace("要行动", "要行懂")
        .replace(",承诺：做什么,,,,,重做", ",神态,,,,,重做");
    let found = open(broken.as_bytes()).unwrap();
    let troubles = lesson(&found.tables, "x", &rulebook()).unwrap_err();
    let all = said(&troubles);
    for part in [
        "row 16: no act is called “让对方说玩”; did you mean `让对方说完`?",
        "row 18: the condition “有时候” is not understood",
        "row 4: “很高” is no whole number",
        "row 19: no kind of row is called “客互”; did you mean “客户”?",
        "第 16 行：没有行为叫“让对方说玩”；是不是想写 `让对方说完`？",
    ] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    assert!(all.contains("row 21: there should be a row “customer” above it"), "{all}");
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

const HEADINGS: [&str; 6] = ["en", "moment", "act", "who", "reply", "zh"];

fn sheet(book: &mut Workbook, rows: &[[&str; 6]]) {
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([&HEADINGS].into_iter().chain(rows)) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

#[test]
fn formulas_dates_merged_cells_and_errors_are_told_and_other_sheets_left_alone() {
    let rows = [
        ["Hello", "opening", "", "customer", "", "喂"],
        ["Go on", "", "Let them vent", "reply", "listen", "您说"],
    ];
    let fine = book(|book| {
        book.add_worksheet().set_name("budget").unwrap().write_formula(3, 3, "=1/0").unwrap();
        sheet(book, &rows);
    });
    let found = open(&fine).unwrap();
    assert_eq!(
        (found.troubles.len(), found.others.as_slice()),
        (0, ["budget".to_owned()].as_slice())
    );
    assert_eq!(found.tables[0].rows.len(), 2);

    let hostile = book(|book| {
        sheet(book, &rows);
        let sheet = book.worksheet_from_index(0).unwrap();
        sheet
            .write_formula(1, 0, Formula::new("=HYPERLINK(\"http://x\")").set_result("Hello"))
            .unwrap();
        sheet
            .write_datetime_with_format(
                2,
                0,
                rust_xlsxwriter::ExcelDateTime::from_hms(18, 40, 0).unwrap(),
                &Format::new().set_num_format("hh:mm"),
            )
            .unwrap();
        sheet.merge_range(3, 4, 3, 5, "both", &Format::new()).unwrap();
        // Beside our columns anything may stand.
        sheet.write_formula(1, 9, "=1/0").unwrap();
    });
    let all = said(&open(&hostile).unwrap().troubles);
    assert!(all.contains("sheet “Sheet1”, row 2: the cell “English” holds a formula"), "{all}");
    assert!(all.contains("row 3: the cell “English” was taken for a date"), "{all}");
    assert!(all.contains("row 4: cells are merged here"), "{all}");
    assert_eq!(all.lines().count(), 6, "{all}");
}

#[test]
fn long_cells_hidden_characters_and_missing_columns() {
    let long = format!(
        "moment,who,zh\nopening,customer,{}\nopening,cue,a\u{202e}b\n",
        "长".repeat(40_000)
    );
    let all = said(&open(long.as_bytes()).unwrap().troubles);
    assert!(all.contains("row 2: the cell “Chinese” has 40000 characters"), "{all}");
    assert!(
        all.contains("row 3: the cell “Chinese” holds a character that cannot be seen, U+202E"),
        "{all}"
    );
    let missing = said(&open(b"moment,zh,en\nopening,a,b\n").unwrap().troubles);
    assert!(missing.contains("row 1: the column “who” is missing"), "{missing}");
    let nothing = open(b"a,b,c\n1,2,3\n").unwrap_err();
    assert!(nothing.en.contains("what | name | value"), "{}", nothing.en);
    for bytes in [
        b"PK\x03\x04 no archive".as_slice(),
        b"\xd0\xcf\x11\xe0",
        b"\0\0\0",
        b"",
        "面\u{fffd}".as_bytes(),
    ] {
        assert!(open(bytes).is_err());
    }
}

#[test]
fn what_looks_like_a_formula_is_text_in_the_workbook_too() {
    let bytes = book(|book| sheet(book, &[["=1+1", "opening", "", "customer", "", "-好"]]));
    let grid = xlsx::read(&bytes).unwrap();
    assert_eq!(grid[0].rows[1].1[0], "=1+1");
    let made = open(&bytes).unwrap();
    assert_eq!(made.troubles, []);
}

#[test]
fn gbk_tables_are_read() {
    let gbk = encoding_rs::GBK.encode(DRAFT).0;
    assert_eq!(drafted(&gbk).unwrap().text, drafted(DRAFT.as_bytes()).unwrap().text);
}
