//! The two threads before the store.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::support::*;
use crate::domain::change::{Reach, Step};
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::query::{Expr, GroupKey, Query};
use crate::domain::refusal::Refusal;
use crate::domain::request::{Read, Reply, Write};
use crate::store::worker::{Worker, guarded};
use crate::store::{DEFAULT_WORKFLOW, Failure, StoreError};

/// A person with a worker, who hears its replies.
struct Seat {
    who: &'static str,
    worker: Worker,
    replies: Receiver<Reply>,
}

impl Seat {
    fn new(shared: &Shared, who: &'static str) -> Seat {
        let (sender, replies) = channel();
        let deliver = move |reply| _ = sender.send(reply);
        let worker = Worker::start(shared.open(), shared.path(), deliver).unwrap();
        Seat { who, worker, replies }
    }

    fn write(&self, ticket: u64, write: Write) {
        self.worker.write(ticket, write, by(self.who));
    }

    /// Writes, and waits for what becomes of it.
    fn written(&self, write: Write) -> Result<Option<Step>, Failure> {
        self.write(7, write);
        match self.next(|reply| matches!(reply, Reply::Wrote { .. })) {
            Reply::Wrote { ticket: 7, result } => result,
            other => panic!("{other:?}"),
        }
    }

    /// The next reply of a kind; what is not asked for on the way is passed over.
    fn next(&self, wanted: impl Fn(&Reply) -> bool) -> Reply {
        loop {
            let reply = self.replies.recv_timeout(Duration::from_secs(30)).expect("a reply");
            if wanted(&reply) {
                return reply;
            }
        }
    }

    fn news(&self) -> Vec<Step> {
        match self.next(|reply| matches!(reply, Reply::News(_))) {
            Reply::News(steps) => steps,
            other => panic!("{other:?}"),
        }
    }

    fn create(&self, titles: &[&str]) -> Vec<ItemId> {
        let drafts = titles.iter().map(|title| draft(title)).collect();
        let step = self.written(Write::Create(drafts)).unwrap().unwrap();
        step.changes.iter().map(|change| change.item).collect()
    }
}

fn view(ticket: u64, seat: &Seat, first: usize) {
    let (query, asker) = (Query::everything(), asker(seat.who));
    seat.worker.read(ticket, Read::View { query, asker, first });
}

#[test]
fn what_one_writes_is_news_to_the_other_and_only_to_the_other() {
    let shared = Shared::new();
    let (lin, han) = (Seat::new(&shared, "lin"), Seat::new(&shared, "han"));
    let ids = lin.create(&["a"]);
    lin.written(Write::Apply(ids.clone(), set(Field::Owner, "han"))).unwrap();
    lin.written(Write::Undo(Reach::All)).unwrap();
    let mut heard = Vec::new();
    while heard.len() < 3 {
        heard.extend(han.news());
    }
    assert_eq!(heard.iter().map(|step| step.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(told(&heard[1].changes), ["#1 owner: - -> han"]);
    han.written(Write::Apply(ids, set(Field::Goal, "g"))).unwrap();
    assert_eq!(lin.news().iter().map(|step| step.id).collect::<Vec<_>>(), [4]);
}

#[test]
fn what_happened_before_is_no_news() {
    let shared = Shared::new();
    add(&mut shared.open(), "a");
    let (lin, han) = (Seat::new(&shared, "lin"), Seat::new(&shared, "han"));
    lin.create(&["b"]);
    assert_eq!(han.news()[0].id, 2);
}

#[test]
fn a_view_comes_with_its_beginning_at_once_and_then_whole() {
    let shared = Shared::new();
    let lin = Seat::new(&shared, "lin");
    lin.create(&["a", "b", "c"]);
    let next = || match lin.next(|reply| matches!(reply, Reply::View { .. })) {
        Reply::View { ticket, order, rows, whole } => (ticket, order.ids.len(), rows.len(), whole),
        other => panic!("{other:?}"),
    };
    view(1, &lin, 2);
    assert_eq!(next(), (1, 2, 2, false));
    assert_eq!(next(), (1, 3, 0, true));
    view(2, &lin, 9);
    assert_eq!(next(), (2, 3, 3, true));
    let filter = Expr::Text("b".into());
    for (ticket, all, query) in [
        (3, 3, Query { group: Some(GroupKey::Status), ..Query::everything() }),
        (4, 2, Query { filter: Expr::Not(Box::new(filter)), ..Query::everything() }),
    ] {
        let asker = asker("lin");
        lin.worker.read(ticket, Read::View { query, asker, first: 2 });
        assert_eq!(next(), (ticket, all, 2, true));
    }
}

#[test]
fn of_many_requests_of_a_kind_the_newest_is_answered_last_and_older_ones_in_their_order_or_not() {
    let shared = Shared::new();
    let lin = Seat::new(&shared, "lin");
    lin.create(&["a", "b", "c"]);
    for ticket in 1..=200 {
        view(ticket, &lin, 9);
    }
    let mut tickets = Vec::new();
    while tickets.last() != Some(&200) {
        match lin.next(|reply| matches!(reply, Reply::View { .. } | Reply::Trouble(_))) {
            Reply::View { ticket, .. } => tickets.push(ticket),
            other => panic!("{other:?}"),
        }
    }
    assert!(tickets.is_sorted(), "{tickets:?}");
    assert_eq!(tickets.iter().collect::<BTreeSet<_>>().len(), tickets.len());
}

#[test]
fn requests_of_different_kinds_are_all_answered() {
    let shared = Shared::new();
    let lin = Seat::new(&shared, "lin");
    let ids = lin.create(&["登录超时", "登录很慢"]);
    lin.written(Write::Apply(vec![ids[0]], set(Field::Tags, "api"))).unwrap();
    lin.worker.read(1, Read::Rows(ids.clone()));
    lin.worker.read(2, Read::Item(ids[0]));
    let (items, edit) = (ids.clone(), set(Field::Owner, "han"));
    let by = by("lin");
    lin.worker.read(3, Read::Preview { items, edit, by });
    let (text, except, most) = ("登录很慢了".to_string(), Some(ids[0]), 9);
    lin.worker.read(4, Read::Similar { text, except, most });
    lin.worker.read(5, Read::Names(asker("lin")));
    let mut heard = BTreeSet::new();
    while heard.len() < 5 {
        heard.insert(match lin.replies.recv_timeout(Duration::from_secs(30)).unwrap() {
            Reply::Rows(rows) => format!("rows {}", rows.len()),
            Reply::Item(whole) => format!("item {}", whole.unwrap().history.len()),
            Reply::Preview { ticket, result } => format!("preview {ticket} {}", result.unwrap().len()),
            Reply::Similar { ticket, rows } => format!("similar {ticket} {}", rows.len()),
            Reply::Names { people, tags, hidden, .. } => format!("names {} {tags:?} {}", people.len(), hidden.closed),
            other => panic!("{other:?}"),
        });
    }
    let expected = ["item 2", "names 1 [\"api\"] 0", "preview 3 2", "rows 2", "similar 4 1"];
    assert_eq!(heard.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn a_refusal_is_an_answer_and_work_goes_on() {
    let shared = Shared::new();
    let lin = Seat::new(&shared, "lin");
    assert_eq!(refusal(lin.written(Write::Undo(Reach::All))), Refusal::NothingLeft { redo: false });
    assert_eq!(refusal(lin.written(Write::Create(vec![draft(" ")]))), Refusal::NoTitle);
    lin.worker.read(1, Read::Item(ItemId(9)));
    match lin.next(|reply| matches!(reply, Reply::Item(_))) {
        Reply::Item(whole) => assert_eq!(refusal(*whole), Refusal::NoSuchItem(ItemId(9))),
        other => panic!("{other:?}"),
    }
    let ids = lin.create(&["a"]);
    assert_eq!(lin.written(Write::Apply(ids, go("inbox"))).unwrap(), None);
    lin.written(Write::Undo(Reach::All)).unwrap();
    lin.written(Write::Redo(Reach::All)).unwrap();
}

#[test]
fn a_table_of_moves_loaded_elsewhere_rules_here() {
    let shared = Shared::new();
    let lin = Seat::new(&shared, "lin");
    let ids = lin.create(&["a"]);
    let renamed = DEFAULT_WORKFLOW.replace("\"backlog\"", "\"later\"");
    shared.open().load_workflow(&renamed).unwrap();
    assert!(matches!(refusal(lin.written(Write::Apply(ids.clone(), go("backlog")))), Refusal::NoSuchStatus { .. }));
    lin.written(Write::Apply(ids, go("later"))).unwrap();
}

#[test]
fn what_was_given_before_the_end_is_written_and_then_both_threads_are_gone() {
    let shared = Shared::new();
    let Seat { worker, replies, .. } = Seat::new(&shared, "lin");
    for ticket in 0..50 {
        worker.write(ticket, Write::Create(vec![draft("a")]), by("lin"));
    }
    worker.read(1, Read::Names(asker("lin")));
    drop(worker);
    let written = replies.iter().filter(|reply| matches!(reply, Reply::Wrote { result: Ok(_), .. }));
    assert_eq!(written.count(), 50);
    assert_eq!(replies.recv_timeout(Duration::ZERO).err(), Some(RecvTimeoutError::Disconnected));
    let all = shared.open().find(&Query::everything(), &asker("lin"), None).unwrap();
    assert_eq!(all.ids.len(), 50);
}

#[test]
fn a_comment_is_heard_with_its_words() {
    let shared = Shared::new();
    let (lin, han) = (Seat::new(&shared, "lin"), Seat::new(&shared, "han"));
    let ids = lin.create(&["a"]);
    han.news();
    lin.written(Write::Apply(ids, Edit::Comment("look".into()))).unwrap();
    assert_eq!(told(&han.news()[0].changes), ["#1 comment: - -> look"]);
}

#[test]
fn a_panic_is_told_to_who_waits_and_the_next_request_is_answered() {
    let shared = Shared::new();
    let id = add(&mut shared.open(), "a");
    let (sender, replies) = channel();
    let deliver = move |reply| match reply {
        Reply::Item(_) => panic!("a mistake of ours"),
        reply => _ = sender.send(reply),
    };
    let worker = Worker::start(shared.open(), shared.path(), deliver).unwrap();
    let seat = Seat { who: "lin", worker, replies };
    seat.worker.read(1, Read::Item(id));
    let told = seat.next(|reply| matches!(reply, Reply::Trouble(_)));
    assert!(matches!(told, Reply::Trouble(StoreError::Panicked)), "{told:?}");
    seat.worker.read(2, Read::Rows(vec![id]));
    seat.next(|reply| matches!(reply, Reply::Rows(rows) if rows.len() == 1));
}

#[test]
fn a_write_that_panics_is_refused_and_leaves_nothing_behind() {
    let mut store = store();
    let id = add(&mut store, "a");
    let result = guarded(|| -> Result<(), Failure> {
        let _half = crate::store::write::begin(&store.conn)?;
        store.conn.execute("UPDATE item SET title = 'b'", [])?;
        panic!("a mistake of ours");
    });
    assert!(matches!(result, Err(Failure::Store(StoreError::Panicked))), "{result:?}");
    assert_eq!(store.item(id).unwrap().title, "a");
    edit(&mut store, id, &set(Field::Title, "c"));
}
