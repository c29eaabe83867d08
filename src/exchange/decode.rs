//! Bytes to text: byte order mark, then strict UTF-8, then GB18030 (which holds GBK and GB2312).

use encoding_rs::{Encoding, GB18030};
use std::borrow::Cow;

/// How the files of programs begin that are no text but are taken for it: ZIP (so also xlsx), old Excel, SQLite, PDF, gzip.
const BINARY: &[&[u8]] = &[b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"SQLite format 3\0", b"%PDF", b"\x1F\x8B"];

/// The text of a file, without its byte order mark; in UTF-8 it is not copied.
///
/// # Errors
/// The line from which on it is no text in any of these encodings.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    if BINARY.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(1);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return whole(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => whole(GB18030, bytes).map_err(|_| line_at(bytes, error.valid_up_to())),
    }
}

fn whole<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, usize> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        match std::str::from_utf8(bytes) {
            Err(error) => line_at(bytes, error.valid_up_to()),
            Ok(_) => 1,
        }
    })
}

/// The line, from 1, in which a byte stands.
fn line_at(bytes: &[u8], place: usize) -> usize {
    1 + bytes.iter().take(place).filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_that_people_bring_gives_the_same_text() {
        let text = "标题,负责人\n导出乱码,李雷\n";
        let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        for (name, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            ("GB18030", GB18030.encode(text).0.to_vec()),
            ("UTF-16, little end first", [&b"\xFF\xFE"[..], &utf16(u16::to_le_bytes)].concat()),
            ("UTF-16, big end first", [&b"\xFE\xFF"[..], &utf16(u16::to_be_bytes)].concat()),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text), "{name}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_where_it_stops_being_one() {
        assert_eq!(decode(b"title\nok\n\xFF\xFF\xFF\n"), Err(3));
        assert_eq!(decode(b"PK\x03\x04rest of a workbook"), Err(1));
        assert_eq!(decode(b"SQLite format 3\0"), Err(1));
    }

    #[test]
    fn nothing_is_an_empty_text() {
        assert_eq!(decode(b"").as_deref(), Ok(""));
        assert_eq!(decode(b"\xEF\xBB\xBF").as_deref(), Ok(""));
    }
}
