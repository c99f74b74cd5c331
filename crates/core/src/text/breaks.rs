//! Where a line may end: UAX #14, tailored for Chinese (kinsoku). Pure: knows characters and widths, no fonts.

use std::ops::Range;

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

use crate::text::Lang;

/// No line starts with one of these.
pub const NEVER_FIRST: &str = "，。、；：？！）》」』”’】〉〕］｝…—·・～〜‥‧–-,.;:?!)]}%％℃°";
/// No line ends with one of these.
pub const NEVER_LAST: &str = "（《「『“‘【〈〔［｛([{¥￥$＄£€#＃";

/// May a line end before `next`, directly after `previous`, as far as kinsoku is concerned?
#[must_use]
pub fn allowed(previous: char, next: char) -> bool {
    !NEVER_FIRST.contains(next) && !NEVER_LAST.contains(previous)
}

/// Cuts a text into rows no wider than `width`.
///
/// `advances` holds the width of each character of `text`. Rows are byte ranges; the blanks at which a row was broken belong
/// to none. A newline always ends a row. A word wider than a row is cut between characters, still by [`allowed`]; only
/// where no such place exists within the row is a row cut against it. A row holds at least one character.
#[must_use]
pub fn rows(text: &str, lang: Lang, width: f32, advances: &[f32]) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let legal = legal_breaks(text, lang, &chars);
    let advance = |index: usize| advances.get(index).copied().unwrap_or(0.0);
    let byte = |index: usize| chars.get(index).map_or(text.len(), |&(at, _)| at);

    let mut rows = Vec::new();
    let mut start = 0;
    let mut used = 0.0;
    let mut at = 0;
    let mut last_legal = None;
    while at < chars.len() {
        let c = chars[at].1;
        if c == '\n' {
            rows.push(byte(start)..trimmed(&chars, start, at, text.len()));
            start = at + 1;
            (at, used, last_legal) = (start, 0.0, None);
            continue;
        }
        if at > start && legal[at] {
            last_legal = Some(at);
        }
        if at > start && !c.is_whitespace() && used + advance(at) > width + 0.01 {
            let end = last_legal.unwrap_or_else(|| emergency(&chars, start, at));
            rows.push(byte(start)..trimmed(&chars, start, end, text.len()));
            start = end;
            (at, used, last_legal) = (start, 0.0, None);
            continue;
        }
        used += advance(at);
        at += 1;
    }
    rows.push(byte(start)..trimmed(&chars, start, chars.len(), text.len()));
    fill_last(text, &chars, &legal, width, advances, &mut rows);
    rows
}

/// Signs after which a sentence draws breath.
const BREATHS: &str = "，。；：？！、…—,.;:?!";
/// A last row never holds fewer characters than this where another row can lend it some.
const FEWEST: usize = 3;

/// A last row of one or two characters is filled from the row before it: from its last comma or stop on that leaves enough,
/// else from the last place where a line may end.
fn fill_last(
    text: &str,
    chars: &[(usize, char)],
    legal: &[bool],
    width: f32,
    advances: &[f32],
    rows: &mut [Range<usize>],
) {
    let [.., before, last] = rows else { return };
    let seen =
        |row: &Range<usize>| text[row.clone()].chars().filter(|c| !c.is_whitespace()).count();
    if seen(last) >= FEWEST || text[before.end..last.start].contains('\n') {
        return;
    }
    let place = |byte: usize| chars.partition_point(|(at, _)| *at < byte);
    let (from, to) = (place(before.start), place(last.start));
    let fits = |at: usize| {
        let lent: f32 = advances.get(at..).unwrap_or_default().iter().sum();
        let enough = chars[at..].iter().filter(|(_, c)| !c.is_whitespace()).count() >= FEWEST;
        legal[at] && enough && lent <= width
    };
    let breath = |at: usize| {
        let previous = chars[..at].iter().rev().find(|(_, c)| !c.is_whitespace());
        previous.is_some_and(|(_, c)| BREATHS.contains(*c))
    };
    let places = || (from + 1..to).rev().filter(|at| fits(*at));
    let Some(at) = places().find(|at| breath(*at)).or_else(|| places().next()) else { return };
    before.end = trimmed(chars, from, at, text.len());
    last.start = chars[at].0;
}

/// For each character: may a row start here?
fn legal_breaks(text: &str, lang: Lang, chars: &[(usize, char)]) -> Vec<bool> {
    let mut legal = vec![false; chars.len()];
    let mut next = 0;
    for (byte, kind) in linebreaks(text) {
        while next < chars.len() && chars[next].0 < byte {
            next += 1;
        }
        if next < chars.len() && kind == BreakOpportunity::Allowed {
            legal[next] = true;
        }
    }
    for at in 1..chars.len() {
        let (previous, this) = (chars[at - 1].1, chars[at].1);
        // UAX #14 does not know whether ’ “ ” open or close, and glues them to both neighbours. In Chinese they are
        // full-width brackets, and a line may end before an opening or after a closing one.
        if lang == Lang::Zh
            && ("“‘".contains(this) && wide(previous) || "”’".contains(previous) && wide(this))
        {
            legal[at] = true;
        }
        legal[at] &= kinsoku(chars, at);
    }
    legal
}

/// May a row start at this character? Blanks before it count for nothing, and no row starts with one.
fn kinsoku(chars: &[(usize, char)], at: usize) -> bool {
    let this = chars[at].1;
    let before = chars[..at].iter().rev().find(|(_, c)| !c.is_whitespace());
    !this.is_whitespace() && before.is_none_or(|&(_, before)| allowed(before, this))
}

/// Chinese characters and full-width punctuation, but no quotation marks.
const fn wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '…' | '—')
}

/// The last place up to `limit` where a word may be cut; `limit` itself if there is none.
fn emergency(chars: &[(usize, char)], start: usize, limit: usize) -> usize {
    (start + 1..=limit)
        .rev()
        .find(|&at| {
            let joined = matches!(
                break_property(chars[at].1 as u32),
                BreakClass::CombiningMark | BreakClass::ZeroWidthJoiner
            ) || break_property(chars[at - 1].1 as u32) == BreakClass::ZeroWidthJoiner;
            !joined && kinsoku(chars, at)
        })
        .unwrap_or(limit)
}

/// The byte where a row ends without the blanks at its end.
fn trimmed(chars: &[(usize, char)], start: usize, end: usize, len: usize) -> usize {
    let last = chars[start..end].iter().rposition(|(_, c)| !c.is_whitespace());
    let end = last.map_or(start, |last| start + last + 1);
    chars.get(end).map_or(len, |&(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(text: &str) -> Vec<f32> {
        text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).collect()
    }

    fn broken(text: &str, lang: Lang, width: f32) -> Vec<&str> {
        rows(text, lang, width, &unit(text)).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn chinese_punctuation_stays_with_its_word() {
        assert_eq!(
            broken("他说：“好的，先听您说。”然后坐下。", Lang::Zh, 6.0),
            ["他说：“好", "的，先听您", "说。”然后", "坐下。"]
        );
        assert_eq!(
            broken("菜没报名、茶叫了三遍——您接着说", Lang::Zh, 10.0),
            ["菜没报名、茶叫了三", "遍——您接着说"]
        );
        assert_eq!(broken("一二三（四五六）七", Lang::Zh, 4.0), ["一二三", "（四五", "六）七"]);
    }

    #[test]
    fn a_last_row_holds_three_characters_at_least() {
        assert_eq!(
            broken("谁都得滑，拉一把就好了。往后留神。", Lang::Zh, 16.0),
            ["谁都得滑，拉一把就好了。", "往后留神。"]
        );
        assert_eq!(broken("一二三四五六七八九", Lang::Zh, 8.0), ["一二三四五六", "七八九"]);
        // Nothing to lend, or another paragraph.
        assert_eq!(broken("一二三", Lang::Zh, 2.0), ["一二", "三"]);
        assert_eq!(broken("一二三四五六\n七", Lang::Zh, 8.0), ["一二三四五六", "七"]);
    }

    #[test]
    fn english_breaks_at_blanks_and_keeps_words() {
        assert_eq!(
            broken("my husband’s SIM — it never cut out", Lang::En, 10.0),
            ["my husband’s SIM —", "it never cut out"]
        );
        assert_eq!(broken("a\n\nb", Lang::En, 9.0), ["a", "", "b"]);
        assert_eq!(broken("abcdefgh", Lang::En, 2.0), ["abcd", "efgh"]);
        assert_eq!(broken("", Lang::En, 2.0), [""]);
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "先", "心", "事", "您好", "，", "。", "、", "；", "：", "？", "！", "（", "）", "《",
            "》", "「", "」", "“", "”", "‘", "’", "——", "……", "·", "～", "【", "】", "60", "17:00",
            "SIM", "a", "word", " ", "  ", "\n", ".", ",", "-", "é", "e\u{301}",
        ]);
        prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn rows_keep_the_rules(text in text(), width in 1.0_f32..30.0, zh in any::<bool>()) {
            let lang = if zh { Lang::Zh } else { Lang::En };
            let rows = rows(&text, lang, width, &unit(&text));

            // Nothing is lost but blanks and newlines.
            let kept: String = rows.iter().flat_map(|row| text[row.clone()].chars()).filter(|c| !c.is_whitespace()).collect();
            let all: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, all);

            for pair in rows.windows(2) {
                let (row, next) = (&text[pair[0].clone()], &text[pair[1].clone()]);
                let between = &text[pair[0].end..pair[1].start];
                if between.contains('\n') {
                    continue;
                }
                let (Some(last), Some(first)) = (row.chars().last(), next.chars().next()) else { continue };
                if !allowed(last, first) {
                    // Only where the row offers no other place at all.
                    let chars: Vec<char> = row.chars().chain([first]).filter(|c| !c.is_whitespace()).collect();
                    prop_assert!(chars.windows(2).all(|two| !allowed(two[0], two[1]) || two[1] == '\u{301}'), "{:?} | {:?}", row, next);
                }
            }
            for row in &rows {
                let row = &text[row.clone()];
                let wide: f32 = unit(row).iter().sum();
                prop_assert!(wide <= width + 0.02 || row.chars().count() == 1, "{:?} is {} wide", row, wide);
            }
        }
    }
}
