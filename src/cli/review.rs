//! `onus review`: one's own items that are to be gone over, on the screen or for a program.

use std::io::Write;

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::command::{option, text};
use super::json::Array;
use super::problem::Problem;
use super::session::Session;
use super::{Next, demo, typed};
use crate::app::action::Action;
use crate::domain::field::moment;
use crate::domain::item::Row;
use crate::domain::review::{self, Reason};
use crate::store::Store;
use crate::text::cli::help;
use crate::text::{Lang, dates};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::review(lang))
        .override_usage(help::review_usage(lang))
        .after_help(help::review_more(lang))
        .arg(option("days", help::v_number(lang), help::review_days(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    if !session.json {
        return demo::screen(session, Some(Action::GoReview));
    }
    let days = typed::limit(session.lang, text(matches, "days").as_deref())?;
    let store = session.read()?;
    let mut asker = session.asker(&store)?;
    asker.review_days = days
        .and_then(|days| u64::try_from(days).ok())
        .unwrap_or(asker.review_days);
    let queue = store.find(&review::queue(), &asker, None)?;
    let mut array = Array::default();
    for row in store.rows(&queue.ids)? {
        let reviewed = store.reviewed(row.id, &asker.me)?;
        array.push(
            out,
            &object(session, &store, &row, reviewed.map(|day| day.to_string()))?,
        )?;
    }
    array.end(out)?;
    Ok(Next::Nothing)
}

fn object(session: &Session, store: &Store, row: &Row, reviewed: Option<String>) -> Result<Value, Problem> {
    let reasons = review::reasons(row, session.today())
        .into_iter()
        .map(|reason| match reason {
            Reason::Late(days) => json!({"reason": "late", "days": days}),
            Reason::NoDate => json!({"reason": "no-date"}),
            Reason::Blocked => json!({"reason": "blocked"}),
            Reason::Still(days) => json!({"reason": "still", "days": days}),
        });
    Ok(json!({
        "id": row.id.0,
        "uid": store.item(row.id)?.uid.to_string(),
        "kind": row.kind.code(),
        "title": row.title,
        "status": row.status.code(),
        "owner": row.owner.as_ref().map(ToString::to_string),
        "deadline": row.deadline.map(|due| due.to_string()),
        "reasons": reasons.collect::<Vec<_>>(),
        "moved": moment(row.moved),
        "reviewed": reviewed,
        "age_days": dates::days_since(row.created, session.now),
    }))
}
