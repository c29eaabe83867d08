//! The `'` that keeps a spreadsheet from running a cell: put on when writing, taken off when reading.
//!
//! A spreadsheet takes a cell that begins with one of these for a formula. One `'` before it makes it text. A text that has
//! such quotes already gets one more, so that reading gives back exactly what was written.

use std::borrow::Cow;

const DANGEROUS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// A text that no spreadsheet runs.
pub(super) fn armoured(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(DANGEROUS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without the quote that was put before it.
pub(super) fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(DANGEROUS) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_gets_a_quote() {
        for (text, armour) in [
            ("=1+1", "'=1+1"),
            ("+bug", "'+bug"),
            ("-tag", "'-tag"),
            ("@lin", "'@lin"),
            ("＝1", "'＝1"),
            ("＠林晓", "'＠林晓"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("plain", "plain"),
            ("", ""),
        ] {
            assert_eq!(armoured(text), armour, "{text:?}");
        }
    }

    #[test]
    fn only_the_quote_that_guards_is_taken_off() {
        for (cell, text) in
            [("'=1+1", "=1+1"), ("'-5", "-5"), ("''=1", "'=1"), ("'tis", "'tis"), ("'", "'"), ("=1", "=1")]
        {
            assert_eq!(bare(cell), text, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn armour_comes_off_as_it_went_on(text in "['=+@＝\\t-]{0,4}.{0,8}") {
            let cell = armoured(&text);
            prop_assert_eq!(bare(&cell), &text);
        }
    }
}
