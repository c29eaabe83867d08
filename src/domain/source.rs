//! Where a need came from: one of the usual sources, or any other word.

use super::query::names::{SOURCES, find};

/// A source as it is kept: a usual one by its code, by whichever of its names it was called, so that it is found by all of them.
pub fn kept(word: &str) -> String {
    find(SOURCES, word).map_or_else(|| word.to_string(), str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_source_is_kept_by_its_code_and_any_other_as_it_is() {
        for (word, code) in [
            ("客户", "customer"),
            ("Customer", "customer"),
            ("ｍａｒｋｅｔ", "market"),
            ("展会", "展会"),
            ("Fair", "Fair"),
        ] {
            assert_eq!(kept(word), code);
        }
    }
}
