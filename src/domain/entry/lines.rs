//! Several pasted lines: one entry a line.

use chrono::NaiveDate;

use super::{Entry, parse};

/// What each line of a paste says; the marks count from the line without its list sign, as [`lines`] gives it.
pub fn parse_lines(paste: &str, today: NaiveDate) -> Vec<Entry> {
    lines(paste).map(|line| parse(line, today)).collect()
}

/// The lines of a paste that say something, without blanks around them and without the sign of a list item
/// (`- `, `1. `, `[ ] `, `- [x] `, `1、`).
pub fn lines(paste: &str) -> impl Iterator<Item = &str> {
    // Terminals paste line ends as carriage returns.
    paste
        .split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(|line| without_list_sign(line.trim()))
        .filter(|line| !line.is_empty())
}

fn without_list_sign(line: &str) -> &str {
    let line = after_bullet(line).or_else(|| after_number(line)).unwrap_or(line);
    after_checkbox(line).unwrap_or(line)
}

fn after_bullet(line: &str) -> Option<&str> {
    after_blank(line.strip_prefix(['-', '*', '+', '•', '·', '–', '—'])?)
}

/// Behind a point or a bracket Chinese often writes on without a blank.
fn after_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    if let Some(rest) = rest.strip_prefix('、') {
        return Some(rest.trim_start());
    }
    let rest = rest.strip_prefix(['.', ')', '．', '）'])?;
    after_blank(rest).or_else(|| rest.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic()).then_some(rest))
}

fn after_checkbox(line: &str) -> Option<&str> {
    ["[ ]", "[x]", "[X]", "[]", "☐", "☑", "☒"].iter().find_map(|sign| after_blank(line.strip_prefix(sign)?))
}

/// What follows the blank that `rest` begins with; nothing, if it is nothing itself.
fn after_blank(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_signs_go() {
        for line in [
            "登录 @wei",
            "- 登录 @wei",
            "* 登录 @wei",
            "+ 登录 @wei",
            "• 登录 @wei",
            "1. 登录 @wei",
            "12) 登录 @wei",
            "1.登录 @wei",
            "3、登录 @wei",
            "2）登录 @wei",
            "[ ] 登录 @wei",
            "- [ ] 登录 @wei",
            "- [x] 登录 @wei",
            "* [X]  登录 @wei",
            "☐ 登录 @wei",
            "1. [ ] 登录 @wei",
            "\t - 登录 @wei  ",
        ] {
            assert_eq!(lines(line).collect::<Vec<_>>(), ["登录 @wei"], "{line:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_list_sign_stays() {
        for line in [
            "-5 degrees",
            "*important*",
            "1.5 GB",
            "3.0版本",
            "2026. A year",
            "[x]y",
            "[draft] idea",
            "1.x",
            "42",
            "+bug x",
        ] {
            assert_eq!(lines(line).collect::<Vec<_>>(), [line]);
        }
    }

    #[test]
    fn every_line_that_says_something_is_an_entry() {
        let today = "2026-11-25".parse().unwrap();
        let entries = parse_lines("- one @wei\r\n\r\n-\n2. two ^fri\r三 #留存\n", today);
        let titles: Vec<&str> = entries.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["one", "two", "三"]);
        assert_eq!(entries[1].marks[0].range, 4..8);
        assert_eq!(entries[2].tags, ["留存"]);
    }
}
