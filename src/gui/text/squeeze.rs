//! Chinese punctuation is drawn on a full square, half of which is empty. Where two such signs meet, and where a row starts
//! with an opening one, the empty half is taken out, as a typesetter does.

use moodfirst_core::text::Lang;

/// Signs with an empty right half.
const LEFT_HALF: &str = "，。、；：？！）》」』”’】〉〕］";
/// Signs with an empty left half.
const RIGHT_HALF: &str = "（《「『“‘【〈〔［";

/// Is half a square taken out before `next`? `previous` is nothing at the start of a row.
fn squeezed(previous: Option<char>, next: char) -> bool {
    match previous {
        None => RIGHT_HALF.contains(next),
        Some(previous) if LEFT_HALF.contains(previous) => {
            LEFT_HALF.contains(next) || RIGHT_HALF.contains(next)
        }
        Some(previous) => RIGHT_HALF.contains(previous) && RIGHT_HALF.contains(next),
    }
}

/// Takes the halves out of measured widths. What happens at the start of a row is not known yet and left alone.
pub(super) fn narrow(text: &str, lang: Lang, size: f32, advances: &mut [f32]) {
    if !lang.full_width() {
        return;
    }
    let pairs = text.chars().zip(text.chars().skip(1));
    for (advance, (previous, next)) in advances.iter_mut().skip(1).zip(pairs) {
        if squeezed(Some(previous), next) {
            *advance = (*advance - size / 2.0).max(0.0);
        }
    }
}

/// Cuts part of a row where a half is taken out; each piece comes with the (negative) space before it. `previous` is the
/// character before the part and is moved to its last one.
pub(super) fn pieces<'a>(
    text: &'a str,
    lang: Lang,
    size: f32,
    previous: &mut Option<char>,
) -> Vec<(f32, &'a str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut lead = 0.0;
    for (at, c) in text.char_indices() {
        if lang.full_width() && squeezed(*previous, c) {
            if at > start {
                pieces.push((lead, &text[start..at]));
            }
            (start, lead) = (at, -size / 2.0);
        }
        *previous = Some(c);
    }
    pieces.push((lead, &text[start..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_taken_out_between_signs_and_at_the_start() {
        let mut previous = None;
        assert_eq!(
            pieces("“好。”他", Lang::Zh, 10.0, &mut previous),
            [(-5.0, "“好。"), (-5.0, "”他")]
        );
        assert_eq!(pieces("：“嗯", Lang::Zh, 10.0, &mut previous), [(0.0, "："), (-5.0, "“嗯")]);
        assert_eq!(pieces("“so”", Lang::En, 10.0, &mut None), [(0.0, "“so”")]);
    }
}
