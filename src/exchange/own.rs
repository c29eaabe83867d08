//! Our own records: JSON lines, written and read back. A first line may name the people whom the others mention.
//!
//! Items name each other by their numbers. In another store these mean something else, so on the way in they become the
//! other record's source, or its uid where the two come from different tools; numbers of items that the file does not hold
//! stay as they are.

use serde_json::{Value, json};
use std::borrow::Borrow;
use std::collections::HashMap;
use uuid::Uuid;

use super::fields::Fields;
use super::intake::{Intake, external};
use super::json::portable;
use super::when::Dates;
use super::{ReadError, objects, status};
use crate::domain::id::ItemId;
use crate::domain::incoming::{Incoming, IncomingComment, IncomingLink, WhySkipped};
use crate::domain::item::External;
use crate::domain::kind::Kind;
use crate::domain::link::LinkKind;
use crate::domain::person::Person;
use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::whole::Whole;
use crate::domain::workflow::{Category, Status};

/// The system of items that come from no other tool.
pub const SYSTEM: &str = "onus";

/// What a record says that follows from others or from the store it lay in.
const DERIVED: &[&str] = &["history", "children", "blocked_by", "archived"];

/// The fields that hold more than text: what is left of them was not understood.
const TAKEN: &[&str] = &[
    "kind",
    "category",
    "close_reason",
    "priority",
    "owner",
    "reporter",
    "asked",
    "deadline",
    "start",
    "wake",
    "ask_by",
    "value",
    "effort",
    "votes",
    "reopened",
    "created",
    "updated",
    "closed",
    "parent",
];

/// A file that [`super::read`] takes back whole: the people, if any are given, then one item a line.
pub fn write(people: &[Person], items: impl IntoIterator<Item = impl Borrow<Whole>>) -> String {
    let mut text = String::new();
    if !people.is_empty() {
        let people: Vec<Value> = people.iter().map(person).collect();
        text.push_str(&json!({ "people": people }).to_string());
        text.push('\n');
    }
    for item in items {
        text.push_str(&Value::Object(portable(item.borrow())).to_string());
        text.push('\n');
    }
    text
}

fn person(person: &Person) -> Value {
    json!({"handle": person.handle.as_str(), "name": person.name, "team": person.team, "aliases": person.aliases})
}

/// Takes every record of the text.
pub(super) fn read(text: &str, intake: &mut Intake) -> Result<(), ReadError> {
    let mut reader = Reader::default();
    objects::each(text, &mut |line, object| match object {
        Err(why) => intake.skip(line, WhySkipped::Unreadable(why)),
        Ok(object) => reader.take(line, Fields(object), intake),
    })?;
    reader.settle(intake.records());
    Ok(())
}

/// Reads records and remembers which number each has in the file.
#[derive(Default)]
pub(super) struct Reader {
    sources: HashMap<i64, (External, Option<Uuid>)>,
}

impl Reader {
    /// Takes one record, or the people of the file.
    pub(super) fn take(&mut self, line: usize, mut fields: Fields, intake: &mut Intake) -> Result<(), ReadError> {
        if let Some(people) = people_of(&fields) {
            people.iter().filter_map(person_of).for_each(|person| intake.meet(&person));
            return Ok(());
        }
        let is_archived = |value: &Value| (*value == true || value == "true").then_some(());
        if fields.take("archived", is_archived).is_some() {
            return intake.skip(line, WhySkipped::Deleted);
        }
        let number = fields.number("id");
        let dates = Dates { here: intake.here, day_first: false };
        let record = record_of(line, number, fields, dates);
        if let Some(number) = number {
            self.sources.entry(number).or_insert((record.external.clone(), record.uid));
        }
        intake.take(record)
    }

    /// Makes the numbers by which records name each other mean the same outside of the file.
    pub(super) fn settle(&self, records: &mut [Incoming]) {
        for record in records {
            let system = record.external.system.clone();
            let named = record.links.iter_mut().map(|link| &mut link.other).chain(&mut record.parent);
            for other in named {
                let number = other.parse::<ItemId>().ok().map(|id| id.0);
                match number.and_then(|number| self.sources.get(&number)) {
                    Some((source, _)) if source.system == system => other.clone_from(&source.id),
                    Some((_, Some(uid))) => *other = uid.to_string(),
                    _ => {}
                }
            }
        }
    }
}

fn record_of(line: usize, number: Option<i64>, mut fields: Fields, dates: Dates) -> Incoming {
    let uid = fields.word("uid", |uid| uid.parse::<Uuid>().ok());
    let own_id = uid.map(|uid| uid.to_string()).or_else(|| number.map(|number| number.to_string()));
    let source = fields.take("external", source_of).unwrap_or_else(|| external(SYSTEM, own_id));
    let mut record = Incoming::new(line, source, fields.text("title").unwrap_or_default());
    record.uid = uid;
    record.number = number;
    record.version = fields.number("version");
    record.body = fields.text("body").unwrap_or_default();
    record.kind = fields.word("kind", Kind::recognise);
    record.status = fields.word("status", |code| Some(Status::from(code)).filter(|_| !code.is_empty()));
    let known = record.status.as_ref().and_then(|status| status::category_of(status.code()));
    let said: Option<Category> = fields.word("category", |code| code.parse().ok());
    record.category = said.or(known).unwrap_or(Category::Pending);
    record.close_reason = fields.word("close_reason", CloseReason::recognise);
    record.priority = fields.word("priority", Priority::recognise);
    record.owner = fields.person("owner");
    record.reporter = fields.person("reporter");
    record.asked = fields.person("asked");
    record.deadline = fields.word("deadline", |day| dates.due(day));
    record.start = fields.word("start", |day| dates.day(day));
    record.wake = fields.word("wake", |day| dates.day(day));
    record.ask_by = fields.word("ask_by", |day| dates.day(day));
    record.tags = fields.tags("tags");
    record.team = fields.text("team");
    record.goal = fields.text("goal");
    record.source = fields.text("source");
    record.why = fields.text("why");
    record.positions = fields.text("positions");
    record.decision = fields.text("decision");
    record.rationale = fields.text("rationale");
    record.value = fields.number("value");
    record.effort = fields.number("effort");
    record.votes = fields.number("votes").unwrap_or(0);
    record.reopened = fields.number("reopened").unwrap_or(0);
    record.created = fields.word("created", |at| dates.moment(at));
    record.updated = fields.word("updated", |at| dates.moment(at));
    record.closed = fields.word("closed", |at| dates.moment(at));
    record.parent = fields.take("parent", number_of);
    record.comments = fields.list("comments").iter().map(|comment| said_of(comment, dates)).collect();
    for (key, end, backward) in [("links", "to", false), ("linked", "from", true)] {
        let links = fields.list(key);
        record.links.extend(links.iter().filter_map(|link| link_of(link, end, backward)));
    }
    fields.drop(DERIVED);
    record.unread = fields.unread(TAKEN);
    record.extra =
        fields.take("extra", |extra| extra.as_object().cloned()).into_iter().flatten().chain(fields.rest()).collect();
    record
}

/// The people of a line that names people, alone or under a heading.
fn people_of(fields: &Fields) -> Option<&Vec<Value>> {
    let list = |value: &Value| value.is_array();
    let direct = fields.0.get("people");
    let under = || fields.0.values().find_map(|value| value.get("people"));
    let is_alone = fields.0.len() == 1;
    direct.or_else(under).filter(|value| is_alone && list(value))?.as_array()
}

fn person_of(value: &Value) -> Option<Person> {
    let word = |key: &str| value.get(key).and_then(Value::as_str).filter(|word| !word.trim().is_empty());
    let mut person = Person::known_as(word("handle")?.parse().ok()?);
    if let Some(name) = word("name") {
        person.name = name.to_string();
    }
    person.team = word("team").map(str::to_string);
    let aliases = value.get("aliases").and_then(Value::as_array).into_iter().flatten();
    person.aliases = aliases.filter_map(Value::as_str).map(str::to_string).collect();
    Some(person)
}

fn source_of(value: &Value) -> Option<External> {
    let word = |key: &str| value.get(key)?.as_str().filter(|word| !word.is_empty()).map(str::to_string);
    Some(External { system: word("system")?, id: word("id")? })
}

/// `12`, `"12"` and `"#12"`.
fn number_of(value: &Value) -> Option<String> {
    let number = value.as_i64().or_else(|| Some(value.as_str()?.trim().parse::<ItemId>().ok()?.0))?;
    Some(number.to_string())
}

fn said_of(comment: &Value, dates: Dates) -> IncomingComment {
    let word = |key: &str| comment.get(key).and_then(Value::as_str);
    IncomingComment {
        author: word("author").and_then(Person::named),
        at: word("at").and_then(|at| dates.moment(at)),
        text: word("text").unwrap_or_default().to_string(),
    }
}

fn link_of(link: &Value, end: &str, backward: bool) -> Option<IncomingLink> {
    let kind: LinkKind = link.get("kind")?.as_str()?.parse().ok()?;
    Some(IncomingLink { kind, other: number_of(link.get(end)?)?, backward })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::super::{Format, read as read_file, sample};
    use super::*;
    use crate::domain::incoming::{Batch, Skipped};

    fn batch(text: &str) -> Batch {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        read_file(Format::Onus, text.as_bytes(), today, &mut |_| {}).unwrap()
    }

    #[test]
    fn people_travel_with_the_items() {
        let mut lin = Person::named("林晓").unwrap();
        lin.team = Some("运营".into());
        lin.aliases = vec!["lx".into(), "linxiao".into()];
        let batch = batch(&write(std::slice::from_ref(&lin), [sample::bare(1, "x")]));
        assert_eq!(batch.people, [lin]);
        assert_eq!(batch.records.len(), 1);
        assert_eq!(batch.records[0].line, 2);
    }

    #[test]
    fn numbers_become_what_the_others_are_known_by() {
        let mut child = sample::bare(2, "child");
        child.item.parent = Some(ItemId(1));
        child.links = vec!["blocks 3".parse().unwrap(), "relates 99".parse().unwrap()];
        let mut foreign = sample::bare(3, "from elsewhere");
        foreign.item.external = Some(external("github:kite/desk", Some("12".into())));
        foreign.linked = vec!["blocks 2".parse().unwrap()];
        let parent = sample::bare(1, "parent");
        let (child_uid, parent_uid) = (child.item.uid, parent.item.uid);
        let foreign_uid = foreign.item.uid;
        let batch = batch(&write(&[], [parent, child, foreign]));
        let [_, child, foreign] = batch.records.as_slice() else { panic!("{batch:?}") };
        assert_eq!(child.parent, Some(parent_uid.to_string()));
        let others: Vec<&str> = child.links.iter().map(|link| link.other.as_str()).collect();
        assert_eq!(others, [foreign_uid.to_string().as_str(), "99"]);
        assert_eq!(foreign.external.id, "12");
        assert_eq!(foreign.links[0].other, child_uid.to_string());
        assert!(foreign.links[0].backward);
    }

    #[test]
    fn a_short_record_by_hand_is_enough() {
        let batch = batch(
            "{\"demo\":{\"me\":\"lin\",\"people\":[{\"handle\":\"lin\",\"name\":\"Lin Xiao\"}]}}\n{\"id\":5,\"title\":\"x\",\"status\":\"done\"}\n{\"id\":6,\"title\":\"y\",\"parent\":5,\"colour\":\"red\"}\n",
        );
        assert_eq!(batch.people.len(), 1);
        let [first, second] = batch.records.as_slice() else { panic!("{batch:?}") };
        assert_eq!((first.category, first.external.id.as_str()), (Category::Completed, "5"));
        assert_eq!(second.parent.as_deref(), Some("5"));
        assert_eq!(second.extra["colour"], "red");
    }

    #[test]
    fn a_deleted_item_stays_deleted() {
        let mut whole = sample::bare(1, "x");
        whole.item.archived = true;
        let batch = batch(&write(&[], [whole]));
        assert_eq!(batch.records, []);
        assert_eq!(batch.skipped, [Skipped { line: 1, why: WhySkipped::Deleted }]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_record_comes_back_unchanged(items in proptest::collection::vec(sample::any_item(), 1..4)) {
            let items = sample::numbered(items);
            let batch = batch(&write(&[], &items));
            prop_assert_eq!(batch.records, sample::expected(&items));
            prop_assert!(batch.skipped.is_empty());
        }
    }
}
