//! What single cells say: values as they stand in a lesson's file, or as people write them.

use crate::exchange::words::plain;
use moodfirst_core::source::Term;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::text::Text;

/// Parts of a cell that stand between these marks, outside of brackets and quotation marks.
pub fn parts<'c>(cell: &'c str, marks: &[char]) -> Vec<&'c str> {
    let (mut out, mut start, mut depth, mut quoted, mut escaped) =
        (Vec::new(), 0, 0_u32, false, false);
    for (at, c) in cell.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && marks.contains(&c) => {
                out.push(&cell[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&cell[start..]);
    out.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Marks between the parts of a list.
pub const LIST: &[char] = &[',', ';', '，', '；', '、', '\n'];
/// Marks between ways on.
pub const WAYS: &[char] = &[';', '；', '\n'];

/// A value as it would stand in a lesson's file.
pub fn value(cell: &str) -> Option<Term> {
    let tree = Tree::parse(cell);
    if !tree.sound() || tree.is_empty() {
        return None;
    }
    Term::of(&tree, tree.root()?)
}

/// Fields as they would stand in a group of a lesson's file.
pub fn fields(cell: &str) -> Option<Vec<(String, Term)>> {
    match value(&format!("({cell}\n)"))? {
        Term::Group { items, .. } if items.iter().all(|(key, _)| !key.is_empty()) => Some(items),
        _ => None,
    }
}

/// A text in the languages in which it is there; `None` if in neither.
pub fn both(text: &Text) -> Option<Term> {
    let langs = [("zh", &text.zh), ("en", &text.en)];
    let there: Vec<(&str, Term)> = langs
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(key, words)| (key, Term::text(words.replace("\r\n", "\n"))))
        .collect();
    (!there.is_empty()).then(|| Term::group("", there))
}

/// A whole number; a spreadsheet may have made `70.0` or `７０` of it.
pub fn number(cell: &str) -> Option<i64> {
    let ascii: String = cell
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '−' | '－' => '-',
            '＋' => '+',
            other => other,
        })
        .collect();
    let ascii = ascii.trim().trim_start_matches('+');
    ascii.strip_suffix(".0").unwrap_or(ascii).parse().ok()
}

/// A moment as a lesson's file writes it (`d1 18:40`), from that or from `day 1 18:40`, `第1天 18:40`.
pub fn moment(cell: &str) -> String {
    let cell = cell.trim().replace('：', ":");
    let day =
        ["d", "D", "day", "Day", "第"].into_iter().rev().find_map(|word| cell.strip_prefix(word));
    let Some(rest) = day else { return cell };
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let rest = rest.trim_start().get(digits.len()..).unwrap_or_default();
    let time = rest.trim_start_matches(['天', '日', ' ', ',', '，']);
    let time = if time.len() == 4 { format!("0{time}") } else { time.to_owned() };
    if digits.is_empty() || time.is_empty() { cell } else { format!("d{digits} {time}") }
}

/// The moods that a cell changes: `anger +10, trust -5`. The part that is none, if there is one.
pub fn effect(cell: &str) -> Result<Vec<(&'static str, i64)>, String> {
    let one = |part: &str| {
        let at = part.find(|c: char| c.is_ascii_digit() || "+-−＋－".contains(c))?;
        let (name, change) = part.split_at(at);
        Some((gauge(name)?.0, number(change)?))
    };
    parts(cell, LIST).into_iter().map(|part| one(part).ok_or_else(|| part.to_owned())).collect()
}

/// A mood: its name as a field and as a guard.
pub fn gauge(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match plain(name).as_str() {
        "anger" | "怒气" => ("anger", "Anger"),
        "trust" | "信任" => ("trust", "Trust"),
        "heard" | "被听见" => ("heard", "Heard"),
        _ => return None,
    })
}

/// Guards by their names in a file.
const GUARDS: [&str; 16] = [
    "Anger", "Trust", "Heard", "Curve", "Flag", "Promise", "Visited", "Persona", "Not", "All",
    "Any", "Clock", "Last", "Misheard", "Earned", "Missed",
];

/// A condition: as a lesson's file writes it (`Anger(below: 60)`), or in plain words (`anger < 60 and
/// flag cut-short`, `怒气 ≥ 60；没有标记 打断过`).
pub fn guard(cell: &str) -> Option<Term> {
    if let Some(term) = value(cell)
        && let Term::Group { name, .. } = &term
        && GUARDS.contains(&name.as_str())
    {
        return Some(term);
    }
    let spaced = cell.replace(" and ", "；").replace('且', "；").replace("&&", "；");
    let mut all = parts(&spaced, LIST).into_iter().map(plainly).collect::<Option<Vec<_>>>()?;
    match all.len() {
        0 => None,
        1 => all.pop(),
        _ => Some(Term::Group {
            name: "All".to_owned(),
            items: vec![(String::new(), Term::List(all))],
        }),
    }
}

fn plainly(part: &str) -> Option<Term> {
    if value(part).is_some_and(
        |term| matches!(&term, Term::Group { name, .. } if GUARDS.contains(&name.as_str())),
    ) {
        return value(part);
    }
    let one = |name: &str, term| Term::Group {
        name: name.to_owned(),
        items: vec![(String::new(), term)],
    };
    let behind = |words: &[&str]| {
        let lower = part.to_lowercase();
        let word = words.iter().find(|word| lower.starts_with(**word))?;
        part.get(word.len()..).map(|rest| rest.trim_matches([' ', '"', '“', '”']))
    };
    if let Some(rest) = behind(&["not ", "没有", "没", "不是"]) {
        return plainly(rest.trim()).map(|term| one("Not", term));
    }
    for (name, words) in [
        ("Flag", ["flag ", "标记"]),
        ("Persona", ["persona ", "性情"]),
        ("Visited", ["visited ", "到过"]),
    ] {
        if let Some(rest) = behind(&words).filter(|rest| !rest.is_empty()) {
            return Some(one(name, Term::text(rest)));
        }
    }
    let marks = [
        (">=", "at_least"),
        ("≥", "at_least"),
        ("at least", "at_least"),
        ("不低于", "at_least"),
        ("至少", "at_least"),
        ("<", "below"),
        ("below", "below"),
        ("低于", "below"),
        ("不到", "below"),
    ];
    let (mark, field) = marks.into_iter().find(|(mark, _)| part.contains(mark))?;
    let (name, limit) = part.split_once(mark)?;
    let limit = number(limit)?;
    Some(Term::group(gauge(name)?.1, [(field, Term::Number(limit.to_string()))]))
}

/// A way on: the condition before the arrow, if there is one, and the goal.
pub fn way(part: &str) -> (Option<&str>, &str) {
    let arrow = ["→", "->", "=>"].into_iter().filter_map(|arrow| Some((part.rfind(arrow)?, arrow)));
    match arrow.max() {
        Some((at, arrow)) => (Some(part[..at].trim()), part[at + arrow.len()..].trim()),
        None => (None, part.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::rows::flat;

    #[test]
    fn conditions_in_the_words_of_the_file_and_in_plain_ones() {
        for (written, meant) in [
            ("Anger(below: 60)", "Anger(below: 60)"),
            ("anger < 60", "Anger(below: 60)"),
            ("怒气 ≥ 60", "Anger(at_least: 60)"),
            (
                "heard at least 30 and not flag cut-short",
                "All([Heard(at_least: 30), Not(Flag(\"cut-short\"))])",
            ),
            ("信任低于40；没有标记 打断过", "All([Trust(below: 40), Not(Flag(\"打断过\"))])"),
            ("visited bill, Persona(\"direct\")", "All([Visited(\"bill\"), Persona(\"direct\")])"),
        ] {
            assert_eq!(guard(written).map(|term| flat(&term)).as_deref(), Some(meant), "{written}");
        }
        for written in ["sometimes", "anger 60", "Anger(below: 60", "flag", ""] {
            assert_eq!(guard(written), None, "{written}");
        }
    }

    #[test]
    fn numbers_moments_and_effects_as_people_write_them() {
        assert_eq!(number("70.0"), Some(70));
        assert_eq!(number("－５"), Some(-5));
        assert_eq!(number("ten"), None);
        for cell in ["d1 18:40", "D1 18:40", "day 1 18:40", "第1天 18：40", "第 1 天 18:40"] {
            assert_eq!(moment(cell), "d1 18:40", "{cell}");
        }
        assert_eq!(moment("d2 9:05"), "d2 09:05");
        assert_eq!(moment("18:40"), "18:40");
        assert_eq!(effect("anger +10, 信任 −5"), Ok(vec![("anger", 10), ("trust", -5)]));
        assert_eq!(effect("anger 10; joy 5"), Err("joy 5".to_owned()));
    }

    #[test]
    fn parts_end_where_no_bracket_is_open() {
        assert_eq!(
            parts("All([a, b]), \"x, \\\" y\"，c", LIST),
            ["All([a, b])", "\"x, \\\" y\"", "c"]
        );
        assert_eq!(way("Anger(below: 60) → leaves"), (Some("Anger(below: 60)"), "leaves"));
        assert_eq!(way("leaves"), (None, "leaves"));
    }
}
