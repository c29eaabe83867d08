//! The sentences of a story.

use crate::domain::id::ItemId;
use crate::text::words::{plural, words};

words! {
    undone(told: String) = "Undone: {told}" | "已撤销：{told}";
    /// A Chinese sentence of what was done begins with 已 itself.
    redone(told: String) = "Redone: {told}" | { format!("已重做：{}", told.strip_prefix('已').unwrap_or(&told)) };
    imported(n: usize) = { format!("Imported {}", plural(n, "item", "items")) } | "已导入 {n} 项";
    nothing_changed = "No change" | "没有变化";

    gone_over(who: &str) = "Reviewed {who}" | "已回顾 {who}";
    meeting_began = "The meeting began" | "会议开始";
    meeting_ended = "The meeting ended" | "会议结束";
    meeting_paused = "The meeting is paused" | "会议暂停";
    meeting_resumed = "The meeting goes on" | "会议继续";

    count(n: usize) = { plural(n, "item", "items") } | "{n} 项";
    and_more(n: usize) = "and {n} more" | "等 {n} 项";

    rewritten(name: &str) = "{name} changed" | "{name}已修改";
    emptied(name: &str) = "{name} emptied" | "{name}已清空";
    cleared(name: &str, old: &str) = "{name} emptied (was {old})" | "{name}已清空（原为「{old}」）";
    is_now(name: &str, value: &str) = "{name}: {value}" | "{name}：{value}";
    said(text: &str) = "comment: {text}" | "评论：{text}";
    unsaid(text: &str) = "comment taken back: {text}" | "评论已撤回：{text}";
    no_longer(link: &str) = "no longer {link}" | "不再{link}";
    came_to_be(title: &str) = "created: {title}" | "新建：{title}";
    removed = "creation" | "新建";
    deleted = "deleted" | "已删除";
    back = "restored" | "已恢复";

    made(item: ItemId, title: &str) = "Created {item}: {title}" | "已新建 {item}：{title}";
    made_many(n: usize, list: &str) = "Created {n} items: {list}" | "已新建 {n} 项：{list}";
    of_one(name: &str, item: ItemId, value: &str) = "{name} of {item}: {value}" | "{item} {name}：{value}";
    on_one(who: &str, what: &str) = "{who}: {what}" | "{who}：{what}";
    moved_many(n: usize, status: &str) = "{n} items moved to {status}" | "{n} 项流转到「{status}」";
    set_many(n: usize, name: &str, value: &str) = "{name} of {n} items is now {value}" | "{n} 项的{name}改为「{value}」";
    emptied_many(n: usize, name: &str) = "{name} of {n} items emptied" | "已清空 {n} 项的{name}";
    changed_many(n: usize, names: &str) = "{names} of {n} items changed" | "已修改 {n} 项的{names}";
    because(status: &str, reason: &str) = "{status} ({reason})" | "{status}（{reason}）";
    commented(who: &str) = "Commented on {who}" | "已评论 {who}";
    archived(who: &str) = "Deleted {who}" | "已删除 {who}";
    unarchived(who: &str) = "Restored {who}" | "已恢复 {who}";
    handed(who: &str, to: &str) = "Handed {who} over to {to}" | { format!("已将 {}转交给 @{to}", spaced(who)) };

    creation(who: &str) = "creation of {who}" | "新建 {who}";
    deletion(who: &str) = "deletion of {who}" | "删除 {who}";
    restoring(who: &str) = "restoring of {who}" | "恢复 {who}";
    review(who: &str) = "review of {who}" | "回顾 {who}";
    and_also(one: &str, other: &str) = "{one}; {other}" | "{one}；{other}";
    comment(who: &str) = "comment on {who}" | "对 {who} 的评论";
    stands_again(who: &str, status: &str) = "{who} back in {status}" | { format!("{}回到「{status}」", spaced(who)) };
    is_again(name: &str, who: &str, value: &str) = "{name} of {who} is {value} again" | { format!("{}{name}恢复为「{value}」", spaced(who)) };
    is_empty_again(name: &str, who: &str) = "{name} of {who} is empty again" | { format!("{}{name}恢复为空", spaced(who)) };
    as_before(names: &str, who: &str) = "{names} of {who} as before" | "{names}恢复原值（{who}）";
}

/// A number and a Chinese word stand a blank apart, two Chinese words do not.
fn spaced(who: &str) -> String {
    if who.ends_with(|last: char| last.is_ascii()) { format!("{who} ") } else { who.to_string() }
}
