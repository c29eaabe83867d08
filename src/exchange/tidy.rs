//! What the texts of a file go through before they are kept: one normal form, no control characters, bounded sizes.
//!
//! Stored faithfully otherwise: what could confuse a terminal is neutralised on the way out, not here.

use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::dispute;
use crate::domain::field::Field;
use crate::domain::incoming::{Incoming, WhySkipped};
use crate::domain::plan::{TEXT_BYTES, TITLE_BYTES};
use crate::domain::source;
use crate::domain::tag;

/// The most combining marks in a row that any script needs; further ones are only there to break a display.
const MARKS: usize = 8;

/// Brings a record's texts into their kept form; gives the number of control characters that were taken out.
///
/// A title that is too long is cut, and the whole of it begins the body: no word is lost.
///
/// # Errors
/// A record without a title, or with a text longer than its field takes.
pub(super) fn tidy(record: &mut Incoming) -> Result<usize, WhySkipped> {
    let mut broom = Broom::default();
    record.external.id = broom.line(&record.external.id);
    record.external.system = broom.line(&record.external.system);
    record.title = broom.line(&record.title);
    record.body = broom.text(&record.body);
    for field in [&mut record.team, &mut record.goal, &mut record.source, &mut record.why] {
        broom.option(field, Broom::line);
    }
    record.source = record.source.take().map(|word| source::kept(&word));
    for field in [&mut record.positions, &mut record.decision, &mut record.rationale] {
        broom.option(field, Broom::text);
    }
    // What is no list of positions is no loss to the item, which has its text.
    record.positions = record.positions.take().and_then(|text| dispute::normalised(&text).ok());
    broom.option(&mut record.parent, Broom::line);
    record.tags = record.tags.iter().filter_map(|tag| tag::tidy(&broom.line(tag))).collect();
    for link in &mut record.links {
        link.other = broom.line(&link.other);
    }
    for comment in &mut record.comments {
        comment.text = broom.text(&comment.text).trim().to_string();
    }
    record.comments.retain(|comment| !comment.text.is_empty());
    record.extra = std::mem::take(&mut record.extra)
        .into_iter()
        .map(|(key, value)| (broom.line(&key), broom.value(value)))
        .collect();
    if record.title.is_empty() {
        return Err(WhySkipped::NoTitle);
    }
    shorten_title(record);
    within_bounds(record)?;
    Ok(broom.removed)
}

fn shorten_title(record: &mut Incoming) {
    if record.title.len() <= TITLE_BYTES {
        return;
    }
    let mut short = String::new();
    for grapheme in record.title.graphemes(true) {
        if short.len() + grapheme.len() + '…'.len_utf8() > TITLE_BYTES {
            break;
        }
        short.push_str(grapheme);
    }
    short.push('…');
    let title = std::mem::replace(&mut record.title, short);
    record.body = if record.body.is_empty() { title } else { format!("{title}\n\n{}", record.body) };
}

fn within_bounds(record: &Incoming) -> Result<(), WhySkipped> {
    let fits = |field: Field, bytes: usize, most: usize| {
        if bytes > most { Err(WhySkipped::TooLong { field, bytes, most }) } else { Ok(()) }
    };
    fits(Field::Body, record.body.len(), TEXT_BYTES)?;
    for (field, text) in [
        (Field::Team, &record.team),
        (Field::Goal, &record.goal),
        (Field::Source, &record.source),
        (Field::Why, &record.why),
        (Field::Positions, &record.positions),
        (Field::Decision, &record.decision),
        (Field::Rationale, &record.rationale),
    ] {
        fits(field, text.as_ref().map_or(0, String::len), TEXT_BYTES)?;
    }
    fits(Field::Tags, record.tags.iter().map(String::len).sum::<usize>(), TEXT_BYTES)?;
    for comment in &record.comments {
        fits(Field::Comment, comment.text.len(), TEXT_BYTES)?;
    }
    fits(Field::Extra, extra_bytes(&record.extra), TEXT_BYTES)
}

fn extra_bytes(extra: &BTreeMap<String, Value>) -> usize {
    extra.iter().map(|(key, value)| key.len() + value.to_string().len()).sum()
}

/// Takes out what is never meaningful, and counts it.
#[derive(Default)]
struct Broom {
    removed: usize,
}

impl Broom {
    /// NFC; lines end in `\n`; of the control characters only that and the tab are left.
    fn text(&mut self, raw: &str) -> String {
        let mut removed = 0;
        let meaningful = raw.chars().filter(|c| {
            let keep = !c.is_ascii_control() || matches!(c, '\n' | '\t' | '\r');
            removed += usize::from(!keep);
            keep
        });
        let mut clean = String::with_capacity(raw.len());
        let (mut marks, mut after_return, mut piled) = (0, false, 0);
        for c in meaningful.nfc() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            match c {
                '\n' if after_return => {}
                '\r' => clean.push('\n'),
                _ if marks > MARKS => piled += 1,
                _ => clean.push(c),
            }
            after_return = c == '\r';
        }
        self.removed += removed + piled;
        clean
    }

    /// The same on one line: every run of blanks and breaks is one blank.
    fn line(&mut self, raw: &str) -> String {
        self.text(raw).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn option(&mut self, field: &mut Option<String>, form: fn(&mut Broom, &str) -> String) {
        *field = field.as_deref().map(|text| form(self, text)).filter(|text| !text.trim().is_empty());
    }

    fn value(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(values) => values.into_iter().map(|value| self.value(value)).collect(),
            Value::Object(map) => map.into_iter().map(|(key, value)| (key, self.value(value))).collect(),
            plain => plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::incoming::IncomingComment;
    use crate::domain::item::External;

    fn record(title: &str) -> Incoming {
        let external = External { system: "csv".into(), id: "1".into() };
        Incoming::new(1, external, title.into())
    }

    fn tidied(title: &str) -> Incoming {
        let mut record = record(title);
        tidy(&mut record).unwrap();
        record
    }

    #[test]
    fn a_title_is_one_line_in_normal_form() {
        assert_eq!(tidied(" two\r\n lines\t here ").title, "two lines here");
        assert_eq!(tidied("cafe\u{301}").title, "café");
        assert_eq!(tidied("「618」大促\u{3000}ＡＢＣ").title, "「618」大促 ＡＢＣ");
    }

    #[test]
    fn control_characters_go_and_are_counted() {
        let mut record = record("a\0b\u{1b}c");
        record.body = "one\r\ntwo\rthree\u{7}\tend\u{7f}".into();
        assert_eq!(tidy(&mut record), Ok(4));
        assert_eq!(record.title, "abc");
        assert_eq!(record.body, "one\ntwo\nthree\tend");
    }

    #[test]
    fn a_pile_of_marks_is_cut_to_what_scripts_need() {
        let mut record = record(&format!("x{}", "\u{323}".repeat(1000)));
        assert!(tidy(&mut record).unwrap() > 980);
        assert!(record.title.chars().count() <= MARKS + 1);
    }

    #[test]
    fn a_blank_title_is_none() {
        for title in ["", " \t\n", "\0\u{1}"] {
            assert_eq!(tidy(&mut record(title)), Err(WhySkipped::NoTitle), "{title:?}");
        }
    }

    #[test]
    fn a_title_beyond_the_limit_is_cut_between_characters_and_kept_whole_in_the_body() {
        let long = "导出👨‍👩‍👧".repeat(400);
        let mut record = record(&long);
        record.body = "steps".into();
        tidy(&mut record).unwrap();
        assert!(record.title.len() <= TITLE_BYTES && record.title.ends_with('…'));
        let kept = record.title.trim_end_matches('…');
        assert!(long.starts_with(kept) && long.graphemes(true).count() > kept.graphemes(true).count());
        assert_eq!(record.body, format!("{long}\n\nsteps"));
    }

    #[test]
    fn a_text_that_is_too_long_leaves_the_record_out_and_says_which() {
        let mut record = record("long");
        record.body = "x".repeat(TEXT_BYTES + 1);
        let why = WhySkipped::TooLong { field: Field::Body, bytes: TEXT_BYTES + 1, most: TEXT_BYTES };
        assert_eq!(tidy(&mut record), Err(why));
    }

    #[test]
    fn an_empty_comment_is_no_comment() {
        let mut record = record("x");
        let say = |text: &str| IncomingComment { author: None, at: None, text: text.into() };
        record.comments = vec![say(" \n"), say(" fine ")];
        tidy(&mut record).unwrap();
        assert_eq!(record.comments, [say("fine")]);
    }

    proptest! {
        #[test]
        fn what_is_tidy_stays_as_it_is(title in ".{1,40}", body in "(?s).{0,200}") {
            let mut once = record(&title);
            once.body = body;
            if tidy(&mut once).is_ok() {
                let mut twice = once.clone();
                prop_assert_eq!(tidy(&mut twice), Ok(0));
                prop_assert_eq!(twice, once);
            }
        }
    }
}
