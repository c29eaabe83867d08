use chrono::DateTime;

use super::*;
use crate::domain::change::Deed::{self, *};
use crate::domain::change::Door;
use crate::text::Lang::{En, Zh};
use crate::text::sample;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

/// A change of `#item`, from `field: old > new`.
fn changed(item: i64, field: Field, old: Option<&str>, new: Option<&str>) -> Change {
    Change { item: ItemId(item), field, old: old.map(str::to_string), new: new.map(str::to_string) }
}

fn made(deed: Deed, changes: &[Change]) -> Step {
    Step {
        id: 1,
        at: DateTime::UNIX_EPOCH,
        who: "me".parse().unwrap(),
        door: Door::Screen,
        deed,
        of: None,
        meeting: None,
        changes: changes.to_vec(),
        agenda: None,
    }
}

fn told(lang: Lang, deed: Deed, changes: &[Change]) -> String {
    step(lang, &made(deed, changes), &sample::workflow(), today())
}

fn line(lang: Lang, one: &Change) -> String {
    change(lang, one, &sample::workflow(), today())
}

#[test]
fn one_field_of_one_item_shows_what_it_was_and_is() {
    let owner = [changed(42, Field::Owner, Some("李雷"), Some("王芳"))];
    assert_eq!(told(En, Edit, &owner), "owner of #42: 李雷 -> 王芳");
    assert_eq!(told(Zh, Edit, &owner), "#42 负责人：李雷 -> 王芳");
    let tags = [changed(42, Field::Tags, Some("a b"), Some("b c"))];
    assert_eq!(told(En, Edit, &tags), "tags of #42: +c -a");
    let body = [changed(42, Field::Body, Some("long"), Some("longer"))];
    assert_eq!(told(En, Edit, &body), "#42: description changed");
    let none = [changed(42, Field::Owner, Some("李雷"), None)];
    assert_eq!(told(Zh, Edit, &none), "#42：负责人已清空（原为「李雷」）");
}

#[test]
fn of_positions_those_are_told_that_changed() {
    let one = [changed(46, Field::Positions, Some("@tang: daily\n@han: no"), Some("@tang: daily\n@han: weekly"))];
    assert_eq!(told(En, Edit, &one), "positions of #46: @han: no -> weekly");
    assert_eq!(told(Zh, Edit, &one), "#46 各方立场：@han：no -> weekly");
    assert_eq!(told(En, Undo, &crate::domain::plan::reversed(&one)), "Undone: positions of #46 as before");
    let all = changed(46, Field::Positions, None, Some("@唐可: 每天\n@韩悦: 不做"));
    assert_eq!(line(Zh, &all), "各方立场：@唐可：每天；@韩悦：不做");
}

#[test]
fn several_fields_of_one_item_stand_in_one_line() {
    let both = [changed(42, Field::Owner, None, Some("王芳")), changed(42, Field::Priority, Some("P2"), Some("P1"))];
    assert_eq!(told(En, Edit, &both), "#42: owner: 王芳; priority: P2 -> P1");
    assert_eq!(told(Zh, Edit, &both), "#42：负责人：王芳；优先级：P2 -> P1");
}

#[test]
fn a_bulk_edit_says_how_many_and_what() {
    let same: Vec<_> = (1..=3).map(|n| changed(n, Field::Owner, None, Some("wei"))).collect();
    assert_eq!(told(En, Edit, &same), "owner of 3 items is now wei");
    assert_eq!(told(Zh, Edit, &same), "3 项的负责人改为「wei」");
    let mixed = [changed(1, Field::Priority, None, Some("P0")), changed(2, Field::Tags, None, Some("a"))];
    assert_eq!(told(En, Edit, &mixed), "priority, tags of 2 items changed");
    let none: Vec<_> = (1..=2).map(|n| changed(n, Field::Owner, Some("a"), None)).collect();
    assert_eq!(told(Zh, Edit, &none), "已清空 2 项的负责人");
}

#[test]
fn an_undo_tells_all_that_came_back_and_not_only_a_word_that_went_with_it() {
    let handed =
        [changed(42, Field::Comment, Some("yours"), None), changed(42, Field::Owner, Some("han"), Some("李雷"))];
    assert_eq!(told(En, Undo, &handed), "Undone: owner of #42 is 李雷 again");
    let retold =
        [changed(42, Field::Status, Some("doing"), Some("inbox")), changed(42, Field::Title, Some("b"), Some("a"))];
    assert_eq!(told(En, Undo, &retold), "Undone: #42 back in inbox; title of #42 as before");
    assert_eq!(told(Zh, Undo, &retold), "已撤销：#42 回到「待处理」；标题恢复原值（#42）");
    let given = [
        changed(42, Field::Status, Some("doing"), Some("planned")),
        changed(42, Field::Owner, Some("wei"), Some("han")),
    ];
    assert_eq!(told(En, Undo, &given), "Undone: #42 back in planned; owner of #42 as before");
    let both: Vec<_> = [1, 2].map(|item| changed(item, Field::Status, Some("closed"), Some("inbox"))).to_vec();
    assert_eq!(told(Zh, Undo, &both), "已撤销：2 项回到「待处理」");
    assert_eq!(told(En, Edit, &[changed(42, Field::Reviewed, None, Some("2026-11-25"))]), "Reviewed #42");
    let kept = [changed(42, Field::Reviewed, Some("2026-11-25"), None)];
    assert_eq!(told(En, Undo, &kept), "Undone: review of #42");
    assert_eq!(told(Zh, Undo, &kept), "已撤销：回顾 #42");
}

#[test]
fn a_move_says_whence_whither_and_why() {
    let closed = [
        changed(42, Field::Status, Some("doing"), Some("closed")),
        changed(42, Field::CloseReason, None, Some("wont-do")),
        changed(42, Field::Closed, None, Some("2026-11-25T00:00:00Z")),
    ];
    assert_eq!(told(En, Move, &closed), "#42: doing -> closed (won't do)");
    assert_eq!(told(Zh, Move, &closed), "#42：进行中 -> 已关闭（不做）");
    let many: Vec<_> = (1..=3).map(|n| changed(n, Field::Status, Some("inbox"), Some("doing"))).collect();
    assert_eq!(told(En, Move, &many), "3 items moved to doing");
    assert_eq!(told(Zh, Move, &many), "3 项流转到「进行中」");
}

#[test]
fn a_duplicate_says_of_what_and_the_votes_that_it_leaves_there_are_no_move() {
    let closed = [
        changed(42, Field::Status, Some("inbox"), Some("closed")),
        changed(42, Field::CloseReason, None, Some("duplicate")),
        changed(42, Field::Link, None, Some("duplicate-of 7")),
        changed(7, Field::Votes, Some("2"), Some("3")),
    ];
    assert_eq!(told(En, Move, &closed), "#42: inbox -> closed (duplicate of #7)");
    assert_eq!(told(Zh, Move, &closed), "#42：待处理 -> 已关闭（重复于 #7）");
    let back = crate::domain::plan::reversed(&closed);
    assert_eq!(told(En, Undo, &back), "Undone: #42 back in inbox");
}

#[test]
fn new_items_are_named() {
    let made = |n: i64| changed(n, Field::Item, None, Some(r#"{"title":"登录超时"}"#));
    assert_eq!(told(En, Create, &[made(42)]), "Created #42: 登录超时");
    let all: Vec<_> = (1..=7).map(made).collect();
    assert_eq!(told(En, Create, &all), "Created 7 items: #1, #2, #3, #4, #5 and 2 more");
    assert_eq!(told(Zh, Create, &all), "已新建 7 项：#1、#2、#3、#4、#5 等 7 项");
    assert_eq!(told(Zh, Import, &all), "已导入 7 项");
}

#[test]
fn other_deeds_have_their_verbs() {
    let comment = [changed(42, Field::Comment, None, Some("see log"))];
    assert_eq!(told(En, Comment, &comment), "Commented on #42");
    let link = [changed(42, Field::Link, None, Some("blocks 7"))];
    assert_eq!(told(En, Link, &link), "#42: blocks #7");
    assert_eq!(told(Zh, Link, &link), "#42：阻塞 #7");
    let gone = [changed(42, Field::Archived, None, Some("1"))];
    assert_eq!(told(Zh, Archive, &gone), "已删除 #42");
    let handed =
        [changed(42, Field::Owner, Some("李雷"), Some("wei")), changed(42, Field::Comment, None, Some("yours"))];
    assert_eq!(told(En, HandOver, &handed), "Handed #42 over to wei");
    assert_eq!(told(Zh, HandOver, &handed), "已将 #42 转交给 @wei");
}

#[test]
fn an_undo_names_what_is_so_again() {
    let owner = [changed(42, Field::Owner, Some("王芳"), Some("李雷"))];
    assert_eq!(told(En, Undo, &owner), "Undone: owner of #42 is 李雷 again");
    assert_eq!(told(Zh, Undo, &owner), "已撤销：#42 负责人恢复为「李雷」");
    let none = [changed(42, Field::Deadline, Some("2026-12-05"), None)];
    assert_eq!(told(Zh, Undo, &none), "已撤销：#42 截止时间恢复为空");
    let back = [
        changed(42, Field::Closed, Some("2026-11-25T00:00:00Z"), None),
        changed(42, Field::CloseReason, Some("declined"), None),
        changed(42, Field::Status, Some("closed"), Some("inbox")),
    ];
    assert_eq!(told(En, Undo, &back), "Undone: #42 back in inbox");
    let made = [changed(42, Field::Item, Some(r#"{"title":"x"}"#), None)];
    assert_eq!(told(Zh, Undo, &made), "已撤销：新建 #42");
    let comment = [changed(42, Field::Comment, Some("oops"), None)];
    assert_eq!(told(En, Undo, &comment), "Undone: comment on #42");
    let link = [changed(42, Field::Link, Some("blocks 7"), None)];
    assert_eq!(told(En, Undo, &link), "Undone: #42: no longer blocks #7");
}

#[test]
fn an_undone_bulk_edit_is_told_as_one() {
    let were = [
        changed(2, Field::Status, Some("doing"), Some("planned")),
        changed(1, Field::Status, Some("doing"), Some("inbox")),
    ];
    assert_eq!(told(En, Undo, &were), "Undone: status of 2 items as before");
    assert_eq!(told(Zh, Undo, &were), "已撤销：状态恢复原值（2 项）");
}

#[test]
fn a_redo_tells_the_step_again() {
    let owner = [changed(42, Field::Owner, Some("李雷"), Some("王芳"))];
    assert_eq!(told(En, Redo, &owner), "Redone: owner of #42: 李雷 -> 王芳");
    assert_eq!(told(Zh, Redo, &owner), "已重做：#42 负责人：李雷 -> 王芳");
    let made = [changed(42, Field::Item, None, Some(r#"{"title":"x"}"#))];
    assert_eq!(told(Zh, Redo, &made), "已重做：新建 #42：x");
}

#[test]
fn a_line_of_history_says_each_change() {
    for (one, en, zh) in [
        (changed(1, Field::Kind, Some("issue"), Some("bug")), "kind: issue -> bug", "类型：问题 -> 缺陷"),
        (changed(1, Field::Body, None, Some("x")), "description changed", "描述已修改"),
        (changed(1, Field::Comment, None, Some("\nsee\nlog")), "comment: see", "评论：see"),
        (changed(1, Field::Link, Some("duplicate-of 7"), None), "no longer duplicate of #7", "不再重复于 #7"),
        (changed(1, Field::Tags, Some("a"), None), "tags: -a", "标签：-a"),
        (changed(1, Field::Archived, Some("1"), None), "restored", "已恢复"),
        (changed(1, Field::Owner, Some("a"), None), "owner emptied (was a)", "负责人已清空（原为「a」）"),
    ] {
        assert_eq!((line(En, &one), line(Zh, &one)), (en.to_string(), zh.to_string()));
    }
}

#[test]
fn nothing_that_a_terminal_obeys_comes_through() {
    let evil = "a\u{1b}[31m\u{202e}b\u{9b}c";
    for field in Field::ALL {
        for (old, new) in [(None, Some(evil)), (Some(evil), Some("x")), (Some(evil), None)] {
            let one = changed(1, *field, old, new);
            for text in
                [line(En, &one), line(Zh, &one), told(En, Edit, std::slice::from_ref(&one)), told(Zh, Undo, &[one])]
            {
                assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\n']), "{text:?}");
            }
        }
    }
}

#[test]
fn of_an_agenda_is_told_what_was_done_and_to_which_item() {
    let step_of = |deed, of: Deed| Step {
        agenda: Some(crate::domain::change::AgendaStep { deed: of, item: Some(ItemId(44)) }),
        ..made(deed, &[])
    };
    let told = |lang, deed, of| step(lang, &step_of(deed, of), &sample::workflow(), today());
    for (deed, en, zh) in [
        (AgendaAdd, "Put #44 onto the agenda", "已将 #44 加入议程"),
        (AgendaStrike, "Took #44 off the agenda", "已将 #44 移出议程"),
        (AgendaReturn, "Put #44 back onto the agenda", "已将 #44 放回议程"),
        (AgendaUp, "Moved #44 up", "已将 #44 上移"),
        (AgendaDown, "Moved #44 down", "已将 #44 下移"),
        (Attendance, "Attendance taken", "已更新出席情况"),
        (Agenda, "Agenda or attendance changed", "议程或出席已更新"),
    ] {
        assert_eq!((told(En, deed, deed), told(Zh, deed, deed)), (en.to_string(), zh.to_string()));
    }
    assert_eq!(told(En, Undo, AgendaStrike), "Undone: taking #44 off the agenda");
    assert_eq!(told(Zh, Undo, AgendaStrike), "已撤销：将 #44 移出议程");
    assert_eq!(told(En, Redo, Attendance), "Redone: attendance");
    assert_eq!(told(Zh, Redo, AgendaUp), "已重做：将 #44 上移");
}

#[test]
fn a_step_without_changes_says_so() {
    assert_eq!(told(En, Edit, &[]), "No change");
}
