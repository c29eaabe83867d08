//! What was typed for a number, a person, a day, a field: read by the rules, or refused with what would do.

use chrono::NaiveDate;

use super::named;
use super::problem::Problem;
use super::session::Session;
use crate::domain::bad_value::BadValue;
use crate::domain::date::{self, NotADate};
use crate::domain::due::Due;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::person::{self, Handle, Person};
use crate::domain::priority::Priority;
use crate::domain::refusal::Refusal;
use crate::text::cli::fault;
use crate::text::said::Said;
use crate::text::{Lang, name, safe::safe};

/// Words that empty a field.
const NOTHING: [&str; 4] = ["", "-", "none", "无"];

/// The numbers of items, each once.
pub(super) fn items(lang: Lang, given: &[String]) -> Result<Vec<ItemId>, Problem> {
    let mut items = Vec::new();
    for text in given {
        let item = item(lang, text)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if items.is_empty() {
        return Err(Problem::usage("usage", Said::plain(fault::no_items(lang))));
    }
    Ok(items)
}

/// The number of an item.
pub(super) fn item(lang: Lang, given: &str) -> Result<ItemId, Problem> {
    given.parse().map_err(|bad: BadValue| {
        let said = Said::plain(fault::not_an_item(lang, &safe(given)));
        let forms = bad.accepted.join(lang.pick(", ", "、"));
        Problem::usage("bad-value", said.hint(fault::for_example(lang, &forms)))
    })
}

/// A number of things, if one was given.
pub(super) fn number(lang: Lang, option: &str, given: Option<&str>) -> Result<Option<usize>, Problem> {
    let read = |given: &str| {
        given.parse().map_err(|_| {
            let said = Said::plain(fault::bad_value(lang, &safe(given), option));
            Problem::usage("bad-value", said.hint(fault::for_example(lang, "20")))
        })
    };
    given.map(read).transpose()
}

/// The person whom a handle or an alias means.
pub(super) fn person(session: &Session, people: &[Person], given: &str) -> Result<Handle, Problem> {
    let typed = named::handle(session.lang, given)?;
    Ok(person::resolve(&typed, &session.me(people), people))
}

/// A deadline.
pub(super) fn due(session: &Session, given: &str) -> Result<Due, Problem> {
    date::parse(given, session.today()).map_err(|not| not_a_date(session.lang, &not, None))
}

/// One day.
pub(super) fn day(session: &Session, given: &str) -> Result<NaiveDate, Problem> {
    let due = due(session, given)?;
    if let Some(day) = due.one_day() {
        return Ok(day);
    }
    let said = Said::plain(fault::not_one_day(session.lang, &safe(given)));
    let ends = [due.first(), due.last()].map(|day| day.to_string());
    let some = ends.join(session.lang.pick(", ", "、"));
    Err(Problem::usage("bad-value", said.hint(fault::for_example(session.lang, &some))))
}

/// A text that is no date; `word` is the part of an entry that it stands in.
pub(super) fn not_a_date(lang: Lang, not: &NotADate, word: Option<&str>) -> Problem {
    let said = Said::plain(fault::not_a_date(lang, &safe(&not.input)));
    let nearest = fault::nearest(lang, &not.nearest.join(lang.pick(", ", "、")));
    let keep = word.map(|word| fault::keep_as_text(lang, &safe(word)));
    let hints: Vec<String> = std::iter::once(nearest).chain(keep).collect();
    Problem::usage("not-a-date", said.hint(hints.join("\n")))
}

/// The field that a name means: its code, or its name in either language.
pub(super) fn field(lang: Lang, given: &str) -> Result<Field, Problem> {
    let plain = given.trim().to_lowercase().replace(['_', ' '], "-");
    let means = |field: &&Field| {
        let names = Lang::ALL.map(|lang| name::field(lang, **field).replace(' ', "-"));
        field.code() == plain || names.contains(&plain) || short(**field).contains(&plain.as_str())
    };
    Field::ALL.iter().find(means).copied().ok_or_else(|| {
        let known = Field::ALL.iter().filter(|field| field.is_settable());
        let known: Vec<&str> = known.map(|field| lang.pick(field.code(), name::field(lang, *field))).collect();
        let said = Said::plain(fault::no_field(lang, &safe(given)));
        Problem::usage("no-field", said.hint(fault::fields(lang, &known.join(lang.pick(", ", "、")))))
    })
}

/// The short names of the query language.
fn short(field: Field) -> &'static [&'static str] {
    match field {
        Field::Priority => &["p"],
        Field::Deadline => &["due", "截止"],
        Field::Tags => &["tag"],
        Field::Body => &["body"],
        Field::Start => &["开始"],
        Field::Wake => &["唤醒"],
        _ => &[],
    }
}

/// The written form of what was typed for a field; `None` empties it. What needs no reading here is read by the rules.
pub(super) fn value(
    session: &Session,
    people: &[Person],
    field: Field,
    given: &str,
) -> Result<Option<String>, Problem> {
    let text = given.trim();
    let bad = |accepted: Vec<&str>| Problem::from(Refusal::BadValue { field, bad: BadValue::new(text, &accepted) });
    // A kind cannot be empty: that is refused below.
    let is_filled = matches!(field, Field::Title | Field::Kind);
    if !is_filled && NOTHING.contains(&text.to_lowercase().as_str()) {
        return Ok(None);
    }
    Ok(Some(match field {
        Field::Owner | Field::Reporter | Field::Asked => person(session, people, text)?.to_string(),
        Field::Deadline => due(session, text)?.to_string(),
        Field::Start | Field::Wake | Field::AskBy => day(session, text)?.to_string(),
        Field::Kind => {
            let names = || Kind::ALL.iter().map(|kind| name::kind(session.lang, *kind)).collect();
            Kind::recognise(text).ok_or_else(|| bad(names()))?.to_string()
        }
        Field::Priority => {
            let codes = || Priority::ALL.iter().map(|priority| priority.code()).collect();
            Priority::recognise(text).ok_or_else(|| bad(codes()))?.to_string()
        }
        Field::Parent => item(session.lang, text)?.0.to_string(),
        _ => given.to_string(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_answers_to_its_code_and_to_both_its_names() {
        for known in Field::ALL {
            for given in [known.code(), name::field(Lang::En, *known), name::field(Lang::Zh, *known)] {
                assert_eq!(field(Lang::En, given).unwrap(), *known, "{given}");
            }
        }
        for (given, known) in [("P", Field::Priority), ("due", Field::Deadline), ("ask_by", Field::AskBy)] {
            assert_eq!(field(Lang::Zh, given).unwrap(), known);
        }
        assert!(field(Lang::En, "colour").is_err());
    }

    #[test]
    fn numbers_are_taken_once_each() {
        let typed = |words: &[&str]| items(Lang::En, &words.iter().map(ToString::to_string).collect::<Vec<_>>());
        let ids = typed(&["42", "#7", "＃42"]).unwrap();
        assert_eq!(ids, [ItemId(42), ItemId(7)]);
        assert!(typed(&[]).is_err());
        assert!(typed(&["7", "owner"]).is_err());
    }
}
