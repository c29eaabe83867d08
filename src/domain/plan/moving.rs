//! Moving from status to status.

use super::pen::Pen;
use super::setting::{belongs_to, field_of};
use super::{Before, tie};
use crate::domain::dispute::decision;
use crate::domain::due::is_ahead;
use crate::domain::edit::Given;
use crate::domain::field::{Field, moment};
use crate::domain::item::Row;
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::{Clash, Refusal};
use crate::domain::workflow::{Category, Need, Station, Status, Workflow};
use chrono::NaiveDate;

pub(super) fn go(pen: &mut Pen, before: &Before, to: &Status, given: &Given) -> Result<(), Refusal> {
    let (item, workflow) = (before.item, before.workflow);
    let station = workflow.station(to).ok_or_else(|| Refusal::NoSuchStatus {
        given: to.to_string(),
        known: workflow.stations().iter().map(|s| s.status.clone()).collect(),
    })?;
    let stays = *to == item.status;
    if stays && (given.fills || Given { seen: None, ..given.clone() } == Given::default()) {
        return Ok(());
    }
    if let Some(seen) = given.seen.as_ref().filter(|seen| !stays && **seen != item.status) {
        let (seen, theirs) = (Some(seen.to_string()), Some(item.status.to_string()));
        let (item, field, mine) = (item.id, Field::Status, Some(to.to_string()));
        return Err(Refusal::Clash(Box::new(Clash { item, field, seen, mine, theirs, by: None })));
    }
    let reachable = workflow.reachable(&item.status);
    if !stays && !reachable.contains(to) {
        return Err(Refusal::Unreachable { item: item.id, from: item.status.clone(), to: to.clone(), reachable });
    }

    for (field, is_given) in [(Field::Asked, given.asked.is_some()), (Field::AskBy, given.ask_by.is_some())] {
        if let (true, Some(status)) = (is_given, belongs_to(station, workflow, field)) {
            return Err(Refusal::Elsewhere { item: item.id, field, status });
        }
    }
    bring(pen, before, given)?;
    let (was, will) = (workflow.category(&item.status), station.category);
    let reopens = !was.is_open() && will.is_open();
    let settles = settles(workflow, &item.status, station, given.reason);
    for need in asked_for(workflow, &item.status, station, given.reason) {
        check(need, pen, before, to, given)?;
    }
    pen.write(Field::Status, Some(to.code()))?;
    if settles && will == Category::Completed && item.kind == Kind::Dispute {
        look_again(pen, before, given, station)?;
    }
    leave_behind(pen, before, station)?;
    conclude(pen, before, given, will)?;
    if was.is_open() != will.is_open() {
        let closed = (!will.is_open()).then(|| moment(before.now));
        pen.write(Field::Closed, closed.as_deref())?;
    }
    if reopens {
        pen.write(Field::Reopened, Some(&(item.reopened + 1).to_string()))?;
    }
    let why = given.why.as_deref().filter(|_| reopens || !given.fills);
    match why.filter(|why| !why.trim().is_empty()) {
        Some(why) => pen.say(why),
        None => Ok(()),
    }
}

/// What a move asks for: what the status needs, then the decision of a dispute and its reason, and why something is opened
/// again.
pub fn asked_for(workflow: &Workflow, from: &Status, to: &Station, reason: Option<CloseReason>) -> Vec<Need> {
    let reopens = !workflow.category(from).is_open() && to.category.is_open();
    let settles = settles(workflow, from, to, reason);
    let more = [(Need::Decision, settles), (Need::Rationale, settles), (Need::Why, reopens)];
    let more = more.into_iter().filter(|(need, asks)| *asks && !to.needs.contains(need));
    to.needs.iter().copied().chain(more.map(|(need, _)| need)).collect()
}

/// Whether a dispute that makes this move is settled by it. One that was taken up is not closed without a word on how, and
/// why so.
fn settles(workflow: &Workflow, from: &Status, to: &Station, reason: Option<CloseReason>) -> bool {
    let dropped = *workflow.initial() == *from || reason == Some(CloseReason::Duplicate);
    let (was, will) = (workflow.category(from), to.category);
    was.is_open() && !will.is_open() && !(dropped && will == Category::Closed)
}

/// Whether an item lacks what a move asks for; `None` where its line in a list does not tell.
pub fn lacks(row: &Row, need: Need, today: NaiveDate) -> Option<bool> {
    match need {
        Need::Owner => Some(row.owner.is_none()),
        Need::Deadline => Some(row.deadline.is_none()),
        Need::Wake => Some(!row.wake.is_some_and(|day| is_ahead(day, today))),
        Need::Asked | Need::AskBy => Some(row.asked.is_none()),
        Need::Reason => Some(row.category.is_open()),
        Need::Unblocked => Some(row.blocked),
        Need::Decision | Need::Rationale if row.kind != Kind::Dispute => Some(false),
        Need::Decision | Need::Rationale | Need::DuplicateOf => None,
        Need::Why => Some(true),
    }
}

/// Whether the item stands where somebody was asked.
pub(super) fn waits_for_answer(before: &Before) -> bool {
    let station = before.workflow.station(&before.item.status);
    station.is_some_and(|station| station.needs.contains(&Need::Asked))
}

/// Back to where the item was before somebody was asked, if it still has what that takes; else to where new items are.
pub(super) fn go_back(pen: &mut Pen, before: &Before) -> Result<(), Refusal> {
    let workflow = before.workflow;
    let is_met = |need: &Need| *need == Need::Unblocked || is_met(*need, pen, before);
    let fits = |station: &&Station| station.category.is_open() && station.needs.iter().all(is_met);
    let was = before.back.and_then(|status| workflow.station(status)).filter(fits);
    let Some(station) = was.or_else(|| workflow.station(workflow.initial())) else {
        return Ok(());
    };
    pen.write(Field::Status, Some(station.status.code()))?;
    leave_behind(pen, before, station)
}

/// Writes down what was given along with a move.
fn bring(pen: &mut Pen, before: &Before, given: &Given) -> Result<(), Refusal> {
    let brought = [
        (Need::Owner, given.owner.as_ref().map(ToString::to_string)),
        (Need::Deadline, given.deadline.map(|due| due.to_string())),
        (Need::Wake, given.wake.map(|day| day.to_string())),
        (Need::Asked, given.asked.as_ref().map(ToString::to_string)),
        (Need::AskBy, given.ask_by.map(|day| day.to_string())),
        (Need::Decision, given.decision.as_deref().map(|typed| decision(typed, before.today).0.to_string())),
        (Need::Rationale, given.rationale.clone()),
    ];
    for (need, value) in brought {
        let (Some(field), Some(value)) = (field_of(need), value) else { continue };
        if !(given.fills && is_met(need, pen, before)) {
            pen.write(field, Some(&value))?;
            continue;
        }
        let theirs = pen.item.get(field);
        // Of one item it was asked for because the item had none.
        if given.seen.is_some() && theirs.as_ref() != Some(&value) {
            let (item, mine) = (before.item.id, Some(value));
            return Err(Refusal::Clash(Box::new(Clash { item, field, seen: None, mine, theirs, by: None })));
        }
    }
    Ok(())
}

/// The day by which a dispute was to be decided is over; the one on which to look at the decision again takes its place.
fn look_again(pen: &mut Pen, before: &Before, given: &Given, to: &Station) -> Result<(), Refusal> {
    let typed = given.decision.as_deref();
    let day = typed.and_then(|typed| decision(typed, before.today).1).or(given.deadline);
    if day.is_none() && to.needs.contains(&Need::Deadline) {
        return Ok(());
    }
    pen.write(Field::Deadline, day.map(|day| day.to_string()).as_deref())
}

/// Whether the item itself has what a status needs.
fn is_met(need: Need, pen: &Pen, before: &Before) -> bool {
    match need {
        Need::Decision => pen.item.kind != Kind::Dispute || pen.item.decision.is_some(),
        Need::Rationale => pen.item.kind != Kind::Dispute || pen.item.rationale.is_some(),
        Need::Wake => pen.item.wake.is_some_and(|day| is_ahead(day, before.today)),
        _ => field_of(need).is_some_and(|field| pen.item.get(field).is_some()),
    }
}

fn check(need: Need, pen: &Pen, before: &Before, to: &Status, given: &Given) -> Result<(), Refusal> {
    let item = before.item.id;
    let missing = |need| {
        let to = to.clone();
        Err(Refusal::Missing { item, to, need })
    };
    let met = match need {
        Need::Unblocked if !before.blockers.is_empty() => {
            let by = before.blockers.to_vec();
            return Err(Refusal::Blocked { item, by });
        }
        Need::Reason if given.reason == Some(CloseReason::Duplicate) && given.duplicate_of.is_none() => {
            return missing(Need::DuplicateOf);
        }
        Need::Unblocked | Need::DuplicateOf => true,
        Need::Reason => reason(before, given).is_some(),
        Need::Why => given.why.as_deref().is_some_and(|why| !why.trim().is_empty()),
        Need::Decision | Need::Rationale | Need::Wake | Need::Owner | Need::Deadline | Need::Asked | Need::AskBy => {
            is_met(need, pen, before)
        }
    };
    if met { Ok(()) } else { missing(need) }
}

/// Empties what belonged to the status that is left: its wake day, whom it asked.
fn leave_behind(pen: &mut Pen, before: &Before, to: &Station) -> Result<(), Refusal> {
    let from = before.workflow.station(&before.item.status);
    for need in [Need::Wake, Need::Asked, Need::AskBy] {
        if is_over(need, from, to)
            && let Some(field) = field_of(need)
        {
            pen.write(field, None)?;
        }
    }
    Ok(())
}

/// Whether what a status needed, or a wake day, has no place in the status that follows.
pub(super) fn is_over(need: Need, from: Option<&Station>, to: &Station) -> bool {
    let was_needed = from.is_some_and(|station| station.needs.contains(&need));
    (was_needed || (need == Need::Wake && !to.category.is_open())) && !to.needs.contains(&need)
}

/// Why it is closed: what is given, or what was so where it is closed already.
fn reason(before: &Before, given: &Given) -> Option<CloseReason> {
    let is_open = before.workflow.category(&before.item.status).is_open();
    given.reason.or(before.item.close_reason.filter(|_| !is_open))
}

/// An item that is closed has a reason, any other has none.
fn conclude(pen: &mut Pen, before: &Before, given: &Given, will: Category) -> Result<(), Refusal> {
    if will != Category::Closed {
        return pen.write(Field::CloseReason, None);
    }
    let reason = reason(before, given);
    pen.write(Field::CloseReason, reason.map(CloseReason::code))?;
    match given.duplicate_of {
        Some(to) if reason == Some(CloseReason::Duplicate) => {
            let kind = LinkKind::DuplicateOf;
            tie(pen, before, Link { kind, to })
        }
        _ => Ok(()),
    }
}
