//! A store that somebody else wrote: every text in its answers is a hostile one.

use onus::domain::change::Change;
use onus::domain::item::Row;
use onus::domain::person::Person;
use onus::domain::request::Reply;
use onus::domain::whole::Whole;

/// The answer with a text in every place that takes any.
pub fn haunted(reply: Reply, text: &str) -> Reply {
    let rows = |rows: Vec<Row>| rows.into_iter().map(|one| row(one, text)).collect();
    match reply {
        Reply::View { ticket, order, rows: some, whole } => Reply::View { ticket, order, rows: rows(some), whole },
        Reply::Rows(some) => Reply::Rows(rows(some)),
        Reply::Similar { ticket, rows: some } => Reply::Similar { ticket, rows: rows(some) },
        Reply::Item(result) => Reply::Item(Box::new(result.map(|whole| all(whole, text)))),
        Reply::Preview { ticket, result } => Reply::Preview {
            ticket,
            result: result.map(|changes| changes.into_iter().map(|one| change(one, text)).collect()),
        },
        Reply::Names { people, tags, hidden, inbox, meetings, workflow } => Reply::Names {
            workflow,
            people: people.into_iter().map(|one| person(one, text)).collect(),
            tags: tags.into_iter().map(|tag| format!("{tag}{text}")).collect(),
            hidden,
            inbox,
            meetings,
        },
        other => other,
    }
}

fn title(text: &str) -> String {
    format!("题{text}目 login pricing")
}

fn row(row: Row, text: &str) -> Row {
    Row { title: title(text), tags: [format!("t{text}")].into(), ..row }
}

fn person(person: Person, text: &str) -> Person {
    Person { name: text.to_string(), team: Some(text.to_string()), ..person }
}

fn change(change: Change, text: &str) -> Change {
    Change { old: Some(text.to_string()), new: Some(text.to_string()), ..change }
}

fn all(mut whole: Whole, text: &str) -> Whole {
    let item = &mut whole.item;
    item.title = title(text);
    item.body = format!(
        "# {text}\n\n- {text}\n\n> {text}\n\n`{text}` **{text}** [{text}](http://x)\n\n```\n{text}\n```\n\n\
         |{text}|b|\n|-|-|\n|c|{text}|\n"
    );
    item.tags = [format!("t{text}")].into();
    for field in [&mut item.goal, &mut item.why, &mut item.source, &mut item.team, &mut item.decision] {
        *field = Some(text.to_string());
    }
    item.extra.insert(text.into(), text.into());
    for comment in &mut whole.comments {
        comment.text = text.to_string();
    }
    whole.around = whole.around.into_iter().map(|one| row(one, text)).collect();
    for step in &mut whole.history {
        step.changes = step.changes.drain(..).map(|one| change(one, text)).collect();
    }
    whole
}
