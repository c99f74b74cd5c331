//! Bytes into text. Only UTF-8 is read; anything else is named, so that its author knows what
//! to save it as.

use super::codes;
use super::diagnostic::Draft;
use encoding_rs::Encoding;

/// Largest file that is read, in bytes: 32 MB.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The text in `bytes`. A byte order mark stays in it, so that offsets are those of the file.
///
/// # Errors
/// Too large, empty, cut off within a character, or not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Box<Draft>> {
    if bytes.len() > LARGEST {
        return Err(Box::new(
            Draft::new(
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
        return Err(Box::new(wrong(name)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // The last character is incomplete, all before it is UTF-8.
        Err(error) if error.error_len().is_none() => Err(Box::new(
            Draft::new(
                &codes::TRUNCATED,
                error.valid_up_to()..error.valid_up_to(),
                say!("文件在一个字的中间断了", "the file breaks off in the middle of a character"),
            )
            .hint(cut_off()),
        )),
        Err(_) => Err(Box::new(wrong(guess(bytes)))),
    }
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
    let (even, odd) = (zeros(0), zeros(1));
    if head.len() < 8 || even.max(odd) * 4 < head.len() {
        None
    } else if odd > even {
        Some("UTF-16 LE")
    } else {
        Some("UTF-16 BE")
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

fn wrong(name: &str) -> Draft {
    Draft::new(
        &codes::ENCODING,
        0..0,
        say!(
            "文件编码是 {name}，这里只读 UTF-8",
            "the file is encoded as {name}; only UTF-8 is read"
        ),
    )
    .hint(say!(
        "请在编辑器里选“另存为”，编码选 UTF-8（记事本里也叫“UTF-8”）",
        "save it again as UTF-8 (in most editors: Save As, encoding UTF-8)"
    ))
}
