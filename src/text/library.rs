//! What libraries say of a file or a text. They say it in English: a Chinese reader is told what is known of it, and where.

use super::Lang;
use super::safe::safe;

/// What a library says, and how that is said in Chinese; the name that it puts between backticks stands for `{}`.
const KNOWN: [(&str, &str); 16] = [
    ("disk I/O error", "磁盘读写出错"),
    ("malformed", "内部结构不一致"),
    ("unable to open database file", "无法打开文件"),
    ("out of memory", "内存不足"),
    ("too big", "内容过大"),
    ("missing field", "缺少「{}」"),
    ("unknown field", "没有「{}」这个键"),
    ("duplicate", "键重复"),
    ("an object was expected", "此处应为 JSON 对象"),
    ("key must be a string", "键必须是加引号的字符串"),
    ("does not end", "没有结束"),
    ("EOF while parsing", "内容不完整"),
    ("invalid type", "值的类型不对"),
    ("unclosed", "括号或引号没有闭合"),
    ("expected", "格式有误"),
    ("invalid", "格式有误"),
];

/// What a library says, for a reader: on one line, the place kept.
pub fn said_by(lang: Lang, said: &str) -> String {
    let line: Vec<&str> = said.split_whitespace().collect();
    let line = line.join(" ");
    if lang == Lang::En {
        return safe(&line).into_owned();
    }
    let named = line.split('`').nth(1).unwrap_or_default();
    let known = KNOWN.iter().find(|(english, _)| line.contains(english));
    let known = known.map(|(_, chinese)| safe(&chinese.replace("{}", named)).into_owned());
    match (known, place(&line)) {
        (Some(known), None) => known,
        (known, Some((line, column))) => {
            let what = known.unwrap_or_else(|| "格式有误".to_string());
            format!("第 {line} 行第 {column} 列：{what}")
        }
        (None, None) => safe(&line).into_owned(),
    }
}

/// Where, in `… at line 3 column 7`.
fn place(said: &str) -> Option<(usize, usize)> {
    let (_, place) = said.rsplit_once("at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::Lang::{En, Zh};
    use super::*;

    #[test]
    fn a_chinese_reader_is_told_in_chinese_what_and_where() {
        for (said, told) in [
            ("disk I/O error", "磁盘读写出错"),
            ("key must be a string at line 1 column 2", "第 1 行第 2 列：键必须是加引号的字符串"),
            ("missing field `to` at line 3 column 1", "第 3 行第 1 列：缺少「to」"),
            ("string values must be quoted, expected literal string", "格式有误"),
            ("gibberish at line 3 column 1", "第 3 行第 1 列：格式有误"),
        ] {
            assert_eq!(said_by(Zh, said), told);
            assert_eq!(said_by(En, said), said);
        }
    }
}
