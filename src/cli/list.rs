//! `onus list`: the items of a query.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::argument::{argument, flag, option, text, texts};
use super::files::{Form, Items};
use super::json::Array;
use super::out::Style;
use super::problem::Problem;
use super::session::Session;
use super::table::{self, Cell};
use super::{Next, out, typed};
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::order::{Asker, Hidden, Order};
use crate::domain::query::names::FIELDS;
use crate::domain::query::{Context, Fault, FaultKind, Query, Script, parse};
use crate::exchange::json::summary;
use crate::store::Store;
use crate::text::cli::{fault, help, told};
use crate::text::said::Said;
use crate::text::section::section;
use crate::text::{Lang, dates, name, safe::safe, width::width};

/// So many items are read at a time: a long list begins at once, and one that nobody reads on ends soon.
const PAGE: usize = 500;
/// The columns that a narrow terminal does without, by their places in [`cells`]: kind, status, owner, priority, deadline.
const FIRST_TO_GO: [usize; 5] = [2, 3, 4, 1, 5];

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::list(lang))
        .override_usage(help::list_usage(lang))
        .after_help(help::list_more(lang))
        .arg(query_argument(lang))
        .arg(flag("csv", help::csv(lang)).conflicts_with_all(["md", "json"]))
        .arg(flag("md", help::markdown(lang)).conflicts_with("json"))
        .arg(option("limit", help::v_number(lang), help::limit(lang)))
        .arg(option("sort", help::v_keys(lang), help::sort(lang)).allow_hyphen_values(true))
}

/// The words of a query, as several arguments or as one.
pub(super) fn query_argument(lang: Lang) -> clap::Arg {
    argument("query", help::v_query(lang), help::query(lang)).num_args(0..)
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let most = typed::number(session.lang, "--limit", text(matches, "limit").as_deref())?;
    let store = session.read()?;
    let asker = session.asker(&store)?;
    let mut query = query(session, &store, &asker, &texts(matches, "query").join(" "))?;
    if let Some(keys) = text(matches, "sort") {
        query.sort = self::query(session, &store, &asker, &format!("sort:{keys}"))?.sort;
    }
    let found = Found::of(&store, &query, &asker, most)?;
    let ids = &found.order.ids;
    if session.json {
        json(&store, ids, out)?;
    } else if let Some((_, form)) = Form::ALL.iter().find(|(name, _)| is_set(matches, name)) {
        let items = Items { session, store: &store, ids, to_terminal: session.sheet.width.is_some() };
        items.write(*form, out)?;
    } else {
        lines(session, &store, &query, &found, out)?;
        around(session, &store, &asker, &query, &found, out)?;
    }
    Ok(Next::Nothing)
}

/// What a query found, as far as it is listed.
struct Found {
    order: Order,
    /// There is more than is listed.
    is_cut: bool,
}

impl Found {
    fn of(store: &Store, query: &Query, asker: &Asker, most: Option<usize>) -> Result<Found, Problem> {
        let Some(most) = most else {
            return Ok(Found { order: store.find(query, asker, None)?, is_cut: false });
        };
        // One more tells whether there is more.
        let mut order = store.find(query, asker, Some(most.saturating_add(1)))?;
        let is_cut = order.ids.len() > most;
        order.ids.truncate(most);
        order.sections.retain(|section| section.start < most);
        Ok(Found { order, is_cut })
    }
}

fn is_set(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one(name).ok().flatten() == Some(&true)
}

/// What a query asks for.
pub(super) fn query(session: &Session, store: &Store, asker: &Asker, text: &str) -> Result<Query, Problem> {
    let context = Context { today: asker.today, me: Some(&asker.me), workflow: store.workflow() };
    parse(text, &context).map_err(|fault| unclear(session.lang, text, &fault))
}

fn json(store: &Store, ids: &[ItemId], out: &mut dyn Write) -> Result<(), Problem> {
    let mut array = Array::default();
    for id in ids {
        let item = store.item(*id)?;
        let category = store.workflow().category(&item.status);
        array.push(out, &summary(&item, category))?;
    }
    array.end(out)?;
    Ok(())
}

fn lines(session: &Session, store: &Store, query: &Query, found: &Found, out: &mut dyn Write) -> Result<(), Problem> {
    let sheet = session.sheet;
    let mut widths = Vec::new();
    for (page, ids) in found.order.ids.chunks(PAGE).enumerate() {
        let rows = store.rows(ids)?;
        let cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(session, store, row)).collect();
        if page == 0 {
            widths = table::widths(cells.iter().map(Vec::as_slice));
            table::fit(sheet, &mut widths, &FIRST_TO_GO);
        }
        for (at, cells) in cells.iter().enumerate() {
            heading(session, store, query, found, page * PAGE + at, out)?;
            table::line(sheet, &widths, cells, out)?;
        }
    }
    Ok(())
}

/// The heading of the section that begins here, if one does: with how many it has, unless it may go on behind the limit.
fn heading(
    session: &Session,
    store: &Store,
    query: &Query,
    found: &Found,
    place: usize,
    out: &mut dyn Write,
) -> Result<(), Problem> {
    let order = &found.order;
    let begins = order.sections.iter().position(|section| section.start == place);
    let (Some(key), Some(nth)) = (query.group, begins) else {
        return Ok(());
    };
    let value = order.sections.get(nth).and_then(|section| section.value.as_deref());
    let end = order.sections.get(nth + 1).map(|next| next.start).or((!found.is_cut).then_some(order.ids.len()));
    let mut heading = section(session.lang, key, value, store.workflow());
    if let Some(end) = end {
        heading.push_str(&format!(" ({})", end - place));
    }
    let gap = if nth == 0 { "" } else { "\n" };
    writeln!(out, "{gap}{}", session.sheet.paint(Style::Strong, &heading))?;
    Ok(())
}

fn cells(session: &Session, store: &Store, row: &Row) -> Vec<Cell> {
    let lang = session.lang;
    let status = name::status(lang, &row.status, store.workflow());
    let owner = row.owner.as_ref().map(|owner| safe(owner.as_str()).into_owned());
    let mut title = safe(&row.title).into_owned();
    for tag in &row.tags {
        title.push_str(&format!("  #{}", safe(tag)));
    }
    vec![
        Cell::new(Style::Plain, row.id.to_string()),
        Cell::new(Style::Plain, row.priority.map(|priority| priority.code()).unwrap_or_default()),
        Cell::new(Style::Faint, name::kind(lang, row.kind)),
        Cell::new(Style::Plain, status),
        Cell::new(Style::Plain, owner.unwrap_or_default()),
        deadline(session, row),
        Cell::new(Style::Plain, title),
    ]
}

fn deadline(session: &Session, row: &Row) -> Cell {
    let today = session.today();
    match row.deadline {
        Some(due) if row.category.is_open() && due.is_late(today) => {
            Cell::new(Style::Late, dates::late(session.lang, (today - due.last()).num_days()))
        }
        Some(due) => Cell::new(Style::Plain, dates::in_cell(session.lang, due, today)),
        None => Cell::new(Style::Plain, ""),
    }
}

/// How many there are, and how many are hidden: for a person, so not in a pipe.
fn around(
    session: &Session,
    store: &Store,
    asker: &Asker,
    query: &Query,
    found: &Found,
    out: &mut dyn Write,
) -> Result<(), Problem> {
    let (lang, count) = (session.lang, found.order.ids.len());
    let is_empty = count == 0 && !found.is_cut;
    if session.sheet.width.is_none() && !is_empty {
        return Ok(());
    }
    let hidden = match query.says_which() {
        true => Hidden::default(),
        false => store.hidden(asker)?,
    };
    let hidden = [
        (hidden.closed > 0).then(|| told::hidden_closed(lang, hidden.closed)),
        (hidden.sleeping > 0).then(|| told::hidden_sleeping(lang, hidden.sleeping)),
    ];
    let hidden: Vec<String> = hidden.into_iter().flatten().collect();
    if is_empty && hidden.is_empty() && *query == Query::everything() {
        out::tell(told::nothing_yet(lang));
    } else if is_empty {
        out::tell(told::nothing_found(lang));
    }
    if session.sheet.width.is_some() && !(is_empty && hidden.is_empty()) {
        let count = if found.is_cut { told::first(lang, count) } else { told::counted(lang, count) };
        let joined = hidden.join(lang.pick(", ", "，"));
        let hidden = (!hidden.is_empty()).then(|| told::not_shown(lang, &joined));
        let parts: Vec<String> = std::iter::once(count).chain(hidden).collect();
        let line = parts.join(lang.pick("; ", "；"));
        writeln!(out, "\n{}", session.sheet.paint(Style::Faint, &line))?;
    }
    Ok(())
}

/// A query that cannot be understood, with the place where it stops making sense.
fn unclear(lang: Lang, text: &str, fault: &Fault) -> Problem {
    let what = crate::text::fault::fault(lang, fault, text);
    let mut hints = vec![pointed(text, fault)];
    if matches!(fault.kind, FaultKind::UnknownField { .. }) {
        let rest = text.get(fault.span.start..).unwrap_or_default();
        let part = safe(rest.split_whitespace().next().unwrap_or_default());
        let names = FIELDS.iter().map(|field| field.word(lang.pick(Script::Latin, Script::Han)));
        let names: Vec<&str> = names.collect();
        hints.push(fault::fields(lang, &names.join(lang.pick(", ", "、"))));
        hints.push(fault::quote_it(lang, &part));
    }
    Problem::usage("query", Said::plain(what).hint(hints.join("\n")))
}

/// The query, and a mark below the place.
fn pointed(text: &str, fault: &Fault) -> String {
    let before = safe(text.get(..fault.span.start).unwrap_or_default());
    let at = safe(text.get(fault.span.clone()).unwrap_or_default());
    let marks = "^".repeat(width(&at).max(1));
    format!("{}\n{:2$}{marks}", safe(text), "", width(&before))
}
