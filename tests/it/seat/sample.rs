//! A small store of a team of three, in two languages.

use chrono::{DateTime, NaiveDate, Utc};
use onus::domain::change::{By, Door};
use onus::domain::edit::{Draft, Edit, Given};
use onus::domain::entry;
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::link::{Link, LinkKind};
use onus::domain::meeting::Part;
use onus::domain::meeting::series::{Series, SeriesId};
use onus::domain::person::{Handle, Person};
use onus::domain::reason::CloseReason;
use onus::store::Store;
use std::collections::BTreeMap;

/// Wednesday, 25 November 2026.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

/// Nine in the morning.
pub fn now() -> DateTime<Utc> {
    "2026-11-25T09:00:00Z".parse().unwrap()
}

/// Who sits at the keyboard.
pub fn me() -> Handle {
    "lin".parse().unwrap()
}

/// Entered by wei last Friday, so that nothing is lin's to undo:
///
/// | item | stands | |
/// |---|---|---|
/// | #1 | inbox, bug, P1, lin, due friday | with a text and a comment |
/// | #2 | doing, lin, due today | blocked by #1 |
/// | #3 | backlog, wei, due on Friday | |
/// | #4 | planned, 李雷, due in December | |
/// | #5 | inbox, nobody's, no deadline | |
/// | #6 | inbox, a dispute | came from #3 |
/// | #7 | closed | |
/// | #8 | backlog, sleeping until 1 December | |
pub fn store() -> Store {
    let mut store = Store::in_memory().unwrap();
    for (handle, name, team, alias) in
        [("lin", "林晓", "运营", "lx"), ("wei", "Wei Zhang", "R&D", "zw"), ("李雷", "李雷", "R&D", "lilei")]
    {
        let person = Person {
            handle: handle.parse().unwrap(),
            name: name.into(),
            team: Some(team.into()),
            aliases: vec![alias.into()],
        };
        store.save_person(&person).unwrap();
    }
    let by = friday();
    let lines = [
        "Login page times out +bug @lin !1 ^2026-11-24 #login",
        "登录页超时,客诉上升 +bug @lin !0 ^2026-11-25 #login #客诉",
        "导出的表格打开是乱码 @wei !2 ^2026-11-27 #export =support",
        "Rework the pricing page +requirement @李雷 ^2026-12 %retention",
        "Weekly report as a template +task",
        "按月还是按年计费 +dispute",
        "Dark mode for the app +feedback",
        "Rotate the signing keys +chore @lin",
    ];
    let drafts: Vec<Draft> = lines.iter().map(|line| draft(line, today())).collect();
    store.create(&drafts, &by).unwrap();
    let text = "# Steps\n\n1. open the page\n2. wait\n\nSee https://example.com/login and 日志。";
    let given = Given { reason: Some(CloseReason::WontDo), ..Given::default() };
    let edits = [
        (1, Edit::set(Field::Body, Some(text.into()))),
        (1, Edit::Comment("昨天又出现了两次".into())),
        (1, Edit::Link(Link { kind: LinkKind::Blocks, to: ItemId(2) })),
        (2, go("doing", Given::default())),
        (3, go("backlog", Given::default())),
        (4, go("planned", Given::default())),
        (6, Edit::Link(Link { kind: LinkKind::CameFrom, to: ItemId(3) })),
        (7, go("closed", given)),
        (8, go("backlog", Given::default())),
        (8, Edit::set(Field::Wake, Some("2026-12-01".into()))),
    ];
    for (id, edit) in edits {
        store.apply(&[ItemId(id)], &edit, &by).unwrap();
    }
    store
}

/// The same, with a weekly meeting of the three on Wednesdays.
pub fn weekly() -> Store {
    let mut store = store();
    let series = Series {
        id: SeriesId(0),
        name: "Weekly".into(),
        rule: "weekly wed".parse().unwrap(),
        start: today(),
        people: ["lin", "wei", "李雷"].map(|person| person.parse().unwrap()).to_vec(),
        sections: Part::BUILT.to_vec(),
        exceptions: BTreeMap::new(),
        held: None,
        met: None,
    };
    store.save_series(&series).unwrap();
    store
}

/// `item 1` and so on.
pub fn many(count: usize) -> Store {
    let mut store = Store::in_memory().unwrap();
    let drafts: Vec<Draft> = (1..=count).map(|n| draft(&format!("item {n}"), today())).collect();
    store.create(&drafts, &friday()).unwrap();
    store
}

/// wei, last Friday.
fn friday() -> By {
    By {
        who: "wei".parse().unwrap(),
        at: "2026-11-20T10:00:00Z".parse().unwrap(),
        today: "2026-11-20".parse().unwrap(),
        door: Door::CommandLine,
        meeting: None,
    }
}

/// An item as quick entry takes it.
pub fn draft(line: &str, today: NaiveDate) -> Draft {
    let entry = entry::parse(line, today);
    Draft {
        title: entry.title,
        kind: entry.kind,
        owner: entry.owner,
        priority: entry.priority,
        deadline: entry.deadline,
        tags: entry.tags,
        source: entry.source,
        goal: entry.goal,
        ..Draft::default()
    }
}

pub fn go(to: &str, given: Given) -> Edit {
    Edit::Move { to: to.into(), given }
}
