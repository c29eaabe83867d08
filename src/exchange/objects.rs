//! The JSON objects of a text, one at a time: an array, several arrays, one object a line, or objects in a row.
//!
//! One at a time, so that a large file costs the memory of its largest record; and with where each stands. What lies between
//! objects is not checked for commas: a file that somebody cut and pasted is still read.

use serde_json::{Map, Value};

use super::{Cause, MOST_RECORD_BYTES, ReadError};

/// An object, or why the line holds none.
pub(super) type Object = Result<Map<String, Value>, String>;

/// Hands on each object with its place, from 1: the line in which it begins; in an array on one line its number.
///
/// Where each object has its own line, a line that holds none is handed on as such; else it ends the reading.
///
/// # Errors
/// The line where the text stops being JSON, or where an object is too large; and what the receiver returns.
pub(super) fn each(text: &str, take: &mut dyn FnMut(usize, Object) -> Result<(), ReadError>) -> Result<(), ReadError> {
    let mut walk = Walk::new(text);
    while let Some((place, object)) = walk.next()? {
        take(place, object)?;
    }
    Ok(())
}

/// The first objects of a text, as many as there are up to `most`.
pub(super) fn first(text: &str, most: usize) -> Vec<Map<String, Value>> {
    let mut walk = Walk::new(text);
    let objects = std::iter::from_fn(|| walk.next().ok()?);
    objects.take(most).filter_map(|(_, object)| object.ok()).collect()
}

struct Walk<'a> {
    rest: &'a str,
    line: usize,
    /// The arrays that are open here.
    open: usize,
    /// The objects so far.
    count: usize,
    /// The line in which the newest array begins.
    array: usize,
    /// Whether the objects outside of arrays have a line each; known from the first one.
    line_wise: Option<bool>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Walk<'a> {
        Walk { rest: text, line: 1, open: 0, count: 0, array: 1, line_wise: None }
    }

    fn next(&mut self) -> Result<Option<(usize, Object)>, ReadError> {
        loop {
            match self.rest.as_bytes().first() {
                None if self.open > 0 => return Err(self.error("the array does not end".into())),
                None => return Ok(None),
                Some(b'{') => return self.object().map(Some),
                Some(b'[') => (self.open, self.array) = (self.open + 1, self.line),
                Some(b']') if self.open > 0 => self.open -= 1,
                Some(b',') if self.open > 0 => {}
                Some(byte) if byte.is_ascii_whitespace() => {}
                Some(_) if self.line_wise == Some(true) => return Ok(Some(self.bad_line())),
                Some(_) => return Err(self.error("an object was expected".into())),
            }
            self.advance(1);
        }
    }

    fn object(&mut self) -> Result<(usize, Object), ReadError> {
        let in_line = if self.open == 0 { end_of_object(self.rest, true) } else { None };
        let is_line = *self.line_wise.get_or_insert(in_line.is_some()) && self.open == 0;
        let end = if is_line { in_line } else { end_of_object(self.rest, false) };
        let Some(text) = end.and_then(|end| self.rest.get(..end)) else {
            return if is_line { Ok(self.bad_line()) } else { Err(self.error("the object does not end".into())) };
        };
        if text.len() > MOST_RECORD_BYTES {
            let cause = Cause::RecordTooLong { bytes: text.len(), most: MOST_RECORD_BYTES };
            return Err(ReadError { line: self.line, cause });
        }
        self.count += 1;
        let place = if self.open > 0 && self.line == self.array { self.count } else { self.line };
        let object = serde_json::from_str(text);
        if let (Err(error), false) = (&object, is_line) {
            let line = self.line + error.line() - 1;
            return Err(ReadError { line, cause: Cause::NotJson(error.to_string()) });
        }
        self.advance(text.len());
        Ok((place, object.map_err(|error| error.to_string())))
    }

    fn bad_line(&mut self) -> (usize, Object) {
        let (line, text) = (self.line, self.rest.lines().next().unwrap_or_default());
        let object = serde_json::from_str(text).map_err(|error| error.to_string());
        self.advance(text.len());
        (line, object)
    }

    fn advance(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
    }

    fn error(&self, why: String) -> ReadError {
        ReadError { line: self.line, cause: Cause::NotJson(why) }
    }
}

/// Where the object that begins the text ends (in its first line, if asked so), by counting braces outside of strings.
fn end_of_object(text: &str, in_line: bool) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' if in_line => return None,
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(text: &str) -> Result<Vec<(usize, Option<i64>)>, ReadError> {
        let mut seen = Vec::new();
        each(text, &mut |place, object| {
            seen.push((place, object.ok().and_then(|object| object.get("n")?.as_i64())));
            Ok(())
        })?;
        Ok(seen)
    }

    #[test]
    fn every_way_to_write_several_objects_is_read() {
        let numbered = Ok(vec![(1, Some(1)), (2, Some(2))]);
        assert_eq!(seen(r#"[{"n":1},{"n":2}]"#), numbered);
        assert_eq!(seen("[\n {\n\"n\": 1\n},\n{\"n\":2}\n]\n"), Ok(vec![(2, Some(1)), (5, Some(2))]));
        assert_eq!(seen(r#"[{"n":1}][{"n":2}]"#), numbered);
        assert_eq!(seen(r#"[[{"n":1}],[{"n":2}]]"#), numbered);
        assert_eq!(seen("{\"n\":1}\n{\"n\":2}"), numbered);
        assert_eq!(seen("{\n\"n\":1\n}\n{\n\"n\":2\n}"), Ok(vec![(1, Some(1)), (4, Some(2))]));
        assert_eq!(seen(""), Ok(vec![]));
        assert_eq!(seen(" [] "), Ok(vec![]));
    }

    #[test]
    fn braces_and_quotes_in_strings_are_text() {
        assert_eq!(seen(r#"[{"s":"}]\"{\\","n":1},{"n":2}]"#), Ok(vec![(1, Some(1)), (2, Some(2))]));
    }

    #[test]
    fn among_lines_a_bad_one_is_told_and_the_rest_is_read() {
        let text = "{\"n\":1}\n<<<<<<< HEAD\n{\"n\":2,\"s\":\"cut of\n{\"n\":3}\n\n{\"n\":}\n{\"n\":4}\n";
        let expected = vec![(1, Some(1)), (2, None), (3, None), (4, Some(3)), (6, None), (7, Some(4))];
        assert_eq!(seen(text), Ok(expected));
    }

    #[test]
    fn in_an_array_the_first_fault_is_told_with_its_line() {
        for (text, line) in [
            ("[\n{\"n\":1},\n{\"n\":}\n]", 3),
            ("[\n{\"n\":1},\n{\n\"n\":1,,\n}]", 4),
            ("[\n{\"n\":1},\n{\"n\":2}\n", 4),
            ("[\n{\"n\":1", 2),
            ("[1,2]", 1),
            ("hello", 1),
        ] {
            let error = seen(text).unwrap_err();
            assert_eq!(error.line, line, "{text}");
            assert!(matches!(error.cause, Cause::NotJson(_)), "{text}");
        }
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let deep = format!("[{{\"n\":{}1{}}}]", "[".repeat(10_000), "]".repeat(10_000));
        assert!(seen(&deep).is_err());
        assert!(seen(&"[".repeat(100_000)).is_err());
        assert!(seen(&"{\"n\":".repeat(100_000)).is_err());
    }

    #[test]
    fn a_record_beyond_the_limit_is_refused_with_its_line() {
        let text = format!("[{{\"n\":1}},\n{{\"s\":\"{}\"}}]", "x".repeat(MOST_RECORD_BYTES));
        let error = seen(&text).unwrap_err();
        assert_eq!(error.line, 2);
        assert!(matches!(error.cause, Cause::RecordTooLong { .. }));
    }

    proptest! {
        #[test]
        fn any_text_is_walked_to_its_end(text in r#"[\[\]{}",:\\n1 \n]{0,60}|.{0,40}"#) {
            let places = seen(&text).unwrap_or_default();
            prop_assert!(places.len() <= text.len());
        }
    }
}
