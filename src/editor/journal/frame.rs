//! How records stand in the file: length and check sum before each, so that it is certain which
//! of them are whole.

use std::ops::Range;

/// How the file begins.
const MAGIC: [u8; 16] = *b"moodfirst.notes\n";
/// The version of everything behind it.
pub(super) const VERSION: u32 = 1;
const HEADER: usize = 24;
/// Length and check sum.
const HEAD: usize = 8;

/// What stands before the records: magic, version, check sum.
pub(super) fn header() -> Vec<u8> {
    header_of(VERSION)
}

pub(super) fn header_of(version: u32) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

/// Appends a record.
pub(super) fn push(out: &mut Vec<u8>, payload: &[u8]) {
    // 32 MB of text are the most that is read, four times that is far from the end.
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes();
    out.extend(length);
    out.extend(sum(length, payload).to_le_bytes());
    out.extend(payload);
}

fn sum(length: [u8; 4], payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length);
    hasher.update(payload);
    hasher.finalize()
}

/// How a file ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a whole record.
    Whole,
    /// In the middle of one, as after a crash.
    Torn,
    /// With something that was not written so: behind it there may be more.
    Damaged,
}

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Framed {
    /// Too short to hold anything.
    Nothing,
    /// Written by a newer program.
    Newer(u32),
    /// Not a journal, or not any more.
    Foreign,
    /// These records.
    Records(Vec<Range<usize>>, End),
}

/// Finds the whole records in a file.
pub(super) fn scan(bytes: &[u8]) -> Framed {
    let Some(head) = bytes.get(..HEADER) else {
        let known = bytes.len().min(MAGIC.len());
        return if bytes[..known] == MAGIC[..known] { Framed::Nothing } else { Framed::Foreign };
    };
    let whole = number(head, HEADER - 4) == Some(crc32fast::hash(&head[..HEADER - 4]));
    match number(head, MAGIC.len()) {
        Some(version) if whole && head.starts_with(&MAGIC) && version > VERSION => {
            return Framed::Newer(version);
        }
        Some(VERSION) if whole && head.starts_with(&MAGIC) => {}
        _ => return Framed::Foreign,
    }
    let mut records = Vec::new();
    let mut at = HEADER;
    while let Some(record) = record_at(bytes, at) {
        at = record.end;
        records.push(record);
    }
    let end = match at == bytes.len() {
        true => End::Whole,
        // A whole record behind it: it was not the end that broke off.
        false if (at + 1..bytes.len()).any(|at| record_at(bytes, at).is_some()) => End::Damaged,
        false => End::Torn,
    };
    Framed::Records(records, end)
}

/// What the record says that begins there, if a whole one does.
fn record_at(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let (length, wanted) = (number(bytes, at)?, number(bytes, at + 4)?);
    let from = at + HEAD;
    let to = from.checked_add(length as usize).filter(|to| *to <= bytes.len())?;
    (sum(length.to_le_bytes(), &bytes[from..to]) == wanted).then_some(from..to)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
