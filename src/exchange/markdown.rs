//! Items as Markdown: a table for lists, a document for one. The words come from the caller.
//!
//! What people wrote stays what it is: in a table and in headings it is escaped, so that a table stays a table; the body is
//! Markdown of its own, and only kept from swallowing what follows.

use chrono::{DateTime, Utc};

use crate::domain::field::Field;
use crate::domain::item::Item;
use crate::domain::link::LinkKind;
use crate::domain::whole::Whole;

/// The words around the items, in the reader's language.
pub struct Words<'a> {
    /// The heading of the column of numbers.
    pub number: &'a str,
    /// The heading of the comments.
    pub comments: &'a str,
    /// The heading of the links.
    pub links: &'a str,
    /// The name of a field.
    pub field: &'a dyn Fn(Field) -> String,
    /// The value of a field as it is read; `None` where it is empty.
    pub value: &'a dyn Fn(&Item, Field) -> Option<String>,
    /// How an item stands to another; `true`: as seen from the other (`blocked by`).
    pub link: &'a dyn Fn(LinkKind, bool) -> String,
    /// A moment as it is read.
    pub moment: &'a dyn Fn(DateTime<Utc>) -> String,
}

/// A table with the number and these fields of each item.
pub fn table<'i>(items: impl IntoIterator<Item = &'i Item>, fields: &[Field], words: &Words) -> String {
    let heads = fields.iter().map(|field| escaped(&(words.field)(*field)));
    let mut text = row(std::iter::once(escaped(words.number)).chain(heads));
    text.push_str(&row(std::iter::repeat_n("---".to_string(), fields.len() + 1)));
    for item in items {
        let values = fields.iter().map(|field| escaped(&(words.value)(item, *field).unwrap_or_default()));
        text.push_str(&row(std::iter::once(item.id.to_string()).chain(values)));
    }
    text
}

/// One item: its title, these of its fields that say something, its body, its links and what was said.
pub fn document(whole: &Whole, fields: &[Field], words: &Words) -> String {
    let item = &whole.item;
    let mut text = format!("# {} {}\n", item.id, escaped(&item.title));
    let facts = fields.iter().filter_map(|field| Some((*field, (words.value)(item, *field)?)));
    let facts: String =
        facts.map(|(field, value)| format!("- **{}** {}\n", escaped(&(words.field)(field)), escaped(&value))).collect();
    push_block(&mut text, &facts);
    push_block(&mut text, &closed(&item.body));
    let links: String = [(&whole.links, false), (&whole.linked, true)]
        .into_iter()
        .flat_map(|(links, backward)| links.iter().map(move |link| (link, backward)))
        .map(|(link, backward)| format!("- {} {}\n", escaped(&(words.link)(link.kind, backward)), link.to))
        .collect();
    if !links.is_empty() {
        push_block(&mut text, &format!("## {}\n\n{links}", escaped(words.links)));
    }
    if !whole.comments.is_empty() {
        push_block(&mut text, &format!("## {}\n", escaped(words.comments)));
    }
    for comment in &whole.comments {
        let head = format!("**@{}** {}", escaped(comment.author.as_str()), escaped(&(words.moment)(comment.at)));
        push_block(&mut text, &format!("{head}\n\n{}", quoted(&comment.text)));
    }
    text
}

fn push_block(text: &mut String, block: &str) {
    let block = block.trim_end();
    if !block.is_empty() {
        text.push('\n');
        text.push_str(block);
        text.push('\n');
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut row = String::from("|");
    for cell in cells {
        row.push(' ');
        row.push_str(&cell);
        row.push_str(" |");
    }
    row.push('\n');
    row
}

/// A text on one line, in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A quotation, which ends where it ends, whatever markup it leaves open.
fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}").trim_end().to_string() + "\n").collect()
}

/// A text whose fenced code ends with it.
fn closed(text: &str) -> String {
    let mut open: Option<&str> = None;
    for line in text.lines() {
        let line = line.trim_start();
        let fence = line.get(..fence_length(line)).filter(|fence| fence.len() >= 3);
        open = match (open, fence) {
            (None, fence) => fence,
            (Some(open), Some(fence)) if fence.starts_with(open) && line.trim_end() == fence => None,
            (open, _) => open,
        };
    }
    match open {
        Some(fence) => format!("{}\n{fence}", text.trim_end()),
        None => text.to_string(),
    }
}

fn fence_length(line: &str) -> usize {
    let first = line.bytes().next().filter(|byte| matches!(byte, b'`' | b'~'));
    first.map_or(0, |first| line.bytes().take_while(|byte| *byte == first).count())
}

#[cfg(test)]
mod tests {
    use comrak::nodes::NodeValue;
    use comrak::{Arena, Options, parse_document};
    use proptest::prelude::*;

    use super::super::sample;
    use super::*;
    use crate::domain::item::Comment;

    const FIELDS: &[Field] = &[Field::Title, Field::Status, Field::Owner];

    fn words() -> Words<'static> {
        Words {
            number: "#",
            comments: "评论",
            links: "关联",
            field: &|field| field.code().to_string(),
            value: &|item, field| item.get(field),
            link: &|kind, backward| format!("{kind}{}", if backward { " (back)" } else { "" }),
            moment: &|at| at.date_naive().to_string(),
        }
    }

    #[test]
    fn a_list_is_a_table() {
        let mut whole = sample::bare(7, "a|b *c* \\d\ne");
        whole.item.owner = Some("林晓".parse().unwrap());
        let table = table([&whole.item, &sample::bare(8, "plain").item], FIELDS, &words());
        insta::assert_snapshot!(table, @r"
        | # | title | status | owner |
        | --- | --- | --- | --- |
        | #7 | a\|b \*c\* \\d e | inbox | 林晓 |
        | #8 | plain | inbox |  |
        ");
    }

    #[test]
    fn an_item_is_a_document() {
        let mut whole = sample::bare(7, "导出 <b>乱码</b>");
        whole.item.body = "Steps:\n\n```sh\nonus export".into();
        whole.links = vec!["blocks 9".parse().unwrap()];
        whole.linked = vec!["blocks 3".parse().unwrap()];
        whole.comments = vec![Comment {
            author: "fang".parse().unwrap(),
            at: whole.item.created,
            text: "```\nopen fence\n\n# no heading".into(),
        }];
        insta::assert_snapshot!(document(&whole, FIELDS, &words()), @r"
        # #7 导出 \<b\>乱码\</b\>

        - **title** 导出 \<b\>乱码\</b\>
        - **status** inbox

        Steps:

        ```sh
        onus export
        ```

        ## 关联

        - blocks #9
        - blocks (back) #3

        ## 评论

        **@fang** 2026-11-01

        > ```
        > open fence
        >
        > # no heading
        ");
    }

    #[test]
    fn only_an_open_fence_is_closed() {
        for (body, closed_body) in [
            ("```\na\n```", "```\na\n```"),
            ("````\n```\na", "````\n```\na\n````"),
            ("~~~ sh\na\n", "~~~ sh\na\n~~~"),
            ("a ``` b", "a ``` b"),
            ("", ""),
        ] {
            assert_eq!(closed(body), closed_body, "{body:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_people_wrote_a_table_stays_one(titles in proptest::collection::vec("(?s)[|`*_<\\[\\\\\n a-z一]{0,20}|.{0,20}", 1..5)) {
            let items: Vec<Item> = titles.iter().map(|title| sample::bare(1, title).item).collect();
            let text = table(&items, FIELDS, &words());
            let arena = Arena::new();
            let mut options = Options::default();
            options.extension.table = true;
            let root = parse_document(&arena, &text, &options);
            let rows = root.descendants().filter(|node| matches!(node.data.borrow().value, NodeValue::TableRow(_))).count();
            let cells = root.descendants().filter(|node| matches!(node.data.borrow().value, NodeValue::TableCell)).count();
            prop_assert_eq!((rows, cells), (items.len() + 1, (items.len() + 1) * 4), "{}", text);
        }
    }
}
