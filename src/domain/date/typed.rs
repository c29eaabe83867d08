//! One plain spelling of what was typed: half-width, lower case, simplified, blanks only where they matter.

use crate::domain::narrow::half_width;

/// `input` with full-width characters made ASCII, ASCII letters in lower case, traditional characters of dates made
/// simplified, and runs of blanks made one. Next to a Chinese character blanks go (`12 月 5 日`).
pub(super) fn plain(input: &str) -> String {
    let mut plain = String::with_capacity(input.len());
    let mut blank = false;
    for c in input.chars().map(simple) {
        if c == ' ' {
            blank = true;
            continue;
        }
        let joined = is_han(c) || plain.chars().next_back().is_none_or(is_han);
        if blank && !joined {
            plain.push(' ');
        }
        blank = false;
        plain.push(c);
    }
    plain
}

/// Whether a plain text is to be read as Chinese.
pub(super) fn is_chinese(plain: &str) -> bool {
    plain.contains(is_han)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '〇')
}

fn simple(c: char) -> char {
    match half_width(c) {
        '後' => '后',
        '週' => '周',
        '這' => '这',
        '個' => '个',
        '兩' => '两',
        '內' => '内',
        '號' => '号',
        '禮' => '礼',
        '節' => '节',
        '國' => '国',
        '慶' => '庆',
        '勞' => '劳',
        '動' => '动',
        c if c.is_whitespace() => ' ',
        c => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_blanks_do_not_matter() {
        assert_eq!(plain("  ＮＥＸＴ　 Fri "), "next fri");
        assert_eq!(plain("２０２６／１２－０５"), "2026/12-05");
        assert_eq!(plain("\t12 月 5 日\n"), "12月5日");
        assert_eq!(plain("兩週後"), "两周后");
    }

    #[test]
    fn blanks_between_digits_stay() {
        assert_eq!(plain("20 26"), "20 26");
        assert_eq!(plain("1 2月"), "1 2月");
    }
}
