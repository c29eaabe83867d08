//! The signs that mark a field.

use super::super::code::codes;
use super::super::narrow::half_width;

codes! {
    /// What a word is marked as.
    Sign {
        /// `@林晓`
        Owner = "@",
        /// `!0` to `!3`
        Priority = "!",
        /// `^fri`
        Deadline = "^",
        /// `#export`
        Tag = "#",
        /// `+bug`
        Kind = "+",
        /// `=support`
        Source = "=",
        /// `%retention`
        Goal = "%",
    }
}

impl Sign {
    /// The sign that a word begins with, half-width or full-width.
    pub fn opening(word: &str) -> Option<Sign> {
        let first = half_width(word.chars().next()?);
        Sign::ALL.iter().copied().find(|sign| sign.code().starts_with(first))
    }
}

/// The word without the `\` that keeps the sign behind it from counting.
pub(super) fn unescaped(word: &str) -> &str {
    match word.strip_prefix('\\') {
        Some(rest) if Sign::opening(rest.trim_start_matches('\\')).is_some() => rest,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_full_width_twin() {
        for (half, full) in "@!^#+=%".chars().zip("＠！＾＃＋＝％".chars()) {
            let sign = Sign::opening(&half.to_string());
            assert!(sign.is_some(), "{half}");
            assert_eq!(sign, Sign::opening(&format!("{full}x")), "{full}");
        }
        assert_eq!(Sign::opening(""), None);
        assert_eq!(Sign::opening("a@b"), None);
    }

    #[test]
    fn a_backslash_goes_only_where_it_escapes_a_sign() {
        for (typed, kept) in [
            (r"\@wei", "@wei"),
            (r"\＃标签", "＃标签"),
            (r"\\@wei", r"\@wei"),
            (r"\\server\share", r"\\server\share"),
            (r"\n", r"\n"),
            (r"\", r"\"),
            (r"C:\@home", r"C:\@home"),
        ] {
            assert_eq!(unescaped(typed), kept, "{typed}");
        }
    }
}
