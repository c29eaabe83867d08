//! Why a rule refused something, and what would work.

use chrono::NaiveDate;

use super::safe::first_line;
use super::said::Said;
use super::value::{EMPTY, value};
use super::words::words;
use super::{Lang, dates, name};
use crate::domain::bad_value::BadValue;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::meeting::MeetingId;
use crate::domain::person::Handle;
use crate::domain::reason::CloseReason;
use crate::domain::refusal::{Clash, Refusal};
use crate::domain::workflow::{Need, Status, Workflow};

/// A refusal in words.
pub fn refusal(lang: Lang, refusal: &Refusal, workflow: &Workflow, today: NaiveDate) -> Said {
    let status = |status: &Status| name::status(lang, status, workflow).into_owned();
    let statuses = |all: &[Status]| listed(lang, all.iter().map(status));
    match refusal {
        Refusal::NoSuchItem(id) => Said::plain(no_such_item(lang, *id)),
        Refusal::NoSuchStatus { given, known } => {
            Said::plain(no_such_status(lang, &first_line(given))).hint(there_are(lang, &statuses(known)))
        }
        Refusal::Unreachable { item, from, to, reachable } => {
            Said::plain(unreachable(lang, *item, &status(from), &status(to))).hint(reachable_are(
                lang,
                &status(from),
                &statuses(reachable),
            ))
        }
        Refusal::Missing { item, to, need } => missing(lang, *item, &status(to), *need),
        Refusal::Unfounded { item, status: at, need } => {
            Said::plain(unfounded(lang, *item, &status(at), name::need(lang, *need))).hint(give_along(lang))
        }
        Refusal::Elsewhere { item, field, status: at } => {
            Said::plain(elsewhere(lang, *item, name::field(lang, *field), &status(at)))
                .hint(move_there(lang, &status(at)))
        }
        Refusal::Kept { item, field, status: at } => {
            Said::plain(kept(lang, *item, name::field(lang, *field), &status(at))).hint(move_first(lang))
        }
        Refusal::Blocked { item, by } => {
            let blockers = listed(lang, by.iter().map(ItemId::to_string));
            Said::plain(blocked(lang, *item, &blockers)).hint(finish_first(lang))
        }
        Refusal::Clash(clash) => clashed(lang, clash, workflow, today),
        Refusal::Circle { item, to, field } => circle(lang, *item, *to, *field),
        Refusal::RepeatsBack { item, to } => Said::plain(repeats_back(lang, *item, *to)),
        Refusal::NotAhead { item, day } => {
            Said::plain(not_ahead(lang, *item, &dates::full(lang, *day))).hint(wakes_it(lang))
        }
        Refusal::BadValue { field, bad } => bad_value(lang, *field, bad),
        Refusal::NoTitle => Said::plain(no_title(lang)),
        Refusal::TooLong { field, bytes, most } => {
            Said::plain(too_long(lang, name::field(lang, *field), *bytes, *most)).hint(shorten(lang))
        }
        Refusal::NoDeadline { item, was: None } => Said::plain(no_deadline(lang, *item)).hint(set_deadline_first(lang)),
        Refusal::NoDeadline { item, was: Some(_) } => Said::plain(off_the_calendar(lang, *item)),
        Refusal::Archived(item) => Said::plain(is_deleted(lang, *item)).hint(restore_first(lang)),
        Refusal::NotAsked(item) => Said::plain(not_asked(lang, *item)).hint(comment_instead(lang)),
        Refusal::NoSuchMeeting(meeting) => Said::plain(no_such_meeting(lang, *meeting)).hint(list_meetings(lang)),
        Refusal::NoSuchSeries(name) => Said::plain(no_such_series(lang, &first_line(name))).hint(list_series(lang)),
        Refusal::NotInSeries { name, day, near } => {
            let near = listed(lang, near.iter().map(|day| dates::full(lang, *day)));
            let said = Said::plain(not_in_series(lang, &first_line(name), &dates::full(lang, *day)));
            if near.is_empty() { said } else { said.hint(nearest_days(lang, &near)) }
        }
        Refusal::MeetsAnyway { name, day } => {
            Said::plain(meets_anyway(lang, &first_line(name), &dates::full(lang, *day))).hint(skip_or_move(lang))
        }
        Refusal::MetSince { name, day, is_it } => {
            let (name, day) = (first_line(name), dates::full(lang, *day));
            let said = if *is_it { was_held(lang, &name, &day) } else { met_since(lang, &name, &day) };
            Said::plain(said).hint(only_to_come(lang))
        }
        Refusal::SeriesName(name) if name.is_empty() => Said::plain(series_lacks_name(lang)),
        Refusal::SeriesName(name) => Said::plain(series_name_taken(lang, &first_line(name))).hint(other_name(lang)),
        Refusal::NotOn { meeting, is_paused: true } => {
            Said::plain(meeting_is_paused(lang, *meeting)).hint(resume_first(lang))
        }
        Refusal::NotOn { meeting, is_paused: false } => {
            Said::plain(meeting_has_ended(lang, *meeting)).hint(resume_or_outside(lang, *meeting))
        }
        Refusal::WhichMeeting(open) if open.is_empty() => Said::plain(no_meeting_on(lang)).hint(start_one(lang)),
        Refusal::WhichMeeting(open) => {
            let open = listed(lang, open.iter().map(ToString::to_string));
            Said::plain(several_meetings(lang, &open)).hint(say_which(lang))
        }
        Refusal::NotOnAgenda(item) => Said::plain(not_on_agenda(lang, *item)).hint(add_it(lang)),
        Refusal::NothingLeft { redo: false } => Said::plain(nothing_to_undo(lang)).hint(only_own(lang)),
        Refusal::NothingLeft { redo: true } => Said::plain(nothing_to_redo(lang)).hint(redo_ends(lang)),
        Refusal::NothingLeftHere { redo, in_meeting } => Said::plain(match (redo, in_meeting) {
            (false, false) => nothing_done_here(lang),
            (true, false) => nothing_done_here_again(lang),
            (false, true) => nothing_of_meeting(lang),
            (true, true) => nothing_of_meeting_again(lang),
        })
        .hint(leave_first(lang)),
        Refusal::UndoesImport => Said::plain(undoes_import(lang)).hint(undo_import(lang)),
        Refusal::AlreadyOpen { meeting, name } => {
            Said::plain(already_open(lang, &first_line(name), *meeting)).hint(go_on_with_it(lang, *meeting))
        }
        Refusal::ChangedSince { item, field: Field::Item, by } => {
            Said::plain(worked_on_since(lang, *item, &by_whom(lang, by.as_ref()))).hint(delete_it(lang))
        }
        Refusal::ChangedSince { item, field, by } => {
            let name = name::field(lang, *field);
            Said::plain(changed_since(lang, *item, name, &by_whom(lang, by.as_ref()))).hint(set_by_hand(lang))
        }
        Refusal::AgendaChangedSince { item, by } => {
            Said::plain(agenda_changed_since(lang, *item, &by_whom(lang, Some(by)))).hint(agenda_by_hand(lang))
        }
        Refusal::PresenceChangedSince { person, by } => {
            let person = first_line(person.as_str());
            Said::plain(presence_changed_since(lang, &person, &by_whom(lang, Some(by)))).hint(attendance_by_hand(lang))
        }
    }
}

words! {
    no_such_item(item: ItemId) = "there is no item {item}" | "没有编号为 {item} 的事项";
    no_such_status(given: &str) = "there is no status \"{given}\"" | "没有名为「{given}」的状态";
    there_are(list: &str) = "statuses: {list}" | "可用的状态：{list}";
    unreachable(item: ItemId, from: &str, to: &str) = "{item} cannot go from {from} to {to}"
        | "{item} 不能从「{from}」直接流转到「{to}」";
    reachable_are(from: &str, list: &str) = "from {from} it can go to: {list}" | "从「{from}」可以流转到：{list}";
    needs(item: ItemId, to: &str, need: &str) = "{item} cannot go to {to} yet: it needs {need}"
        | "{item} 还不能流转到「{to}」：需要{need}";
    reasons(list: &str) = "reasons: {list}" | "可选的原因：{list}";
    elsewhere(item: ItemId, field: &str, status: &str) = "{item}: \"{field}\" belongs to {status}" | "{item}：「{field}」只用于「{status}」";
    move_there(status: &str) = "move it to {status}, which asks for it" | "请流转到「{status}」，届时会要求填写";
    unfounded(item: ItemId, status: &str, need: &str) = "{item} is in {status}: changed so, it would lack {need}"
        | "{item} 处于「{status}」：这样修改后缺少{need}";
    give_along = "give that along with the change, or move it first" | "请一并填写，或先流转到其他状态";
    kept(item: ItemId, field: &str, status: &str) = "{item} is in {status}: its {field} can be changed, not emptied"
        | "{item} 处于「{status}」：{field}可以修改，不能清空";
    move_first = "move it first to a status that does without" | "请先流转到不要求该字段的状态";
    blocked(item: ItemId, by: &str) = "{item} cannot be done: it is blocked by {by}" | "{item} 还不能完成：被 {by} 阻塞";
    finish_first = "finish what blocks it, or cut the link" | "请先完成阻塞它的事项，或解除关联";
    clash(item: ItemId, field: &str, theirs: &str, by: &str, mine: &str)
        = "{field} of {item} was changed meanwhile{by}: now {theirs}, yours {mine}"
        | "{item} 的{field}刚刚已被修改{by}：现在是「{theirs}」，你要改成「{mine}」";
    nothing_lost = "nothing was overwritten: look at both and choose" | "没有覆盖任何内容：请看过两者再决定";
    own_parent(item: ItemId) = "{item} cannot be its own parent" | "{item} 不能是自己的父项";
    parent_circle(item: ItemId, to: ItemId) = "{to} cannot be the parent of {item}: it is a part of it"
        | "{to} 不能作为 {item} 的父项：它是 {item} 的下级";
    own_link(item: ItemId) = "{item} cannot be linked to itself" | "{item} 不能与自己关联";
    block_circle(item: ItemId, to: ItemId) = "{item} cannot block {to}: {to} already blocks it, directly or through others"
        | "{item} 不能阻塞 {to}：{to} 已经直接或间接阻塞了它";
    repeats_back(item: ItemId, to: ItemId) = "{item} cannot be a duplicate of {to}: {to} is closed as a duplicate of it"
        | "{item} 不能作为 {to} 的重复项：{to} 已作为它的重复项关闭";
    not_ahead(item: ItemId, day: &str) = "{item} cannot sleep until {day}: that day is not ahead" | "{item} 不能休眠到 {day}：须是今天之后的日期";
    wakes_it = "without a day it is awake" | "不填日期即为未休眠";
    not_a(given: &str, field: &str) = "\"{given}\" is not a value for {field}" | "「{given}」不能作为{field}";
    accepted(list: &str) = "for example: {list}" | "例如：{list}";
    accepted_are(list: &str) = "one of: {list}" | "可选：{list}";
    not_settable(field: &str) = "{field} cannot be set directly" | "不能直接设置{field}";
    it_follows = "it follows from a move, a comment or a link" | "它由流转、评论或关联产生";
    empty_comment = "a comment needs words" | "评论不能为空";
    no_title = "a title is needed" | "标题不能为空";
    too_long(field: &str, bytes: usize, most: usize) = "the {field} is too long: {bytes} bytes, at most {most}"
        | "{field}太长：{bytes} 字节，最多 {most} 字节";
    shorten = "put the rest into a comment or a file" | "请把其余内容放进评论或文件";
    no_deadline(item: ItemId) = "{item} has no deadline to move" | "{item} 没有截止时间可以调整";
    set_deadline_first = "set one first" | "请先设置截止时间";
    off_the_calendar(item: ItemId) = "the deadline of {item} would leave the calendar" | "{item} 的截止时间会超出日历范围";
    is_deleted(item: ItemId) = "{item} is deleted" | "{item} 已删除";
    restore_first = "restore it first" | "请先恢复它";
    not_asked(item: ItemId) = "nobody is asked about {item}" | "{item} 没有等待补充的问题";
    comment_instead = "comment on it, or ask somebody first" | "可以直接评论，或先向人提问";
    no_such_meeting(meeting: MeetingId) = "there is no meeting {meeting}" | "没有编号为 {meeting} 的会议";
    list_meetings = "`onus meeting list` shows them" | "用 `onus meeting list` 查看全部会议";
    no_such_series(name: &str) = "there is no series \"{name}\"" | "没有名为「{name}」的例会";
    list_series = "`onus meeting series` shows them" | "用 `onus meeting series` 查看全部例会";
    not_in_series(name: &str, day: &str) = "{name} does not meet on {day}" | "「{name}」{day}没有会议";
    meets_anyway(name: &str, day: &str) = "{name} meets on {day} anyway" | "「{name}」{day}本来就有会议";
    skip_or_move = "skip the meeting instead, or move it to another day" | "请跳过这次会议，或改到另一天";
    was_held(name: &str, day: &str) = "{name} has held its meeting of {day}" | "「{name}」{day}的会议已经开过";
    met_since(name: &str, day: &str) = "{name} has met since {day}" | "「{name}」在{day}之后已经开过会";
    only_to_come = "skip or move one that is to come; `onus meeting series` tells the next"
        | "只能取消或改期尚未召开的会议；用 `onus meeting series` 查看下次会议";
    nearest_days(list: &str) = "nearest: {list}" | "最近的会议日：{list}";
    series_lacks_name = "a series needs a name" | "例会需要名称";
    series_name_taken(name: &str) = "there is a series \"{name}\" already" | "已有名为「{name}」的例会";
    other_name = "choose another name" | "请换一个名称";
    meeting_is_paused(meeting: MeetingId) = "meeting {meeting} is paused" | "会议 {meeting} 已暂停";
    resume_first = "go on with it first: g m, or `onus meeting resume`" | "请先继续会议：按 g m，或用 `onus meeting resume`";
    meeting_has_ended(meeting: MeetingId) = "meeting {meeting} has ended" | "会议 {meeting} 已结束";
    resume_or_outside(meeting: MeetingId) = "go on with it: g m, or `onus meeting resume {meeting}`; or edit outside of a meeting"
        | "请继续该会议：按 g m，或用 `onus meeting resume {meeting}`；也可在会议之外编辑";
    no_meeting_on = "no meeting is on" | "没有正在进行的会议";
    start_one = "start one with `onus meeting start`" | "用 `onus meeting start` 开始会议";
    several_meetings(open: &str) = "several meetings are open: {open}" | "有多个会议未结束：{open}";
    say_which = "say which one by its number" | "请用编号指明是哪一个";
    not_on_agenda(item: ItemId) = "{item} is not on the agenda" | "{item} 不在议程上";
    add_it = "add it first" | "请先加入议程";
    nothing_to_undo = "nothing of yours is left to undo" | "没有可以撤销的操作";
    only_own = "undo takes back only your own steps" | "只能撤销自己的操作";
    nothing_to_redo = "nothing is left to redo" | "没有可以重做的操作";
    redo_ends = "only what was just undone can be redone" | "只能重做刚刚撤销的操作";
    nothing_done_here = "nothing done here is left to undo" | "本次没有可以撤销的操作";
    nothing_done_here_again = "nothing done here is left to redo" | "本次没有可以重做的操作";
    nothing_of_meeting = "nothing of yours in this meeting is left to undo" | "本次会议中没有可以撤销的操作";
    nothing_of_meeting_again = "nothing of yours in this meeting is left to redo" | "本次会议中没有可以重做的操作";
    leave_first = "what was done before is taken back elsewhere" | "更早的操作请在别处撤销";
    undoes_import = "the last thing you did is an import" | "最近的操作是一次导入";
    undo_import = "`onus undo` takes it back" | "用 `onus undo` 撤销导入";
    already_open(name: &str, meeting: MeetingId) = "{name} is on already (no. {meeting})" | "「{name}」已在进行（第 {meeting} 号）";
    go_on_with_it(meeting: MeetingId) = "go on with it: g m, or `onus meeting resume {meeting}`"
        | "请继续它：按 g m，或用 `onus meeting resume {meeting}`";
    changed_since(item: ItemId, field: &str, by: &str) = "cannot take it back: {field} of {item} was changed since{by}"
        | "无法撤销：{item} 的{field}之后又被修改{by}";
    worked_on_since(item: ItemId, by: &str) = "cannot take it back: {item} was changed since{by}"
        | "无法撤销：{item} 之后又被修改{by}";
    delete_it = "delete the item instead if nobody needs it" | "如果不再需要这个事项，请直接删除";
    agenda_changed_since(item: ItemId, by: &str) = "cannot take it back: the place of {item} on the agenda was changed since{by}"
        | "无法撤销：{item} 在议程中的安排之后又被修改{by}";
    presence_changed_since(person: &str, by: &str) = "cannot take it back: the attendance of {person} was changed since{by}"
        | "无法撤销：{person} 的出席情况之后又被修改{by}";
    set_by_hand = "set the value by hand if you still want it" | "如果仍然需要，请手动改回";
    agenda_by_hand = "change the agenda by hand if you still want it" | "如果仍然需要，请手动调整议程";
    attendance_by_hand = "take the attendance again if it is wrong" | "如果有误，请重新签到";
    by_person(who: &str) = " by {who}" | "（{who}）";
}

fn missing(lang: Lang, item: ItemId, to: &str, need: Need) -> Said {
    let said = Said::plain(needs(lang, item, to, name::need(lang, need)));
    match need {
        Need::Reason => {
            let all = CloseReason::ALL.iter().map(|reason| name::reason(lang, *reason).to_string());
            said.hint(reasons(lang, &listed(lang, all)))
        }
        _ => said,
    }
}

fn clashed(lang: Lang, the: &Clash, workflow: &Workflow, today: NaiveDate) -> Said {
    let show = |written: &Option<String>| match value(lang, the.field, written.as_deref(), workflow, today) {
        empty if empty == EMPTY => name::priority(lang, None).to_string(),
        shown => shown,
    };
    let (theirs, mine) = (show(&the.theirs), show(&the.mine));
    let by = by_whom(lang, the.by.as_ref());
    Said::plain(clash(lang, the.item, name::field(lang, the.field), &theirs, &by, &mine)).hint(nothing_lost(lang))
}

fn circle(lang: Lang, item: ItemId, to: ItemId, field: Field) -> Said {
    Said::plain(match (field, item == to) {
        (Field::Parent, true) => own_parent(lang, item),
        (Field::Parent, false) => parent_circle(lang, item, to),
        (_, true) => own_link(lang, item),
        (_, false) => block_circle(lang, item, to),
    })
}

fn bad_value(lang: Lang, field: Field, bad: &BadValue) -> Said {
    let name = name::field(lang, field);
    match field {
        Field::Comment => Said::plain(empty_comment(lang)),
        _ if !field.is_settable() && bad.accepted.is_empty() => {
            Said::plain(not_settable(lang, name)).hint(it_follows(lang))
        }
        _ => {
            let said = Said::plain(not_a(lang, &first_line(&bad.given), name));
            let list = listed(lang, bad.accepted.iter().map(|form| first_line(form)));
            match field {
                _ if bad.accepted.is_empty() => said,
                Field::Kind | Field::Priority => said.hint(accepted_are(lang, &list)),
                _ => said.hint(accepted(lang, &list)),
            }
        }
    }
}

fn by_whom(lang: Lang, who: Option<&Handle>) -> String {
    who.map(|who| by_person(lang, &first_line(who.as_str()))).unwrap_or_default()
}

fn listed(lang: Lang, words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(lang.pick(", ", "、"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::due::Due;
    use crate::text::Lang::{En, Zh};
    use crate::text::sample;

    fn said(lang: Lang, the: &Refusal) -> (String, String) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let Said { what, hint } = refusal(lang, the, &sample::workflow(), today);
        (what, hint.unwrap_or_default())
    }

    fn both(what: &str, hint: &str) -> (String, String) {
        (what.to_string(), hint.to_string())
    }

    #[test]
    fn an_unreachable_status_lists_the_reachable_ones() {
        let the = Refusal::Unreachable {
            item: ItemId(42),
            from: "inbox".into(),
            to: "done".into(),
            reachable: vec!["needs-info".into(), "doing".into()],
        };
        assert_eq!(
            said(En, &the),
            both("#42 cannot go from inbox to done", "from inbox it can go to: needs info, doing")
        );
        assert_eq!(
            said(Zh, &the),
            both("#42 不能从「待处理」直接流转到「已完成」", "从「待处理」可以流转到：待补充、进行中")
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |need| Refusal::Missing { item: ItemId(42), to: "closed".into(), need };
        assert_eq!(said(En, &missing(Need::Owner)).0, "#42 cannot go to closed yet: it needs an owner");
        assert_eq!(
            said(Zh, &missing(Need::Reason)),
            both("#42 还不能流转到「已关闭」：需要关闭原因", "可选的原因：不予采纳、不做、设计如此、已取消、重复")
        );
    }

    #[test]
    fn a_clash_shows_both_sides() {
        let the = Refusal::Clash(Box::new(Clash {
            item: ItemId(42),
            field: Field::Deadline,
            seen: None,
            mine: Some("2026-11-27".into()),
            theirs: None,
            by: Some("李雷".parse().unwrap()),
        }));
        assert_eq!(said(En, &the).0, "deadline of #42 was changed meanwhile by 李雷: now none, yours Fri");
        assert_eq!(said(Zh, &the).0, "#42 的截止时间刚刚已被修改（李雷）：现在是「无」，你要改成「周五」");
    }

    #[test]
    fn a_bad_value_says_what_would_do() {
        let bad = |field, given, accepted: &[&str]| Refusal::BadValue { field, bad: BadValue::new(given, accepted) };
        assert_eq!(
            said(En, &bad(Field::Deadline, "so\u{1b}on", &["fri", "12-05"])),
            both("\"so␛on\" is not a value for deadline", "for example: fri, 12-05")
        );
        assert_eq!(said(Zh, &bad(Field::Status, "done", &[])), both("不能直接设置状态", "它由流转、评论或关联产生"));
        assert_eq!(said(En, &bad(Field::Comment, "", &[])).0, "a comment needs words");
    }

    #[test]
    fn every_refusal_has_words_in_both_languages_and_none_leaks_controls() {
        let evil = "x\u{1b}[2J\u{202e}";
        let (item, to) = (ItemId(42), ItemId(7));
        let circle = |item, to, field| Refusal::Circle { item, to, field };
        let all = [
            Refusal::NoSuchItem(item),
            Refusal::NoSuchStatus { given: evil.into(), known: vec![evil.into()] },
            Refusal::Elsewhere { item, field: Field::Asked, status: "needs-info".into() },
            Refusal::Kept { item, field: Field::Owner, status: "doing".into() },
            Refusal::Blocked { item, by: vec![to, ItemId(8)] },
            circle(item, to, Field::Parent),
            circle(item, item, Field::Parent),
            Refusal::RepeatsBack { item, to },
            Refusal::Unfounded { item, status: "done".into(), need: Need::Decision },
            Refusal::NotAhead { item, day: "2026-11-24".parse().unwrap() },
            circle(item, to, Field::Link),
            circle(item, item, Field::Link),
            Refusal::NoTitle,
            Refusal::TooLong { field: Field::Title, bytes: 5000, most: 4096 },
            Refusal::NoDeadline { item, was: None },
            Refusal::NoDeadline { item, was: Some(Due::day(NaiveDate::MAX)) },
            Refusal::Archived(item),
            Refusal::NotAsked(item),
            Refusal::NoSuchMeeting(MeetingId(3)),
            Refusal::NoSuchSeries("Weekly".into()),
            Refusal::MeetsAnyway { name: "Weekly".into(), day: NaiveDate::MAX },
            Refusal::MetSince { name: "Weekly".into(), day: NaiveDate::MAX, is_it: true },
            Refusal::MetSince { name: "Weekly".into(), day: NaiveDate::MAX, is_it: false },
            Refusal::SeriesName(String::new()),
            Refusal::SeriesName("Weekly".into()),
            Refusal::NotOn { meeting: MeetingId(3), is_paused: true },
            Refusal::NotOn { meeting: MeetingId(3), is_paused: false },
            Refusal::WhichMeeting(Vec::new()),
            Refusal::WhichMeeting(vec![MeetingId(3), MeetingId(4)]),
            Refusal::NotOnAgenda(item),
            Refusal::NothingLeft { redo: false },
            Refusal::NothingLeft { redo: true },
            Refusal::ChangedSince { item, field: Field::Owner, by: None },
            Refusal::AgendaChangedSince { item, by: "han".parse().unwrap() },
            Refusal::PresenceChangedSince { person: "wei".parse().unwrap(), by: "han".parse().unwrap() },
        ];
        let mut told = std::collections::BTreeSet::new();
        for the in &all {
            let (en, zh) = (said(En, the), said(Zh, the));
            assert!(en.0.is_ascii() || en.0.contains('␛'), "{en:?}");
            assert!(zh.0.chars().any(|c| c > '\u{4e00}'), "{zh:?}");
            assert!(!format!("{en:?}{zh:?}").contains("\\u{"), "{en:?} {zh:?}");
            told.insert(en.0);
        }
        assert_eq!(told.len(), all.len());
    }
}
