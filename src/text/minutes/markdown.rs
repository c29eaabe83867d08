//! Minutes as Markdown.

use super::sheet::Sheet;
use crate::text::Lang;

pub(super) fn write(lang: Lang, sheet: &Sheet) -> String {
    let mut page = format!("# {}\n", text(&sheet.title));
    page.push('\n');
    for (name, value) in &sheet.facts {
        page.push_str(&format!("- {}\n", labelled(lang, name, value)));
    }
    for section in &sheet.sections {
        page.push_str(&format!("\n## {}\n", text(&section.title)));
        for topic in &section.topics {
            let (title, remark) = (text(&topic.title), behind(&topic.remark));
            page.push_str(&format!("\n### {title}{remark}\n\n"));
            topic.lines.iter().for_each(|line| point(&mut page, line));
        }
        if !section.points.is_empty() {
            page.push('\n');
            section.points.iter().for_each(|line| point(&mut page, line));
        }
    }
    for (name, value) in &sheet.end {
        page.push_str(&format!("\n{}\n", labelled(lang, name, value)));
    }
    page
}

fn labelled(lang: Lang, name: &str, value: &str) -> String {
    let (name, value) = (text(name), text(value));
    match lang {
        Lang::En => format!("**{name}:** {value}"),
        Lang::Zh => format!("**{name}**：{value}"),
    }
}

/// A point of a list; what follows its first line is broken off and belongs to it.
fn point(page: &mut String, line: &str) {
    let mut lines = line.lines().map(text);
    page.push_str(&format!("- {}", lines.next().unwrap_or_default()));
    lines.for_each(|line| page.push_str(&format!("  \n  {line}")));
    page.push('\n');
}

/// A remark behind a title, with the blank that it may begin with.
fn behind(remark: &str) -> String {
    let blank = if remark.starts_with(' ') { " " } else { "" };
    format!("{blank}{}", text(remark))
}

/// A line in which nothing is markup. A number sign is left where a digit follows: `#42` is no heading.
fn text(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.trim_start().chars().peekable();
    let mut is_first = true;
    while let Some(letter) = letters.next() {
        let is_digit = letters.peek().is_some_and(char::is_ascii_digit);
        let is_sign = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&');
        let begins = is_first && (matches!(letter, '-' | '+' | '=' | '>') || letter == '#' && !is_digit);
        if is_sign || begins {
            out.push('\\');
        }
        out.push(letter);
        is_first = false;
    }
    out
}
