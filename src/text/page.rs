//! The words of an item's page, and of the Markdown on it.

use super::words::{plural, words};

words! {
    decided(text: &str) = "decided: {text}" | "决定：{text}";
    is_partial = "holds a position" | "本人也是一方";
    description = "Description" | "描述";
    links = "Links" | "关联事项";
    comments = "Comments" | "评论";
    history = "History" | "历史记录";
    other_columns = "Other columns" | "其他列";

    child = "child" | "子项";
    created = "created" | "创建";
    reopened = "reopened" | "重新打开";
    times(n: i64) = { plural_times(n) } | "{n} 次";
    /// From which tool it was imported, and its id there.
    from = "from" | "导入自";
    archived = "deleted" | "已删除";
    /// How much of the checklist in the description is done.
    ticked(done: usize, all: usize) = "{done} of {all} ticked" | "已勾选 {done}/{all}";
    /// A detail behind a value.
    in_brackets(text: &str) = "({text})" | "（{text}）";
    period(first: &str, last: &str) = "{first} - {last}" | "{first}至{last}";
    /// An action of which a line of the history is a part.
    part_of(deed: &str, what: &str) = "{deed}: {what}" | "{deed}：{what}";

    image = "[image]" | "[图片]";
    image_of(alt: &str) = "[image: {alt}]" | "[图片：{alt}]";
    not_shown(kib: usize) = "{kib} KB more are not shown here" | "其余 {kib} KB 未在此显示";
    note = "Note" | "说明";
    tip = "Tip" | "提示";
    important = "Important" | "重要";
    warning = "Warning" | "警告";
    caution = "Caution" | "注意";
}

fn plural_times(n: i64) -> String {
    plural(usize::try_from(n).unwrap_or(0), "time", "times")
}
