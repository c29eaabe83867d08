//! What must be true of an item, as SQL with bound values.

use chrono::Days;

use super::{Asker, Sql};
use crate::domain::query::{DayKey, Expr, Flag, Key, NumberKey, Query};
use crate::store::fields::NO_PRIORITY;
use crate::text::fold::fold;

/// An open item that nothing happened to for so many days is stale.
const STALE_DAYS: u64 = 30;

/// Writes the condition of a query. What it does not say about closed, sleeping and deleted items is added.
pub(super) fn of(sql: &mut Sql, query: &Query, asker: &Asker) {
    let hide_deleted = |sql: &mut Sql| _ = sql.push("i.archived = 0");
    let hide_closed = |sql: &mut Sql| {
        sql.push("i.category < 2 AND (i.wake IS NULL OR i.wake <= ").bind(asker.today.to_string()).push(")");
    };
    unless(sql, &query.filter, Expr::names_deleted, &hide_deleted, asker);
    unless(sql, &query.filter, Expr::names_states, &hide_closed, asker);
    expr(sql, &query.filter, asker);
}

/// Writes a rule for what does not speak for itself: of several alternatives, for those that do not.
fn unless(sql: &mut Sql, filter: &Expr, speaks: fn(&Expr) -> bool, rule: &dyn Fn(&mut Sql), asker: &Asker) {
    match filter {
        _ if filter.always_speaks(speaks) => {}
        _ if !filter.speaks(speaks) => {
            rule(sql);
            sql.push(" AND ");
        }
        Expr::All(parts) => {
            for part in parts.iter().filter(|part| part.speaks(speaks)) {
                unless(sql, part, speaks, rule, asker);
            }
        }
        Expr::Any(parts) => {
            joined(sql, parts, " OR ", "0", &|sql, part| {
                unless(sql, part, speaks, rule, asker);
                expr(sql, part, asker);
            });
            sql.push(" AND ");
        }
        _ => {}
    }
}

fn expr(sql: &mut Sql, what: &Expr, asker: &Asker) {
    match what {
        Expr::All(parts) => all(sql, parts, asker),
        Expr::Any(parts) => joined(sql, parts, " OR ", "0", &|sql, part| expr(sql, part, asker)),
        // What cannot be told of an empty field does not hold of it: so its opposite does.
        Expr::Not(part) => {
            sql.push("((");
            expr(sql, part, asker);
            sql.push(") IS NOT TRUE)");
        }
        Expr::Text(text) => words(sql, &[text]),
        Expr::Id(id) => _ = sql.push("i.id = ").bind(id.0),
        Expr::Is(flag) => is(sql, *flag, asker),
        Expr::Has(key, values) => has(sql, *key, values),
        Expr::NoValue(key) => no_value(sql, *key),
        Expr::Day { key, from, to } => {
            let column = day_column(*key);
            let bound = |day: &chrono::NaiveDate| moment_or_day(*key, *day, asker);
            sql.push("(").push(column).push(" IS NOT NULL");
            if let Some(day) = from {
                sql.push(" AND ").push(column).push(" >= ").bind(bound(day));
            }
            if let Some(day) = to {
                match (is_moment(*key), day.checked_add_days(Days::new(1))) {
                    (true, Some(next)) => sql.push(" AND ").push(column).push(" < ").bind(bound(&next)),
                    _ => sql.push(" AND ").push(column).push(" <= ").bind(bound(day)),
                };
            }
            if *key == DayKey::Due {
                sql.push(" AND i.deadline IS NOT NULL");
            }
            sql.push(")");
        }
        Expr::NoDay(DayKey::Due) => _ = sql.push("i.deadline IS NULL"),
        Expr::NoDay(key) => _ = sql.push(day_column(*key)).push(" IS NULL"),
        Expr::Number { key, from, to } => {
            let column = number_column(*key);
            sql.push("(").push(column).push(" IS NOT NULL");
            if let Some(number) = from {
                sql.push(" AND ").push(column).push(" >= ").bind(*number);
            }
            if let Some(number) = to {
                sql.push(" AND ").push(column).push(" <= ").bind(*number);
            }
            sql.push(")");
        }
    }
}

fn all(sql: &mut Sql, parts: &[Expr], asker: &Asker) {
    let (mut texts, mut others) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Expr::Text(text) => texts.push(text.as_str()),
            other => others.push(other),
        }
    }
    joined(sql, &others, " AND ", "1", &|sql, part| expr(sql, part, asker));
    if !texts.is_empty() {
        sql.push(" AND ");
        words(sql, &texts);
    }
}

/// So many parts stand beside each other; more stand in two halves, since SQLite nests each of a row in the one before and
/// refuses what is deep.
const BESIDE: usize = 16;

fn joined<T>(sql: &mut Sql, parts: &[T], with: &str, empty: &str, write: &dyn Fn(&mut Sql, &T)) {
    sql.push("(");
    if parts.len() > BESIDE {
        let (first, rest) = parts.split_at(parts.len() / 2);
        joined(sql, first, with, empty, write);
        sql.push(with);
        joined(sql, rest, with, empty, write);
    } else {
        for (place, part) in parts.iter().enumerate() {
            sql.push(if place > 0 { with } else { "" });
            write(sql, part);
        }
        sql.push(if parts.is_empty() { empty } else { "" });
    }
    sql.push(")");
}

/// Each of the words in the title or its pinyin, the body, the comments, or the name of the owner. All of them in one look
/// through the texts; an owner is looked up only for a word that is in somebody's name.
fn words(sql: &mut Sql, words: &[&str]) {
    sql.push("i.id IN (SELECT f.item FROM item_find f WHERE ");
    joined(sql, words, " AND ", "1", &|sql, word| {
        let word = fold(word);
        sql.push("(instr(f.text, ").bind(word.clone());
        sql.push(") > 0 OR (EXISTS (SELECT 1 FROM person WHERE instr(find, ").bind(word.clone());
        sql.push(
            ") > 0) AND (SELECT owner FROM item WHERE id = f.item) IN (SELECT handle FROM person WHERE instr(find, ",
        );
        sql.bind(word).push(") > 0)))");
    });
    sql.push(")");
}

pub(super) fn is(sql: &mut Sql, flag: Flag, asker: &Asker) {
    let today = asker.today.to_string();
    let me = asker.me.to_string();
    match flag {
        Flag::Any => sql.push("1"),
        Flag::Archived => sql.push("i.archived = 1"),
        Flag::Open => sql.push("i.category < 2"),
        Flag::Closed => sql.push("i.category >= 2"),
        Flag::Overdue => sql.push("(i.category < 2 AND i.due_end < ").bind(today).push(")"),
        Flag::Mine => sql.push("i.owner = ").bind(me),
        Flag::Unowned => sql.push("i.owner IS NULL"),
        Flag::Undated => sql.push("i.deadline IS NULL"),
        Flag::Blocked => sql.push(
            "EXISTS (SELECT 1 FROM link l JOIN item b ON b.id = l.item WHERE l.other = i.id AND l.kind = 'blocks' \
             AND b.category < 2 AND b.archived = 0)",
        ),
        Flag::Sleeping => sql.push("(i.category < 2 AND i.wake > ").bind(today).push(")"),
        Flag::Stale => {
            let then = asker.today.checked_sub_days(Days::new(STALE_DAYS)).unwrap_or(asker.today);
            sql.push("(i.category < 2 AND i.updated < ").bind(moment_or_day(DayKey::Updated, then, asker)).push(")")
        }
        Flag::Asked => sql.push("i.asked = ").bind(me),
        Flag::Review => {
            let ago = Days::new(asker.review_days);
            let then = asker.today.checked_sub_days(ago).unwrap_or(asker.today);
            sql.push("(i.category < 2 AND (i.wake IS NULL OR i.wake <= ").bind(today);
            sql.push(") AND i.owner = ").bind(me.clone());
            sql.push(" AND i.created < ").bind(moment_or_day(DayKey::Created, then, asker));
            sql.push(" AND NOT EXISTS (SELECT 1 FROM review r WHERE r.item = i.id AND r.person = ").bind(me);
            sql.push(" AND r.day > ").bind(then.to_string()).push("))")
        }
        Flag::Handed => {
            // Looked for once, from the side of the changes: few items change hands.
            sql.push("(i.owner = ").bind(me.clone());
            sql.push(" AND i.id IN (SELECT c.item FROM change c JOIN step s ON s.id = c.step WHERE c.field = 'owner'");
            sql.push(" AND c.new = ").bind(me.clone()).push(" AND s.who <> ").bind(me.clone());
            sql.push(" AND s.door <> 'import' AND s.deed NOT IN ('undo', 'redo')");
            sql.push(" AND NOT EXISTS (SELECT 1 FROM change d JOIN step t ON t.id = d.step");
            sql.push(" WHERE d.item = c.item AND d.step > c.step AND t.who = ").bind(me).push(")))")
        }
        Flag::Disputed => sql.push("(i.kind = 'dispute' AND i.category < 2)"),
    };
}

fn has(sql: &mut Sql, key: Key, values: &[String]) {
    joined(sql, values, " OR ", "0", &|sql, value| one_value(sql, key, value));
}

fn one_value(sql: &mut Sql, key: Key, value: &str) {
    let number = || value.trim_start_matches('#').parse::<i64>().unwrap_or(-1);
    match key {
        Key::Category => {
            let place = crate::domain::workflow::Category::ALL.iter().position(|category| category.code() == value);
            sql.push("i.category = ").bind(place.and_then(|place| i64::try_from(place).ok()).unwrap_or(-1));
        }
        Key::Priority => {
            let level = value.trim_start_matches(['P', 'p']).parse::<i64>().unwrap_or(-1);
            sql.push("i.priority = ").bind(level);
        }
        Key::Tag => {
            sql.push("(i.tags <> '' AND instr(' ' || folded(i.tags) || ' ', ")
                .bind(format!(" {} ", fold(value)))
                .push(") > 0)");
        }
        Key::Owner | Key::Reporter | Key::Asked => {
            sql.push(column(key)).push(" IN (SELECT handle FROM person WHERE folded(handle) = ").bind(fold(value));
            // `Li-Lei` is how `Li Lei` is typed.
            sql.push(" OR replace(folded(name), ' ', '-') = ").bind(fold(value).replace(' ', "-"));
            sql.push(" OR instr(char(10) || folded(aliases) || char(10), ")
                .bind(format!("\n{}\n", fold(value)))
                .push(") > 0)");
        }
        Key::Parent => _ = sql.push("i.parent = ").bind(number()),
        Key::Blocks => {
            sql.push("EXISTS (SELECT 1 FROM link l WHERE l.item = i.id AND l.kind = 'blocks' AND l.other = ");
            sql.bind(number()).push(")");
        }
        Key::BlockedBy => {
            sql.push("EXISTS (SELECT 1 FROM link l WHERE l.other = i.id AND l.kind = 'blocks' AND l.item = ");
            sql.bind(number()).push(")");
        }
        Key::Status | Key::Kind => _ = sql.push(column(key)).push(" = ").bind(value.to_string()),
        Key::Team | Key::Goal | Key::Source => {
            sql.push("folded(").push(column(key)).push(") = ").bind(fold(value));
        }
    }
}

fn no_value(sql: &mut Sql, key: Key) {
    match key {
        Key::Tag => sql.push("i.tags = ''"),
        Key::Priority => sql.push("i.priority = ").bind(NO_PRIORITY),
        Key::Blocks => sql.push("NOT EXISTS (SELECT 1 FROM link l WHERE l.item = i.id AND l.kind = 'blocks')"),
        Key::BlockedBy => sql.push("NOT EXISTS (SELECT 1 FROM link l WHERE l.other = i.id AND l.kind = 'blocks')"),
        other => sql.push(column(other)).push(" IS NULL"),
    };
}

fn column(key: Key) -> &'static str {
    match key {
        Key::Status => "i.status",
        Key::Category => "i.category",
        Key::Kind => "i.kind",
        Key::Priority => "i.priority",
        Key::Owner => "i.owner",
        Key::Reporter => "i.reporter",
        Key::Asked => "i.asked",
        Key::Team => "i.team",
        Key::Tag => "i.tags",
        Key::Goal => "i.goal",
        Key::Source => "i.source",
        Key::Parent => "i.parent",
        Key::Blocks | Key::BlockedBy => "i.id",
    }
}

fn day_column(key: DayKey) -> &'static str {
    match key {
        DayKey::Due => "i.due_end",
        DayKey::Start => "i.start",
        DayKey::Wake => "i.wake",
        DayKey::Created => "i.created",
        DayKey::Updated => "i.updated",
        DayKey::Closed => "i.closed",
    }
}

fn is_moment(key: DayKey) -> bool {
    matches!(key, DayKey::Created | DayKey::Updated | DayKey::Closed)
}

/// A day as its column keeps it: ISO text, or for moments the seconds at its start, where the person is.
fn moment_or_day(key: DayKey, day: chrono::NaiveDate, asker: &Asker) -> rusqlite::types::Value {
    if is_moment(key) { asker.zone.start_of(day).timestamp().into() } else { day.to_string().into() }
}

fn number_column(key: NumberKey) -> &'static str {
    match key {
        NumberKey::Id => "i.id",
        NumberKey::Value => "i.value",
        NumberKey::Effort => "i.effort",
        NumberKey::Votes => "i.votes",
        NumberKey::Reopened => "i.reopened",
    }
}
