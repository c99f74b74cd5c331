//! The codes of what can be wrong with a line of a transcript file.

use crate::source::codes::code;
use crate::source::diagnostic::Code;

/// Not JSON.
pub static SYNTAX: Code = code!(
    "MF0901",
    "transcript-syntax",
    Error,
    "对话文件（`score`）一行一个 JSON 对象。这一行不是；其他行照常打分。",
    "A transcript file (`score`) is one JSON object a line. This line is none; the other lines are scored."
);
/// A key that does not exist here.
pub static KEY: Code = code!(
    "MF0902",
    "transcript-key",
    Error,
    "这里没有这个键：写错了名字，或写错了地方。不认识的键不会悄悄放过，否则分数会因为少了它而变。",
    "There is no such key here: its name is mistyped, or it stands in the wrong place. It is not passed over in silence, because the score would change by what is lost."
);
/// A value of another kind or beyond its limits.
pub static VALUE: Code = code!(
    "MF0903",
    "transcript-value",
    Error,
    "值的种类不对、超出了范围，或者缺了。诊断里写明了应当是什么。",
    "The value is of the wrong kind, out of range, or missing. The diagnostic says what was expected."
);
/// A name that is not on the list.
pub static NAME: Code = code!(
    "MF0904",
    "transcript-name",
    Error,
    "没有这个行为、标签、表达方式、性情或种类。名单是固定的。",
    "There is no such act, tag, delivery mark, persona or kind. The lists are closed."
);

/// All codes of this module, in order.
pub static ALL: &[&Code] = &[&SYNTAX, &KEY, &VALUE, &NAME];
