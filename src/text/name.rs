//! The names of what has a code: one word or phrase for each, in lower case, to stand alone or in a sentence.

use std::borrow::Cow;

use super::{Lang, safe::safe};
use crate::domain::change::{Deed, Door};
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::link::LinkKind;
use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::workflow::{Category, Need, Status, Workflow};

/// What sort of thing an item is.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Requirement => lang.pick("requirement", "需求"),
        Kind::Task => lang.pick("task", "任务"),
        Kind::Bug => lang.pick("bug", "缺陷"),
        Kind::Issue => lang.pick("issue", "问题"),
        Kind::Feedback => lang.pick("feedback", "反馈"),
        Kind::Dispute => lang.pick("dispute", "分歧"),
        Kind::Decision => lang.pick("decision", "决议"),
        Kind::Chore => lang.pick("chore", "事务"),
    }
}

/// What a status means to a report.
pub fn category(lang: Lang, category: Category) -> &'static str {
    match category {
        Category::Pending => lang.pick("pending", "未开始"),
        Category::InProgress => lang.pick("in progress", "进行中"),
        Category::Completed => lang.pick("completed", "已完成"),
        Category::Closed => lang.pick("closed", "已关闭"),
    }
}

/// How urgent: `P0` to `P3`, or that nobody said.
pub fn priority(lang: Lang, priority: Option<Priority>) -> &'static str {
    priority.map_or(lang.pick("none", "无"), Priority::code)
}

/// The name of a status, from its workflow; its code where the workflow lacks it.
pub fn status<'a>(lang: Lang, status: &'a Status, workflow: &'a Workflow) -> Cow<'a, str> {
    safe(workflow.station(status).map_or(status.code(), |station| match lang {
        Lang::En => &station.en,
        Lang::Zh => &station.zh,
    }))
}

/// Where the need came from: a name for the usual sources, the user's own word for others.
pub fn source(lang: Lang, code: &str) -> Cow<'_, str> {
    match code {
        "customer" => lang.pick("customer", "客户").into(),
        "operations" => lang.pick("operations", "运营").into(),
        "support" => lang.pick("support", "客服").into(),
        "market" => lang.pick("market", "市场").into(),
        "internal" => lang.pick("internal", "内部").into(),
        other => safe(other),
    }
}

/// What a change can be about.
pub fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Title => lang.pick("title", "标题"),
        Field::Body => lang.pick("description", "描述"),
        Field::Kind => lang.pick("kind", "类型"),
        Field::Status => lang.pick("status", "状态"),
        Field::Priority => lang.pick("priority", "优先级"),
        Field::Owner => lang.pick("owner", "负责人"),
        Field::Reporter => lang.pick("reporter", "提出人"),
        Field::Team => lang.pick("team", "团队"),
        Field::Deadline => lang.pick("deadline", "截止时间"),
        Field::Start => lang.pick("start", "开始时间"),
        Field::Wake => lang.pick("wake day", "唤醒日期"),
        Field::Tags => lang.pick("tags", "标签"),
        Field::Parent => lang.pick("parent", "父项"),
        Field::Goal => lang.pick("goal", "目标"),
        Field::Source => lang.pick("source", "来源"),
        Field::Why => lang.pick("why", "理由"),
        Field::Value => lang.pick("value", "价值"),
        Field::Effort => lang.pick("effort", "工作量"),
        Field::Votes => lang.pick("votes", "票数"),
        Field::Asked => lang.pick("asked", "补充人"),
        Field::AskBy => lang.pick("answer due", "补充期限"),
        Field::Positions => lang.pick("positions", "各方立场"),
        Field::Decision => lang.pick("decision", "决议"),
        Field::Rationale => lang.pick("rationale", "决策理由"),
        Field::CloseReason => lang.pick("close reason", "关闭原因"),
        Field::Closed => lang.pick("closed on", "关闭时间"),
        Field::Reopened => lang.pick("times reopened", "重新打开次数"),
        Field::Extra => lang.pick("other columns", "其他列"),
        Field::Item => lang.pick("item", "事项"),
        Field::Archived => lang.pick("deleted", "删除"),
        Field::Comment => lang.pick("comment", "评论"),
        Field::Reviewed => lang.pick("gone over", "回顾"),
        Field::Link => lang.pick("link", "关联"),
    }
}

/// Why an item was closed without being done.
pub fn reason(lang: Lang, reason: CloseReason) -> &'static str {
    match reason {
        CloseReason::Duplicate => lang.pick("duplicate", "重复"),
        CloseReason::WontDo => lang.pick("won't do", "不做"),
        CloseReason::Cancelled => lang.pick("cancelled", "已取消"),
        CloseReason::ByDesign => lang.pick("by design", "设计如此"),
        CloseReason::Declined => lang.pick("declined", "不予采纳"),
    }
}

/// How one item stands to another, to be followed by the other's number; `backward` is the same tie seen from the other.
pub fn link(lang: Lang, kind: LinkKind, backward: bool) -> &'static str {
    match (kind, backward) {
        (LinkKind::Blocks, false) => lang.pick("blocks", "阻塞"),
        (LinkKind::Blocks, true) => lang.pick("blocked by", "被阻塞于"),
        (LinkKind::Relates, _) => lang.pick("relates to", "关联"),
        (LinkKind::DuplicateOf, false) => lang.pick("duplicate of", "重复于"),
        (LinkKind::DuplicateOf, true) => lang.pick("repeated by", "重复项"),
        (LinkKind::CameFrom, false) => lang.pick("came from", "来自"),
        (LinkKind::CameFrom, true) => lang.pick("led to", "产生了"),
    }
}

/// Through which door an action came.
pub fn door(lang: Lang, door: Door) -> &'static str {
    match door {
        Door::Screen => lang.pick("screen", "界面"),
        Door::CommandLine => lang.pick("command line", "命令行"),
        Door::Import => lang.pick("import", "导入"),
    }
}

/// What an action was.
pub fn deed(lang: Lang, deed: Deed) -> &'static str {
    match deed {
        Deed::Create => lang.pick("create", "新建"),
        Deed::Edit => lang.pick("edit", "编辑"),
        Deed::Move => lang.pick("move", "流转"),
        Deed::Comment => lang.pick("comment", "评论"),
        Deed::Link => lang.pick("link", "关联"),
        Deed::HandOver => lang.pick("hand over", "转交"),
        Deed::Archive => lang.pick("delete", "删除"),
        Deed::Import => lang.pick("import", "导入"),
        Deed::Undo => lang.pick("undo", "撤销"),
        Deed::Redo => lang.pick("redo", "重做"),
        Deed::Review => lang.pick("review", "回顾"),
        Deed::MeetingStart => lang.pick("meeting began", "会议开始"),
        Deed::MeetingEnd => lang.pick("meeting ended", "会议结束"),
        Deed::MeetingPause => lang.pick("meeting paused", "会议暂停"),
        Deed::MeetingResume => lang.pick("meeting resumed", "会议继续"),
        Deed::AgendaAdd => lang.pick("onto the agenda", "加入议程"),
        Deed::AgendaStrike => lang.pick("off the agenda", "移出议程"),
        Deed::AgendaReturn => lang.pick("back on the agenda", "放回议程"),
        Deed::AgendaUp => lang.pick("up on the agenda", "议程上移"),
        Deed::AgendaDown => lang.pick("down on the agenda", "议程下移"),
        Deed::Attendance => lang.pick("attendance", "出席"),
        Deed::Agenda => lang.pick("agenda", "议程"),
    }
}

/// A field of an item of this kind: who has a dispute decides it, and what a decision, or a dispute that is closed, has for a
/// deadline is when to look at it again.
pub fn field_of(lang: Lang, field: Field, kind: Kind, is_open: bool) -> &'static str {
    let kind = if kind == Kind::Dispute && field == Field::Deadline && !is_open { Kind::Decision } else { kind };
    match (kind, field) {
        (Kind::Dispute, Field::Owner) => lang.pick("decider", "决策人"),
        (Kind::Dispute, Field::Deadline) => lang.pick("decide by", "决策期限"),
        (Kind::Decision, Field::Deadline) => lang.pick("look again", "复查"),
        _ => self::field(lang, field),
    }
}

/// What entering a status asks for, as the object of "needs".
pub fn need(lang: Lang, need: Need) -> &'static str {
    match need {
        Need::Owner => lang.pick("an owner", "负责人"),
        Need::Deadline => lang.pick("a deadline", "截止时间"),
        Need::Wake => lang.pick("a day after today on which it wakes", "晚于今天的唤醒日期"),
        Need::Asked => lang.pick("somebody who is asked", "补充人"),
        Need::AskBy => lang.pick("a day by which the answer is due", "补充期限"),
        Need::Reason => lang.pick("a reason", "关闭原因"),
        Need::DuplicateOf => lang.pick("the number of the item that it repeats", "所重复事项的编号"),
        Need::Unblocked => lang.pick("that no open item blocks it", "先解除阻塞"),
        Need::Decision => lang.pick("a decision", "决议"),
        Need::Rationale => lang.pick("the reason for the decision", "决策理由"),
        Need::Why => lang.pick("a word on why it is reopened", "重新打开的原因"),
    }
}

/// What entering a status asks for, as a label.
pub fn need_brief(lang: Lang, need: Need) -> &'static str {
    match need {
        Need::Owner => lang.pick("owner", "负责人"),
        Need::Deadline => lang.pick("deadline", "截止时间"),
        Need::Wake => lang.pick("sleep until", "唤醒日期"),
        Need::Asked => lang.pick("ask whom", "补充人"),
        Need::AskBy => lang.pick("answer by", "补充期限"),
        Need::Reason => lang.pick("reason", "关闭原因"),
        Need::DuplicateOf => lang.pick("duplicate of", "与哪一项重复"),
        Need::Unblocked => lang.pick("its blockers done", "解除阻塞"),
        Need::Decision => lang.pick("decision", "决议"),
        Need::Rationale => lang.pick("why so", "决策理由"),
        Need::Why => lang.pick("why it is reopened", "重新打开的原因"),
    }
}

/// The choice that leaves an item without an owner.
pub fn nobody(lang: Lang) -> &'static str {
    lang.pick("nobody", "暂无")
}

/// The choice that empties a field.
pub fn nothing(lang: Lang) -> &'static str {
    lang.pick("none", "无")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample;

    #[test]
    fn a_status_has_the_name_of_its_workflow_and_a_lost_one_its_code() {
        let workflow = sample::workflow();
        let needs_info = Status::from("needs-info");
        assert_eq!(status(Lang::En, &needs_info, &workflow), "needs info");
        assert_eq!(status(Lang::Zh, &needs_info, &workflow), "待补充");
        assert_eq!(status(Lang::Zh, &Status::from("ge\u{1b}ne"), &workflow), "ge␛ne");
    }

    #[test]
    fn a_source_of_ones_own_keeps_its_word() {
        assert_eq!(source(Lang::Zh, "customer"), "客户");
        assert_eq!(source(Lang::Zh, "fair\u{7}"), "fair␇");
    }

    #[test]
    fn every_name_reads_back_where_people_type_it() {
        for lang in Lang::ALL {
            for known in Kind::ALL {
                assert_eq!(Kind::recognise(kind(lang, *known)), Some(*known));
            }
            for known in CloseReason::ALL {
                assert_eq!(CloseReason::recognise(reason(lang, *known)), Some(*known));
            }
        }
    }

    #[test]
    fn the_day_of_a_dispute_is_that_of_its_decision_until_it_is_decided() {
        let day = |lang, is_open| field_of(lang, Field::Deadline, Kind::Dispute, is_open);
        assert_eq!((day(Lang::En, true), day(Lang::En, false)), ("decide by", "look again"));
        assert_eq!((day(Lang::Zh, true), day(Lang::Zh, false)), ("决策期限", "复查"));
    }

    #[test]
    fn no_two_fields_share_a_name() {
        for lang in Lang::ALL {
            let names: std::collections::BTreeSet<_> = Field::ALL.iter().map(|known| field(lang, *known)).collect();
            assert_eq!(names.len(), Field::ALL.len());
        }
    }
}
