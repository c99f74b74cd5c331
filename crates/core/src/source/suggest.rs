//! "Did you mean …?"

use super::unseen;
use crate::text::Text;

/// The candidate that `word` was most likely meant to be, if one is near enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).min_by_key(|&(distance, _)| distance).map(|(_, c)| c)
}

/// All candidates that `word` may have been meant to be, each with its distance.
pub fn near<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let plain = |s: &str| unseen::plain(s).to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(word);
    let limit = (wanted.chars().count() / 3).max(1);
    // Comparing is quadratic; nobody mistypes a name of this length.
    let none = word.is_empty() || word.len() > 80;
    candidates
        .into_iter()
        .take_while(move |_| !none)
        // Comparing costs; a name of quite another length cannot be the one.
        .filter(move |c| !c.is_empty() && *c != word && c.len().abs_diff(word.len()) <= limit * 4)
        .map(move |c| (strsim::osa_distance(&wanted, &plain(c)), c))
        .filter(move |&(distance, _)| distance <= limit)
}

/// The hint 「您是不是想写 …？」 for the nearest candidate.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Text> {
    let near = nearest(word, candidates);
    match (near, unseen::disguised(word)) {
        (Some(near), Some(Text { zh, en })) => Some(say!(
            "是不是想写 `{near}`？{zh}",
            "did you mean `{near}`? In what is written here {en}"
        )),
        (None, odd) => odd,
        (Some(near), None) => Some(say!("是不是想写 `{near}`？", "did you mean `{near}`?")),
    }
}

/// Up to `most` names as a list, for "known here: a, b, c".
pub fn listing<'a>(names: impl IntoIterator<Item = &'a str>, most: usize) -> Option<Text> {
    let names: Vec<&str> = names.into_iter().collect();
    if names.is_empty() || names.len() > most {
        return None;
    }
    let zh = names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join("、");
    let en = names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    Some(say!("可用：{zh}", "known here: {en}"))
}
