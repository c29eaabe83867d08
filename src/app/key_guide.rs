//! The guide to keys, written from the tables.

use super::action::{Context, Group, Spec, actions};
use super::typing::{EDITING, Editing};
use crate::text::Lang;
use crate::text::words::words;

/// The guide as Markdown: every action with its keys by what it is about, and the keys of text fields.
pub fn keys_markdown(lang: Lang) -> String {
    let mut page = lang.pick(ENGLISH_INTRODUCTION, CHINESE_INTRODUCTION).to_string();
    for group in Group::ALL {
        let of_group = actions().filter(|spec| spec.group == *group);
        let rows = of_group.map(|spec| [written(spec.keys), spec.says(lang).into(), place(lang, spec).into()]);
        let head = [keys(lang), does(lang), works(lang)];
        table(&mut page, group.words(lang), &head, rows);
    }
    let typing = |row: &Editing| [written(row.keys), row.says(lang).to_string()];
    table(&mut page, fields(lang), &[keys(lang), does(lang)], EDITING.iter().map(typing));
    page
}

words! {
    keys = "Keys" | "按键";
    does = "What they do" | "作用";
    works = "Where" | "适用";
    everywhere = "everywhere" | "任意位置";
    in_a_table = "in a table" | "表格";
    among_rows = "wherever items are listed" | "事项列表";
    in_the_inbox = "in Triage" | "待处理";
    on_a_page = "on an item's page" | "详情页";
    in_a_review = "in a review" | "回顾";
    in_a_meeting = "in a meeting" | "会议";
    on_an_item = "on an item" | "选中事项";
    fields = "While typing" | "输入文字时";
}

const ENGLISH_INTRODUCTION: &str = "\
# Keys

Letters mean what they are: `A` is Shift and `a`. `g g` is two keys, one after the other. Full-width letters, digits and
signs work as well, so an input method need not be turned off. What is typed or pasted into a line is text, never a
command; pasted where no line is open, it begins a new item.

Where items are marked, every key that changes an item changes all of them, as one step, after showing what it will change.
";

const CHINESE_INTRODUCTION: &str = "\
# 按键

字母区分大小写：`A` 即 Shift 加 `a`。`g g` 表示先后按两次。全角字母、数字和符号同样有效，不必关闭输入法。在输入行里键入或粘贴的内容
只会成为文字，不会被当作命令；没有打开输入行时粘贴，会开始新建事项。

已选择多项时，所有修改类按键都作用于全部所选项：先显示将要改动的内容，再作为一步执行。
";

fn place(lang: Lang, spec: &Spec) -> &'static str {
    match spec.context {
        Context::Global => everywhere(lang),
        Context::Table => in_a_table(lang),
        Context::Rows => among_rows(lang),
        Context::Triage => in_the_inbox(lang),
        Context::Item => on_a_page(lang),
        Context::Meeting => in_a_meeting(lang),
        Context::Review => in_a_review(lang),
        Context::Selection => on_an_item(lang),
    }
}

fn written(keys: &[&str]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(" ")
}

fn table<const N: usize>(page: &mut String, title: &str, head: &[&str; N], rows: impl Iterator<Item = [String; N]>) {
    let rule = "---|".repeat(N);
    page.push_str(&format!("\n## {title}\n\n| {} |\n|{rule}\n", head.join(" | ")));
    for row in rows {
        page.push_str(&format!("| {} |\n", row.join(" | ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_action_is_in_the_guide_with_its_keys() {
        for lang in Lang::ALL {
            let page = keys_markdown(lang);
            for spec in actions() {
                let row = format!("| {} | {} |", written(spec.keys), spec.says(lang));
                assert!(page.contains(&row), "{row}");
            }
        }
    }

    #[test]
    fn the_guides_in_the_docs_are_up_to_date() {
        for (name, lang) in [("keys.md", Lang::En), ("keys.zh.md", Lang::Zh)] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
            if std::env::var_os("ONUS_BLESS").is_some() {
                std::fs::write(&path, keys_markdown(lang)).unwrap();
            }
            let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            assert!(
                committed == keys_markdown(lang),
                "docs/{name} does not match the tables of keys; write it anew with: ONUS_BLESS=1 cargo test"
            );
        }
    }
}
