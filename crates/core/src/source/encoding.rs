//! Bytes into text. Only UTF-8 is read; anything else is named, so that its author knows what
//! to save it as.

use super::codes;
use super::diagnostic::Problem;
use encoding_rs::Encoding;

/// Largest file that is read, in bytes: 32 MB.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The text in `bytes`. A byte order mark stays in it, so that offsets are those of the file.
///
/// # Errors
/// Too large, empty, cut off within a character, or not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Box<Problem>> {
    if bytes.len() > LARGEST {
        return Err(Box::new(
            Problem::new(
                &codes::TOO_LARGE,
                0..0,
                say!("文件超过 32 MB 的上限", "the file is larger than the 32 MB that are read"),
            )
            .hint(say!(
                "请把它拆成几个情景，一课一个文件",
                "split it into several scenarios, one file a lesson"
            )),
        ));
    }
    if let Some(name) = utf16(bytes) {
        return Err(Box::new(wrong(name, 0)));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Box::new(zero_bytes(bytes, at)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => match lonely_returns(text) {
            Some(draft) => Err(Box::new(draft)),
            None => Ok(text),
        },
        // The last character is incomplete, all before it is UTF-8.
        Err(error) if error.error_len().is_none() => Err(Box::new(
            Problem::new(
                &codes::TRUNCATED,
                error.valid_up_to()..error.valid_up_to(),
                say!("文件在一个字的中间断了", "the file breaks off in the middle of a character"),
            )
            .hint(cut_off()),
        )),
        Err(error) => Err(Box::new(not_utf8(bytes, error.valid_up_to()))),
    }
}

/// What of these bytes is text, from the first on: for the excerpt of what is wrong with them.
pub(super) fn readable(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// What a terminal of this encoding (`GBK`, as a locale names it) has sent; `None` if it is
/// neither that nor UTF-8.
#[must_use]
pub fn typed(bytes: &[u8], charset: &str) -> Option<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    // Locales write it with and without hyphens.
    let label = charset.to_ascii_lowercase();
    let encoding = Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(label.replace("euc", "euc-").as_bytes()))?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// The text of a table or an outline that another program has saved: UTF-8, UTF-16 with its byte
/// order mark, or whatever the bytes most likely are (Excel writes GBK where Windows is Chinese);
/// with the name of the encoding. `None` if they are no text: with zeros in it, or with bytes that
/// the encoding does not know.
#[must_use]
pub fn sniffed(bytes: &[u8]) -> Option<(String, &'static str)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])?;
        return Some((text.into_owned(), encoding.name())).filter(|(text, _)| !text.contains('\0'));
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), "UTF-8"));
    }
    // Mostly UTF-8: one damaged character must not turn all the others into something else.
    if mostly_utf8(bytes).is_some() {
        return None;
    }
    let name = guess(bytes);
    let encoding = Encoding::for_label(name.as_bytes())?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), name))
}

fn zero_bytes(bytes: &[u8], at: usize) -> Problem {
    let (place, count) = (at + 1, bytes.iter().filter(|&&byte| byte == 0).count());
    let message = if count == bytes.len() {
        say!(
            "文件的 {count} 个字节全是零，里面没有文字",
            "all {count} bytes of the file are zero: there is no text in it"
        )
    } else {
        say!(
            "第 {place} 个字节是零（NUL），这样的字节共 {count} 个；文本里不会有",
            "byte {place} is zero (NUL), one of {count}; no text has any"
        )
    };
    Problem::new(&codes::ZERO_BYTES, at..at, message).hint(say!(
        "多半是磁盘或复制出了错：请取一份完好的文件",
        "a disk or a copy has probably failed: get a sound copy of the file"
    ))
}

/// Lines that end with a carriage return alone: then the file has only one.
fn lonely_returns(text: &str) -> Option<Problem> {
    let at = text.find('\r').filter(|_| !text.contains('\n'))?;
    // One at the very end is no line of a kind.
    if at + 1 == text.len() {
        return None;
    }
    let count = text.matches('\r').count();
    let draft = Problem::new(
        &codes::LINE_ENDS,
        at..at,
        say!(
            "行末只有 CR（老式 Mac 的换行，共 {count} 处），读起来整份文件只有一行",
            "lines end with CR alone, as on old Macs ({count} of them): the whole file reads as one line"
        ),
    );
    Some(draft.hint(say!(
        "请在编辑器里把换行改成 LF 或 CRLF，再保存",
        "save it with LF or CRLF as line ends"
    )))
}

/// How many places are damaged of bytes that are UTF-8 for the most part.
fn mostly_utf8(bytes: &[u8]) -> Option<usize> {
    let sound = String::from_utf8_lossy(bytes);
    let damaged = sound.chars().filter(|&c| c == '\u{fffd}').count();
    let good = sound.chars().filter(|&c| !c.is_ascii() && c != '\u{fffd}').count();
    (good >= 10 && damaged * 4 <= good).then_some(damaged)
}

/// Neither UTF-8 nor cut off.
fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let Some(damaged) = mostly_utf8(bytes) else { return wrong(guess(bytes), at) };
    let (place, byte) = (at + 1, bytes.get(at).copied().unwrap_or_default());
    Problem::new(
        &codes::ENCODING,
        at..at,
        say!(
            "第 {place} 个字节 0x{byte:02X} 不是 UTF-8；文件的其余部分是（坏了 {damaged} 处）",
            "byte {place}, 0x{byte:02X}, is not UTF-8; the rest of the file is ({damaged} damaged)"
        ),
    )
    .hint(say!(
        "这里的字在保存或粘贴时坏了，请重新输入",
        "what stood here was damaged when it was saved or pasted: type it again"
    ))
}

/// The hint for files that end too early.
pub(super) fn cut_off() -> crate::text::Text {
    say!(
        "多半是保存或复制时中断了，请重新取一份完整的文件",
        "saving or copying was probably interrupted: get the whole file again"
    )
}

/// UTF-16 and UTF-32 by byte order mark, or by the zero bytes of the brackets and letters that
/// every scenario begins with.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => return Some("UTF-32 LE"),
        [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32 BE"),
        [0xff, 0xfe, ..] => return Some("UTF-16 LE"),
        [0xfe, 0xff, ..] => return Some("UTF-16 BE"),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    // Every other byte: bytes that are zero here and there are no text at all.
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > 1 && odd * 4 >= head.len() => Some("UTF-16 LE"),
        (even, 0) if even > 1 && even * 4 >= head.len() => Some("UTF-16 BE"),
        _ => None,
    }
}

/// What the bytes most likely are.
fn guess(bytes: &[u8]) -> &'static str {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    // Half a megabyte of text tells enough.
    detector.feed(&bytes[..bytes.len().min(512 * 1024)], true);
    let encoding: &'static Encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    match encoding.name() {
        // Windows calls all of these GBK.
        "gb18030" => "GBK",
        name => name,
    }
}

/// In another encoding, which shows first at a byte.
fn wrong(name: &str, at: usize) -> Problem {
    let place = at + 1;
    Problem::new(
        &codes::ENCODING,
        at..at,
        say!(
            "文件编码是 {name}，这里只读 UTF-8；从第 {place} 个字节看得出来",
            "the file is encoded as {name}; only UTF-8 is read; byte {place} shows it"
        ),
    )
    .hint(say!(
        "请在编辑器里选“另存为”，编码选 UTF-8（记事本里也叫“UTF-8”）",
        "save it again as UTF-8 (in most editors: Save As, encoding UTF-8)"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> (&'static str, usize, String) {
        let draft = decode(bytes).unwrap_err();
        (draft.code.name, draft.span.start, draft.message.en)
    }

    #[test]
    fn the_true_cause_and_the_first_wrong_byte() {
        let zeros = said(&[0; 5000]);
        assert_eq!((zeros.0, zeros.1), ("zero-bytes", 0));
        assert!(zeros.2.contains("all 5000 bytes"), "{}", zeros.2);
        assert_eq!(said(b"Scenario(\0)").0, "zero-bytes");
        let returns = said(b"// one\rScenario(\r)\r");
        assert_eq!((returns.0, returns.1), ("line-ends", 6));
        assert!(decode(b"// one\r\nScenario()").is_ok() && decode(b"Scenario()\r").is_ok());
        let gbk = encoding_rs::GBK.encode("Scenario(title: \"面条来迟了，客人等了很久\")").0;
        let (name, at, words) = said(&gbk);
        assert_eq!((name, at), ("wrong-encoding", 17));
        assert!(words.contains("GBK") && words.contains("byte 18"), "{words}");
        let mut one = "面条来迟了，客人等了很久很久很久很久很久很久".as_bytes().to_vec();
        one[6] = 0xff;
        let (_, at, words) = said(&one);
        assert_eq!(at, 6);
        assert!(words.contains("0xFF") && words.contains("the rest of the file is"), "{words}");
        let utf16: Vec<u8> = "Scenario(id: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(said(&utf16).2.contains("UTF-16 LE"));
    }

    #[test]
    fn tables_of_other_programs_are_read_in_their_encoding() {
        let words = "时刻,谁,中文\n开场,客户,我等了三十五分钟，你们端来一碗素面？";
        let gbk = encoding_rs::GBK.encode(words).0;
        assert_eq!(sniffed(&gbk), Some((words.to_owned(), "GBK")));
        let marked = [b"\xef\xbb\xbf", words.as_bytes()].concat();
        assert_eq!(sniffed(&marked), Some((words.to_owned(), "UTF-8")));
        let utf16: Vec<u8> =
            [0xfeff].into_iter().chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniffed(&utf16), Some((words.to_owned(), "UTF-16LE")));
        assert_eq!(sniffed(b"a\0b"), None);
        let mut damaged = words.as_bytes().to_vec();
        damaged[20] = 0xff;
        assert_eq!(sniffed(&damaged), None);
    }

    #[test]
    fn names_arrive_as_they_were_typed() {
        let gbk = encoding_rs::GBK.encode("小林").0;
        assert_eq!(typed(&gbk, "GBK").as_deref(), Some("小林"));
        assert_eq!(typed(&gbk, "gb18030").as_deref(), Some("小林"));
        assert_eq!(typed(&gbk, "UTF-8"), None);
        assert_eq!(typed("小林".as_bytes(), "GBK").as_deref(), Some("小林"));
    }
}
