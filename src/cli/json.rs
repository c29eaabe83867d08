//! JSON that is safe on a terminal: what a terminal would obey or hide is escaped, never left out, so that a reader gets
//! every character back.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

use crate::text::safe::safe;

/// A value on one line.
pub(super) fn line(value: &Value) -> String {
    let mut bytes = Vec::new();
    match write(&mut bytes, value) {
        Ok(()) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => String::new(),
    }
}

/// Writes a value on one line, without a line break behind it.
///
/// # Errors
/// If it cannot be written.
pub(super) fn write(out: &mut dyn Write, value: &Value) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping))?;
    Ok(())
}

/// An array with one value a line, so that line tools can work on it too.
#[derive(Default)]
pub(super) struct Array {
    begun: bool,
}

impl Array {
    /// Writes the next value.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn push(&mut self, out: &mut dyn Write, value: &Value) -> io::Result<()> {
        out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        write(out, value)
    }

    /// Ends the array.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn end(self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }
}

/// A text that is JSON, with what a terminal would obey or hide escaped: it can only stand in strings.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut bytes = Vec::new();
    let lines = json.split_inclusive('\n').map(|line| line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n")));
    for (line, end) in lines {
        if Escaping.write_string_fragment(&mut bytes, line).is_ok() {
            bytes.extend_from_slice(end.as_bytes());
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            let (plain, found) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.write_all(plain.as_bytes())?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = found.get(hidden.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }
}

fn is_hidden(c: char) -> bool {
    match c {
        ' '..='~' => false,
        _ => safe(c.encode_utf8(&mut [0; 4])) != c.encode_utf8(&mut [0; 4]) as &str,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn everyday_text_is_left_alone() {
        assert_eq!(line(&json!({"title": "登录超时 \"x\""})), r#"{"title":"登录超时 \"x\""}"#);
    }

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_reads_back() {
        let evil = "a\u{1b}[31m\u{9b}31m\u{202e}b\u{7f}\u{e0041}\u{feff}登";
        let written = line(&json!(evil));
        assert!(written.chars().all(|c| matches!(c, ' '..='~' | '登')), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), evil);
    }
    #[test]
    fn an_array_has_a_value_a_line() {
        let mut out = Vec::new();
        let mut array = Array::default();
        array.push(&mut out, &json!(1)).unwrap();
        array.push(&mut out, &json!("二")).unwrap();
        array.end(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "[\n1,\n\"二\"\n]\n");
        let mut none = Vec::new();
        Array::default().end(&mut none).unwrap();
        assert_eq!(none, b"[]\n");
    }
}
