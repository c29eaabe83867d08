//! Numbers as Chinese writes them.

/// The number at the start of `text`, in Arabic digits or Chinese (one to 999, `两` included), and what follows it.
pub(super) fn count(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = leading(text, |c| c.is_ascii_digit());
    if !number.is_empty() {
        return Some((number.parse().ok()?, rest));
    }
    let (number, rest) = leading(text, |c| "零〇一二两三四五六七八九十百".contains(c));
    Some((chinese(number)?, rest))
}

/// The same for numbers that name a thing in a row (`十二月`), where `两` is none.
pub(super) fn ordinal(text: &str) -> Option<(u32, &str)> {
    count(text).filter(|_| !text.starts_with('两'))
}

/// A year of four digits, Arabic or Chinese (`二〇二六`), and what follows it.
pub(super) fn year(text: &str) -> Option<(i32, &str)> {
    let (number, rest) = leading(text, |c| year_digit(c).is_some());
    if number.chars().count() != 4 {
        return None;
    }
    let year = number.chars().filter_map(year_digit).fold(0, |sum, digit| sum * 10 + digit);
    Some((i32::try_from(year).ok()?, rest))
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn year_digit(c: char) -> Option<u32> {
    match c {
        '零' | '〇' => Some(0),
        c => c.to_digit(10).or_else(|| digit(c.encode_utf8(&mut [0; 4]))),
    }
}

fn chinese(text: &str) -> Option<u32> {
    let Some((hundreds, rest)) = text.split_once('百') else {
        return if text == "两" { Some(2) } else { below_hundred(text) };
    };
    let hundreds = if hundreds == "两" { 2 } else { digit(hundreds)? } * 100;
    match rest.strip_prefix(['零', '〇']) {
        Some(ones) => Some(hundreds + digit(ones)?),
        None if rest.is_empty() => Some(hundreds),
        None if rest.contains('十') && !rest.starts_with('十') => Some(hundreds + below_hundred(rest)?),
        None => None,
    }
}

fn below_hundred(text: &str) -> Option<u32> {
    let Some((tens, ones)) = text.split_once('十') else {
        return digit(text);
    };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

fn digit(text: &str) -> Option<u32> {
    Some(match text {
        "一" => 1,
        "二" => 2,
        "三" => 3,
        "四" => 4,
        "五" => 5,
        "六" => 6,
        "七" => 7,
        "八" => 8,
        "九" => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(n: u32) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let digit = |n: u32| digits[n as usize];
        match (n / 100, n / 10 % 10, n % 10) {
            (0, 0, ones) => digit(ones).to_string(),
            (0, 1, 0) => "十".to_string(),
            (0, 1, ones) => format!("十{}", digit(ones)),
            (0, tens, 0) => format!("{}十", digit(tens)),
            (0, tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
            (hundreds, 0, 0) => format!("{}百", digit(hundreds)),
            (hundreds, 0, ones) => format!("{}百零{}", digit(hundreds), digit(ones)),
            (hundreds, tens, ones) => {
                format!("{}百{}十{}", digit(hundreds), digit(tens), if ones == 0 { "" } else { digit(ones) })
            }
        }
    }

    #[test]
    fn every_number_is_read_as_it_is_written() {
        for n in 1..1000 {
            let text = written(n);
            assert_eq!(count(&text), Some((n, "")), "{text}");
            assert_eq!(count(&format!("{n}天")), Some((n, "天")));
        }
    }

    #[test]
    fn two_of_something_is_no_second_one() {
        assert_eq!(count("两周"), Some((2, "周")));
        assert_eq!(count("两百天"), Some((200, "天")));
        assert_eq!(ordinal("两月"), None);
        assert_eq!(ordinal("二月"), Some((2, "月")));
    }

    #[test]
    fn what_nobody_writes_is_no_number() {
        for text in
            ["", "天", "零", "一二", "十十", "一十二三", "一百二", "一百十", "两十", "百", "三两", "99999999999", "3十"]
        {
            assert_ne!(count(text).map(|(_, rest)| rest), Some(""), "{text}");
        }
    }

    #[test]
    fn years_have_four_digits() {
        assert_eq!(year("2026年"), Some((2026, "年")));
        assert_eq!(year("二〇二六年"), Some((2026, "年")));
        assert_eq!(year("二零二六年"), Some((2026, "年")));
        assert_eq!(year("26年"), None);
        assert_eq!(year("20261年"), None);
    }
}
