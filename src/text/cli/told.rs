//! What commands say when they have done something.

use crate::domain::id::ItemId;
use crate::text::words::{plural, words};

words! {
    made_store(path: &str) = "made a new store: {path}" | "已新建数据文件：{path}";
    backed_up(path: &str) = "copied the store to {path}" | "已将数据文件备份到 {path}";
    new_person(handle: &str) = "@{handle} is new here" | "已添加新成员 @{handle}";
    similar(list: &str) = "similar: {list}" | "相似：{list}";
    nearly(day: &str, near: &str) = "{day} ({near})" | "{day}（{near}）";
    due_on(due: &str, day: &str) = "{due} (until {day})" | "{due}（至{day}）";

    is_partial(who: &str, item: ItemId) = "@{who} decides {item} and holds a position in it"
        | "@{who} 是 {item} 的决策人，本人也是一方";

    nothing_found = "nothing matches" | "没有符合条件的事项";
    nothing_yet = "there are no items yet: `onus add` makes one" | "还没有事项：用 `onus add` 新建";
    counted(n: usize) = { plural(n, "item", "items") } | "共 {n} 项";
    first(n: usize) = "the first {n}; there are more" | "前 {n} 项，还有更多";
    hidden_closed(n: i64) = "{n} closed" | "{n} 项已结束";
    hidden_sleeping(n: i64) = "{n} sleeping" | "{n} 项休眠中";
    not_shown(list: &str) = "not shown: {list}" | "未列出：{list}";

    created_on = "created" | "创建时间";
    updated_on = "updated" | "更新时间";
    from_elsewhere = "comes from" | "外部编号";
    number = "#" | "编号";
    parts = "parts" | "子项";
    comments = "comments" | "评论";
    links = "links" | "关联";
    history = "history" | "历史记录";
    is_deleted = "deleted" | "已删除";
    earlier(id: ItemId) = "all of it: onus log {id}" | "查看全部：onus log {id}";

    no_history = "nothing was done yet" | "还没有操作记录";
    no_people = "nobody yet: `onus people add HANDLE` adds somebody" | "还没有成员：用 `onus people add 用户名` 添加";
    person_saved(handle: &str) = "saved @{handle}" | "已保存 @{handle}";
    workflow_taken(n: usize) = "the store has this workflow now: {n} statuses" | "已采用新的工作流：{n} 个状态";
    handle = "handle" | "用户名";
    name = "name" | "姓名";
    team = "team" | "团队";
    aliases = "aliases" | "别名";

    written_to(n: usize, path: &str) = { format!("{} written to {path}", plural(n, "item", "items")) }
        | "已将 {n} 项写入 {path}";
}
