//! The codes of everything that can be wrong below the level of scenarios: MF00.. the file as a
//! whole, MF01.. its syntax, MF02.. its fields and values. Rules have their own, MF03.. and up.

use super::diagnostic::Code;

/// Declares a code together with its explanation and its bad example.
macro_rules! code {
    ($code:literal, $name:literal, $severity:ident, $zh:literal, $en:literal $(, $old:literal => $new:literal)* $(,)?) => {
        $crate::source::diagnostic::Code {
            code: $code,
            name: $name,
            severity: $crate::source::diagnostic::Severity::$severity,
            explain: $crate::source::diagnostic::Say { zh: $zh, en: $en },
            bad: &[$(($old, $new)),*],
        }
    };
}
pub(crate) use code;

/// The file is not UTF-8.
pub static ENCODING: Code = code!(
    "MF0001",
    "wrong-encoding",
    Error,
    "文件只读 UTF-8 编码。诊断里写明了它看起来是什么编码；请在编辑器里另存为 UTF-8。有没有 BOM 都可以。",
    "Files are read as UTF-8 only. The diagnostic names the encoding it looks like; save the file again as UTF-8, with or without a byte order mark."
);
/// The file has more than 32 MB.
pub static TOO_LARGE: Code = code!(
    "MF0002",
    "too-large",
    Error,
    "超过 32 MB 的文件不读。一课一个文件；图片和声音不放在里面。",
    "Files of more than 32 MB are not read. One lesson is one file; pictures and sound do not belong in it."
);
/// Nothing is in the file.
pub static EMPTY: Code = code!(
    "MF0003",
    "empty",
    Error,
    "文件里什么也没有，或只有注释。可以用 `moodfirst new NAME` 写出一份带说明的样板。",
    "There is nothing in the file, or only comments. `moodfirst new NAME` writes a template with explanations."
);
/// The file ends while brackets are open.
pub static TRUNCATED: Code = code!(
    "MF0004",
    "truncated",
    Error,
    "文件在括号还开着的时候就结束了。要么保存或复制时中断了，要么前面漏了右括号。",
    "The file ends while brackets are still open. Either saving or copying was interrupted, or a closing bracket is missing further up."
);
/// Nested deeper than any scenario needs.
pub static TOO_DEEP: Code = code!(
    "MF0005",
    "too-deep",
    Error,
    "括号最多套 64 层。再深的文件不会是情景，多半是损坏了。",
    "Brackets nest at most 64 deep. A deeper file is no scenario and probably damaged."
);
/// Written for a newer version of the program.
pub static NEWER_FORMAT: Code = code!("MF0006", "newer-format", Error,
    "`format` 比本程序认识的新。请更新程序；旧程序读新文件会读错，所以干脆不读。",
    "`format` is newer than this program knows. Update the program: an old program would misread a new file, so it does not read it at all.",
    "format: 2," => "format: ⟦3⟧,");
/// Something else than what such a file begins with.
pub static WRONG_ROOT: Code = code!("MF0007", "wrong-root", Error,
    "每种文件以自己的名字开头：情景是 `Scenario(`，重放计划是 `Plans(`。",
    "Every kind of file begins with its name: a scenario with `Scenario(`, replay plans with `Plans(`.",
    "Scenario(\n" => "⟦Scenery⟧(\n");
/// More findings than are listed.
pub static TOO_MANY: Code = code!(
    "MF0008",
    "too-many",
    Note,
    "一份文件最多列出 500 处问题。先改前面的，后面的往往随之消失。",
    "At most 500 findings are listed for one file. Mend the first ones; later ones often go with them."
);

/// Lines that end with a carriage return alone.
pub static LINE_ENDS: Code = code!(
    "MF0009",
    "line-ends",
    Error,
    "行末只有 CR（老式 Mac 的换行），整份文件因此只有一行，第一个 `//` 之后全是注释。请在编辑器里把换行改成 LF 或 CRLF。",
    "Lines end with CR alone (as on old Macs), so that the whole file is one line, and everything behind the first `//` a comment. Save it with LF or CRLF as line ends."
);
/// Zero bytes in a file.
pub static ZERO_BYTES: Code = code!(
    "MF0010",
    "zero-bytes",
    Error,
    "文件里有零字节（NUL），文本里不会有。多半是磁盘或复制出了错，请取一份完好的。",
    "There are zero bytes (NUL) in the file; no text has any. A disk or a copy has probably failed: get a sound copy."
);

/// A character that means nothing here.
pub static BAD_CHARACTER: Code = code!("MF0101", "bad-character", Error,
    "字符串之外只有名字、数字、括号、逗号、冒号和注释。其他字符要写在引号里。",
    "Outside of strings there are only names, numbers, brackets, commas, colons and comments. Anything else belongs in quotation marks.",
    "pass_mark: 70," => "pass_mark: 70⟦%⟧,");
/// Full-width punctuation in place of the marks of the format.
pub static FULL_WIDTH: Code = code!("MF0102", "full-width-mark", Error,
    "格式用的逗号、冒号、括号和引号是半角的（, : ( ) [ ] \"）。全角标点只写在引号里面。",
    "Commas, colons, brackets and quotation marks of the format are the half-width ones. Full-width punctuation belongs inside the quotation marks.",
    "minutes: 5," => "minutes: 5⟦，⟧");
/// A string, character or comment without an end.
pub static UNTERMINATED: Code = code!("MF0103", "unterminated", Error,
    "引号（或 `/*`）开了没有关。",
    "A quotation mark (or `/*`) is opened and never closed.",
    "author: \"NAME\"," => "author: ⟦\"NAME⟧,");
/// A backslash with something unknown after it.
pub static BAD_ESCAPE: Code = code!("MF0104", "bad-escape", Error,
    "反斜杠后面只能是 \\n \\t \\r \\\" \\' \\\\ \\0 \\xNN \\u{NNNN}，或行末（把长字符串接到下一行）。要写反斜杠本身就写两个。",
    "After a backslash only \\n \\t \\r \\\" \\' \\\\ \\0 \\xNN \\u{NNNN} or the end of the line (to carry a long string on) may stand. For a backslash itself write two.",
    "author: \"NAME\"," => "author: \"NAME⟦\\d⟧\",");
/// No comma between two items.
pub static MISSING_COMMA: Code = code!("MF0105", "missing-comma", Error,
    "两项之间要有逗号。最后一项后面的逗号可有可无。",
    "There is a comma between two items. After the last one it may stand or not.",
    "minutes: 5," => "minutes: 5⟦⟧");
/// A bracket that is opened and not closed.
pub static UNCLOSED: Code = code!("MF0106", "missing-bracket", Error,
    "这里缺一个括号。位置是按照后面的内容和缩进推断的。",
    "A bracket is missing here. The place is inferred from what follows and from the indentation.",
    "goals: [(zh: \"先听完，再开口\", en: \"Hear them out before you speak\")]," => "goals: [(zh: \"先听完，再开口\", en: \"Hear them out before you speak\")⟦⟧,");
/// A bracket that closes nothing.
pub static STRAY_BRACKET: Code = code!("MF0107", "stray-bracket", Error,
    "这个右括号没有对应的左括号，或者对应的是另一种括号。",
    "This closing bracket has no opening one, or one of another kind.",
    "minutes: 5," => "minutes: 5⟦]⟧,");
/// A comma or colon where a value should stand.
pub static MISSING_VALUE: Code = code!("MF0108", "missing-value", Error,
    "这里应当有一个值。",
    "There should be a value here.",
    "minutes: 5," => "minutes:⟦⟧ ,");
/// Something after the end.
pub static AFTER_END: Code = code!(
    "MF0109",
    "text-after-end",
    Error,
    "最外层的右括号之后不该再有内容。多半是前面多写了一个右括号。",
    "Nothing should come after the outermost closing bracket. Probably there is one closing bracket too many further up."
);

/// A name and a value without a colon between them.
pub static MISSING_COLON: Code = code!("MF0110", "missing-colon", Error,
    "名字和值之间要有冒号：`minutes: 5`。",
    "There is a colon between a name and its value: `minutes: 5`.",
    "minutes: 5," => "minutes⟦⟧ 5,");

/// A character that nobody sees in an id, a number, a time, or between them.
pub static HIDDEN: Code = code!("MF0111", "hidden-character", Error,
    "这里有一个看不见的字符（零宽空格、控制字符、改变文字方向的标记等）。看上去一样的两个 id 因此不是同一个。诊断里写明了它的码位；删掉它。",
    "There is a character here that cannot be seen (a zero-width space, a control character, a mark of writing direction). Two ids that look the same are different ones because of it. The diagnostic names its code point: delete it.",
    "id: \"quick-drink\"" => "id: \"quick⟦\u{200b}⟧-drink\"");
/// A straight quotation mark inside of a text.
pub static QUOTE_INSIDE: Code = code!("MF0112", "quote-inside-text", Error,
    "文字里面有直引号 `\"`，程序以为文字到那里就完了。里面的引号写成 “ ”，或写 `\\\"`。",
    "There is a straight quotation mark `\"` inside of a text; it seems to end there. Inside of a text write “ ”, or `\\\"`.",
    "zh: \"先听完，再开口\"" => "zh: \"先⟦\"⟧听完\"，再开口\"");
/// Curly quotation marks throughout a file.
pub static SMART_QUOTES: Code = code!(
    "MF0113",
    "smart-quotes",
    Error,
    "整份文件的引号都是弯的（“ ”），多半是编辑器自动换的。格式用的引号是直的 `\"`：全部替换回来，并关掉“智能引号”。",
    "The quotation marks of the whole file are curly ones (“ ”): an editor has probably put them in. The format uses straight ones, `\"`: replace them all and switch “smart quotes” off."
);

/// A field that does not exist here.
pub static UNKNOWN_FIELD: Code = code!("MF0201", "unknown-field", Error,
    "这里没有这个字段：写错了名字，或写错了地方。",
    "There is no such field here: its name is mistyped, or it stands in the wrong place.",
    "author: " => "⟦auhtor⟧: \"NAME\", author: ");
/// A field that has to be there.
pub static MISSING_FIELD: Code = code!("MF0202", "missing-field", Error,
    "少了一个必填的字段。",
    "A required field is missing.",
    "    minutes: 5,\n" => "", "Scenario(\n" => "⟦Scenario(⟧\n");
/// A field given twice.
pub static REPEATED_FIELD: Code = code!("MF0203", "repeated-field", Error,
    "同一个字段写了两次。只留一个。",
    "The same field is given twice. Keep one.",
    "minutes: 5," => "minutes: 5, ⟦minutes⟧: 6,");
/// A value of another kind.
pub static WRONG_TYPE: Code = code!("MF0204", "wrong-type", Error,
    "值的种类不对，例如该写数字的地方写了文字。诊断里写明了应当是什么。",
    "The value is of the wrong kind, a text where a number is needed for example. The diagnostic says what was expected.",
    "minutes: 5," => "minutes: ⟦\"5\"⟧,");
/// A text without one of its languages.
pub static MISSING_TRANSLATION: Code = code!("MF0205", "missing-translation", Error,
    "每段文字都要有中文 `zh` 和英文 `en`，两样都不能空着。",
    "Every text has Chinese `zh` and English `en`, and neither is empty.",
    "en: \"Hear them out before you speak\"" => "en: ⟦\"\"⟧");
/// A number beyond its limits.
pub static OUT_OF_RANGE: Code = code!("MF0206", "out-of-range", Error,
    "数字超出了范围。诊断里写明了范围。",
    "The number is outside of its range. The diagnostic says which.",
    "pass_mark: 70," => "pass_mark: ⟦120⟧,");
/// A name that is not on the list.
pub static UNKNOWN_NAME: Code = code!("MF0207", "unknown-name", Error,
    "这里只能写几个固定名字里的一个。诊断里写明了是哪些。",
    "Only one of a few fixed names may stand here. The diagnostic says which.",
    "channel: FaceToFace," => "channel: ⟦Fax⟧,");
/// An act that does not exist.
pub static UNKNOWN_ACT: Code = code!("MF0208", "unknown-act", Error,
    "没有这个行为。行为的名单是固定的，见程序里的“行为”一页或 assets/acts.ron。",
    "There is no such act. The list of acts is closed: see assets/acts.ron.",
    "LetVent(" => "⟦LetWent⟧(");
/// A delivery mark that does not exist.
pub static UNKNOWN_MARK: Code = code!("MF0209", "unknown-mark", Error,
    "没有这个表达方式。",
    "There is no such delivery mark.",
    "delivery: [Nod]" => "delivery: [⟦Nodd⟧]");
/// A moment that is none.
pub static BAD_MOMENT: Code = code!("MF0210", "bad-moment", Error,
    "时刻写成 \"d1 17:00\"：第几天（从 d1 起）、空格、两位的时和两位的分。",
    "A moment is written \"d1 17:00\": the day (from d1), a space, two digits of hours, two of minutes.",
    "start: \"d1 18:30\"" => "start: ⟦\"18:30\"⟧");
/// Words and gesture both, or neither.
pub static WORDS_OR_GESTURE: Code = code!("MF0211", "words-or-gesture", Error,
    "每个片段要么有 `text`（说的话），要么有 `gesture`（做的事），不能都有，也不能都没有。",
    "Every segment has either `text` (what is said) or `gesture` (what is done): not both, not neither.",
    "LetVent(gesture: " => "LetVent(text: (zh: \"请讲。\", en: \"Go on.\"), ⟦gesture⟧: ");
/// A map where none belongs.
pub static NO_KEYS: Code = code!(
    "MF0212",
    "no-name-here",
    Error,
    "这里的值不带名字：直接写值，不写 `名字:`。",
    "The values here have no names: write the value without `name:`."
);

/// A character that nobody sees in the words of a lesson.
pub static HIDDEN_IN_TEXT: Code = code!("MF0217", "hidden-in-text", Warning,
    "这段文字里有看不见的字符：零宽空格、控制字符、改变文字方向的标记等，多半是粘贴带来的。终端里它会显示成码位，不会起作用。",
    "There is a character in this text that cannot be seen: a zero-width space, a control character, a mark of writing direction. Pasting has probably brought it. A terminal shows its code point and does not obey it.",
    "en: \"Hear them out before you speak\"" => "en: \"Hear them out⟦\\u{1b}⟧ before you speak\"");
/// A field of a newer format.
pub static NEEDS_FORMAT: Code = code!("MF0213", "needs-format", Error,
    "这个字段是较新的格式才有的。在文件开头写上那一版的 `format`；其他什么也不用改，旧字段照旧。",
    "This field came with a newer format. Name that format at the head of the file, `format: 2`; nothing else has to change, all older fields stay as they are.",
    "format: 2" => "format: 1", "id: \"what-now\"," => "id: \"what-now\", ⟦pause⟧: true,");
/// A list with more values than can be numbered.
pub static TOO_LONG: Code = code!(
    "MF0214",
    "too-long",
    Error,
    "列表里的项太多了。每种列表都有上限，诊断里写明了；真有这么多，多半是生成或复制时出了错。",
    "A list holds too many values. Every list has a limit, which the diagnostic names; where there are really so many, something probably went wrong when they were generated or copied."
);
/// Something is missing in a language that the lesson need not have.
pub static INCOMPLETE_LANGUAGE: Code = code!("MF0215", "incomplete-language", Note,
    "这一课按 `languages` 只要求写那几种语言。另一种语言缺的文字在这里只计一个数；用那种语言的人看到的是写了的那种。",
    "By its `languages` the lesson has to be written in those only. What is missing in the other language is counted here once; whoever uses that language is shown the one that is written.",
    "title: (zh: \"迟到的面\", en: \"The noodles that came late\")" => "title: (zh: \"迟到的面\")",
    "minutes: 5," => "minutes: 5, ⟦languages⟧: [zh],");

/// A recording that cannot be one.
pub static BAD_RECORDING: Code = code!("MF0216", "bad-recording", Error,
    "录音是放在情景文件旁边的声音文件：相对路径，用 / 分隔，不用 `..`，以 .ogg .opus .mp3 .m4a .wav .flac 之一结尾。",
    "A recording is a sound file beside the scenario: a relative path with /, without `..`, ending in .ogg .opus .mp3 .m4a .wav or .flac.",
    "text: (zh: \"（看了看表）正好。\"" => "audio: (zh: ⟦\"/home/me/on-time.ogg\"⟧), text: (zh: \"（看了看表）正好。\"");

/// All codes of this module, in order.
pub static ALL: &[&Code] = &[
    &ENCODING,
    &TOO_LARGE,
    &EMPTY,
    &TRUNCATED,
    &TOO_DEEP,
    &NEWER_FORMAT,
    &WRONG_ROOT,
    &TOO_MANY,
    &LINE_ENDS,
    &ZERO_BYTES,
    &BAD_CHARACTER,
    &FULL_WIDTH,
    &UNTERMINATED,
    &BAD_ESCAPE,
    &MISSING_COMMA,
    &UNCLOSED,
    &STRAY_BRACKET,
    &MISSING_VALUE,
    &AFTER_END,
    &MISSING_COLON,
    &HIDDEN,
    &QUOTE_INSIDE,
    &SMART_QUOTES,
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &REPEATED_FIELD,
    &WRONG_TYPE,
    &MISSING_TRANSLATION,
    &OUT_OF_RANGE,
    &UNKNOWN_NAME,
    &UNKNOWN_ACT,
    &UNKNOWN_MARK,
    &BAD_MOMENT,
    &WORDS_OR_GESTURE,
    &NO_KEYS,
    &NEEDS_FORMAT,
    &TOO_LONG,
    &INCOMPLETE_LANGUAGE,
    &BAD_RECORDING,
    &HIDDEN_IN_TEXT,
];
