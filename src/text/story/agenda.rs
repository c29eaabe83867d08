//! What was done to an agenda, or to who is there.

use crate::domain::change::{AgendaStep, Deed};
use crate::domain::id::ItemId;
use crate::text::Lang;
use crate::text::words::words;

/// It as a sentence.
pub(super) fn done(lang: Lang, step: Option<AgendaStep>) -> String {
    told(lang, step).0
}

/// It as what an undo took back, or a redo did again.
pub(super) fn turning(lang: Lang, step: Option<AgendaStep>) -> String {
    told(lang, step).1
}

fn told(lang: Lang, step: Option<AgendaStep>) -> (String, String) {
    match step.map(|step| (step.deed, step.item)) {
        Some((Deed::AgendaAdd, Some(item))) => (added(lang, item), adding(lang, item)),
        Some((Deed::AgendaStrike, Some(item))) => (struck(lang, item), striking(lang, item)),
        Some((Deed::AgendaReturn, Some(item))) => (put_back(lang, item), putting_back(lang, item)),
        Some((Deed::AgendaUp, Some(item))) => (moved_up(lang, item), moving_up(lang, item)),
        Some((Deed::AgendaDown, Some(item))) => (moved_down(lang, item), moving_down(lang, item)),
        Some((Deed::Attendance, _)) => (attendance_taken(lang).into(), attendance(lang).into()),
        _ => (changed(lang).into(), change(lang).into()),
    }
}

words! {
    added(item: ItemId) = "Put {item} onto the agenda" | "已将 {item} 加入议程";
    struck(item: ItemId) = "Took {item} off the agenda" | "已将 {item} 移出议程";
    put_back(item: ItemId) = "Put {item} back onto the agenda" | "已将 {item} 放回议程";
    moved_up(item: ItemId) = "Moved {item} up" | "已将 {item} 上移";
    moved_down(item: ItemId) = "Moved {item} down" | "已将 {item} 下移";
    attendance_taken = "Attendance taken" | "已更新出席情况";
    changed = "Agenda or attendance changed" | "议程或出席已更新";
    adding(item: ItemId) = "putting {item} onto the agenda" | "将 {item} 加入议程";
    striking(item: ItemId) = "taking {item} off the agenda" | "将 {item} 移出议程";
    putting_back(item: ItemId) = "putting {item} back onto the agenda" | "将 {item} 放回议程";
    moving_up(item: ItemId) = "moving {item} up" | "将 {item} 上移";
    moving_down(item: ItemId) = "moving {item} down" | "将 {item} 下移";
    attendance = "attendance" | "更新出席情况";
    change = "agenda or attendance" | "议程或出席";
}
