//! What each field and property of a query asks for.

use crate::domain::query::names::FieldName;
use crate::domain::query::{DayKey, Flag, Key, NumberKey};
use crate::text::Lang;

/// An example of a field and what it asks for.
pub(super) fn about(lang: Lang, field: FieldName) -> (&'static str, &'static str) {
    let pick = |en, zh| lang.pick(en, zh);
    match field {
        FieldName::Is => pick(
            ("is:overdue", "what is true of it: a property, a kind or a status"),
            ("是:逾期", "符合某个快捷条件、类型或状态"),
        ),
        FieldName::Key(key) => about_key(lang, key),
        FieldName::Day(key) => about_day(lang, key),
        FieldName::Number(key) => about_number(lang, key),
        FieldName::Sort => pick(("sort:-updated,p", "the order of the list"), ("排序:-更新,优先级", "列表的顺序")),
        FieldName::Group => pick(("group:owner", "the headings of the list"), ("分组:负责人", "列表的分组")),
    }
}

fn about_key(lang: Lang, key: Key) -> (&'static str, &'static str) {
    let pick = |en, zh| lang.pick(en, zh);
    match key {
        Key::Status => pick(
            ("status:doing", "where it stands: code or name of a status, or a category where no status has that name"),
            ("状态:进行中", "所处状态：状态的代码或名称；没有同名状态时也可写状态类别"),
        ),
        Key::Category => pick(("category:pending", "what its status means"), ("状态类别:未开始", "状态所属的类别")),
        Key::Kind => pick(("kind:bug,issue", "what sort of thing it is"), ("类型:缺陷,问题", "事项的类型")),
        Key::Priority => pick(("p:<=1", "how urgent it is, `0` to `3`"), ("优先级:<=1", "紧急程度，`0` 到 `3`")),
        Key::Owner => pick(
            ("owner:@me", "who has it: a handle or an alias; `@me` is whoever asks"),
            ("负责人:我", "由谁负责：用户名或别名；「我」指查询的人"),
        ),
        Key::Reporter => pick(("reporter:wei", "who brought it"), ("提出人:李雷", "由谁提出")),
        Key::Asked => pick(("asked:@me", "who is asked for information"), ("补充人:我", "等谁补充信息")),
        Key::Team => pick(("team:operations", "the team it concerns"), ("团队:运营", "相关的团队")),
        Key::Tag => pick(("tag:export", "one of its tags"), ("标签:留存", "带有的标签")),
        Key::Goal => pick(("goal:retention", "the goal it serves"), ("目标:次日留存", "服务于哪个目标")),
        Key::Source => pick(("source:customer", "where the need came from"), ("来源:客户", "需求从哪里来")),
        Key::Parent => pick(("parent:#12", "the item of which it is a part"), ("父项:#12", "所属的父项")),
        Key::Blocks => pick(("blocks:#7", "it blocks that item"), ("阻塞:#7", "它阻塞那个事项")),
        Key::BlockedBy => pick(("blocked-by:#7", "that item blocks it"), ("被阻塞:#7", "它被那个事项阻塞")),
    }
}

fn about_day(lang: Lang, key: DayKey) -> (&'static str, &'static str) {
    let pick = |en, zh| lang.pick(en, zh);
    match key {
        DayKey::Due => pick(
            ("due:<7d", "when it is due; a week, month or quarter counts with its last day"),
            ("截止:<周五", "何时截止；周、月、季度按最后一天算"),
        ),
        DayKey::Start => pick(("start:<=today", "when work on it begins"), ("开始:<=今天", "何时开始")),
        DayKey::Wake => pick(("wake:..eom", "until when it sleeps"), ("唤醒:..月底", "休眠到何时")),
        DayKey::Created => pick(
            ("created:>=mon", "when it came to be; here and below `mon` is the last Monday"),
            ("创建:>=周一", "何时创建；此处及以下「周一」指最近过去的周一"),
        ),
        DayKey::Updated => pick(("updated:<-30d", "when it last changed"), ("更新:<30天前", "何时最后修改")),
        DayKey::Closed => pick(("closed:\"this week\"", "when it was done or closed"), ("关闭:本周", "何时完成或关闭")),
    }
}

fn about_number(lang: Lang, key: NumberKey) -> (&'static str, &'static str) {
    let pick = |en, zh| lang.pick(en, zh);
    match key {
        NumberKey::Id => pick(("id:10..20", "its number"), ("编号:10..20", "事项编号")),
        NumberKey::Value => pick(("value:>=5", "what it is worth"), ("价值:>=5", "价值")),
        NumberKey::Effort => pick(("effort:none", "what it costs"), ("工作量:无", "工作量")),
        NumberKey::Votes => pick(("votes:>3", "how many asked for it"), ("票数:>3", "有多少人需要它")),
        NumberKey::Reopened => pick(("reopened:>0", "how often it was reopened"), ("重开:>0", "重新打开过几次")),
    }
}

/// What is true of an item that has the property.
pub(super) fn property(lang: Lang, flag: Flag) -> &'static str {
    match flag {
        Flag::Open => lang.pick("neither done nor closed", "既未完成也未关闭"),
        Flag::Closed => lang.pick("done or closed", "已完成或已关闭"),
        Flag::Any => lang.pick("every item, closed and sleeping ones too", "所有事项，包括已结束和休眠的"),
        Flag::Overdue => {
            lang.pick("open, and the whole period of its deadline is over", "未完成，且整个截止时段已过完")
        }
        Flag::Mine => lang.pick("owned by whoever asks", "由我负责"),
        Flag::Unowned => lang.pick("without an owner", "没有负责人"),
        Flag::Undated => lang.pick("without a deadline", "没有截止时间"),
        Flag::Blocked => lang.pick("an open item blocks it", "被未完成的事项阻塞"),
        Flag::Sleeping => lang.pick("open, and asleep until a day to come", "未完成，且休眠到以后某天"),
        Flag::Stale => lang.pick("open, and nothing happened to it for long", "未完成，且很久没有动静"),
        Flag::Asked => lang.pick("whoever asks has to answer a question about it", "等我补充信息"),
        Flag::Handed => {
            lang.pick("handed over to whoever asks, and not touched by them since", "转交给我，且我还没有处理过")
        }
        Flag::Disputed => lang.pick("an open dispute", "未解决的分歧"),
        Flag::Review => lang.pick("mine, and not gone over for a week", "由我负责，且一周没有回顾过"),
        Flag::Archived => lang.pick("deleted, and can be restored", "已删除，可以恢复"),
    }
}
