//! Items for the pictures of a page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::app::world::World;
use crate::domain::change::{Change, Deed, Door, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::{Comment, External, Item, Row};
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::{Handle, Person};
use crate::domain::priority::Priority;
use crate::domain::whole::Whole;
use crate::domain::workflow::{Category, Status};
use crate::domain::zone::Zone;
use crate::text::Lang;
use crate::text::sample::{awkward, workflow};

/// An item with everything.
pub const BIG: ItemId = ItemId(42);

const BODY: &str = "**负责人：**小王，请在周五前确认。接口见 [网关文档](https://wiki.example.com/gateway)。

## Steps

1. 打开登录页，输入邮箱
2. Wait for more than 30 seconds on a slow line; the spinner stays and no error is shown
3. 再次点击「登录」

- [x] 复现
- [x] 定位原因
- [ ] 修复并补测试

| 版本 | 影响 | 次数 |
|:-----|:----:|-----:|
| 3.2.0 | 高 | 128 |
| 3.1.4 | low | 7 |

<details><summary>日志</summary>

```
10:02:17 POST /login 504 upstream timed out (110: Connection timed out) while reading response
```

</details>
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn handle(text: &str) -> Handle {
    text.parse().unwrap()
}

/// Wednesday 25 November 2026, at noon.
pub fn world(lang: Lang) -> World {
    let now = at("2026-11-25T12:00:00Z").with_timezone(&Zone::default());
    let mut world = World::new(lang, handle("lin"), workflow(), day("2026-11-25"), now);
    let person = |name: &str, full: &str| Person { name: full.into(), ..Person::known_as(handle(name)) };
    world.people = vec![person("lin", "林晓"), person("wei", "Wei Chen"), Person::known_as(handle("李雷"))];
    world
}

pub fn item(id: ItemId, title: &str) -> Item {
    Item {
        id,
        uid: Uuid::nil(),
        kind: Kind::Issue,
        title: title.into(),
        body: String::new(),
        status: Status::from("inbox"),
        priority: None,
        owner: None,
        reporter: None,
        team: None,
        deadline: None,
        start: None,
        wake: None,
        tags: BTreeSet::new(),
        parent: None,
        goal: None,
        source: None,
        why: None,
        value: None,
        effort: None,
        votes: 0,
        asked: None,
        ask_by: None,
        positions: None,
        decision: None,
        rationale: None,
        close_reason: None,
        created: at("2026-11-25T11:58:00Z"),
        updated: at("2026-11-25T11:58:00Z"),
        closed: None,
        reopened: 0,
        version: 1,
        external: None,
        extra: BTreeMap::new(),
        archived: false,
    }
}

pub fn whole(item: Item) -> Whole {
    Whole {
        category: workflow().category(&item.status),
        item,
        comments: Vec::new(),
        links: Vec::new(),
        linked: Vec::new(),
        children: Vec::new(),
        around: Vec::new(),
        decided: BTreeMap::new(),
        history: Vec::new(),
    }
}

pub fn row_of(whole: &Whole) -> Row {
    let item = whole.item.clone();
    Row {
        id: item.id,
        kind: item.kind,
        title: item.title,
        status: item.status,
        category: whole.category,
        priority: item.priority,
        owner: item.owner,
        deadline: item.deadline,
        wake: item.wake,
        tags: item.tags,
        parent: item.parent,
        asked: item.asked,
        blocked: false,
        comments: 0,
        created: item.created,
        updated: item.updated,
        moved: item.updated,
        closed: item.closed,
        archived: item.archived,
        version: item.version,
    }
}

fn neighbour(id: i64, title: &str, status: &str) -> Row {
    let status = Status::from(status);
    row_of(&whole(Item { status, ..item(ItemId(id), title) }))
}

fn step(id: i64, when: &str, who: &str, deed: Deed, changes: &[(Field, Option<&str>, Option<&str>)]) -> Step {
    let change = |(field, old, new): &(Field, Option<&str>, Option<&str>)| Change {
        item: BIG,
        field: *field,
        old: old.map(str::to_string),
        new: new.map(str::to_string),
    };
    let changes = changes.iter().map(change).collect();
    let who = handle(who);
    Step { id, at: at(when), who, door: Door::Screen, deed, of: None, meeting: None, changes, agenda: None }
}

/// The item with everything.
pub fn big() -> Whole {
    let item = Item {
        kind: Kind::Bug,
        body: BODY.into(),
        status: Status::from("doing"),
        priority: Some(Priority::P1),
        owner: Some(handle("lin")),
        reporter: Some(handle("李雷")),
        team: Some("增长".into()),
        deadline: Some("2026-11-22".parse().unwrap()),
        tags: ["infra", "留存"].map(String::from).into(),
        parent: Some(ItemId(3)),
        goal: Some("留存 +5%".into()),
        source: Some("support".into()),
        why: Some(
            "本周客诉里三分之一是它；each lost login costs about two orders, and the sales team asks every day".into(),
        ),
        value: Some(8),
        effort: Some(3),
        votes: 12,
        asked: Some(handle("wei")),
        ask_by: Some(day("2026-11-27")),
        created: at("2026-11-09T08:00:00Z"),
        updated: at("2026-11-25T09:30:00Z"),
        reopened: 1,
        external: Some(External { system: "github:acme/shop".into(), id: "1182".into() }),
        extra: [
            ("迭代".to_string(), json!("2026-S23")),
            ("severity".to_string(), json!(2)),
            ("Watchers".to_string(), json!(["wei", "李雷"])),
        ]
        .into(),
        ..item(BIG, "登录页超时，客诉上升：用户在弱网环境下无法重试，and the spinner never stops")
    };
    let link = |kind, to| Link { kind, to: ItemId(to) };
    let said =
        |author: &str, when: &str, text: &str| Comment { author: handle(author), at: at(when), text: text.into() };
    Whole {
        comments: vec![
            said("wei", "2026-11-20T03:00:00Z", "复现了，网关 **60s** 才断开。\n\n> 客户端超时是 30s\n\n两边都要改。"),
            said("李雷", "2026-11-25T11:15:00Z", "已联系运维，see `gateway.conf`."),
        ],
        links: vec![link(LinkKind::Blocks, 51), link(LinkKind::Relates, 12)],
        linked: vec![link(LinkKind::Blocks, 40), link(LinkKind::CameFrom, 8)],
        children: vec![ItemId(60), ItemId(61)],
        around: vec![
            neighbour(3, "稳定性专项", "doing"),
            neighbour(60, "客户端：超时后可重试", "done"),
            neighbour(61, "Gateway: answer within 30 s", "planned"),
            neighbour(40, "升级网关，含配置中心的灰度开关与回滚预案，涉及三个团队的排期与联调测试窗口", "doing"),
            neighbour(51, "发布 3.3", "planned"),
            neighbour(12, "Login page redesign", "inbox"),
            neighbour(8, "客户反馈：登录总是转圈", "closed"),
        ],
        history: vec![
            step(
                9,
                "2026-11-25T09:30:00Z",
                "lin",
                Deed::Edit,
                &[(Field::Priority, Some("P2"), Some("P1")), (Field::Deadline, None, Some("2026-11-22"))],
            ),
            step(8, "2026-11-25T09:20:00Z", "lin", Deed::Undo, &[(Field::Owner, Some("wei"), Some("lin"))]),
            step(
                7,
                "2026-11-24T10:00:00Z",
                "wei",
                Deed::Move,
                &[
                    (Field::Status, Some("done"), Some("doing")),
                    (Field::Closed, Some("2026-11-23T10:00:00Z"), None),
                    (Field::Reopened, None, Some("1")),
                ],
            ),
            step(
                6,
                "2026-11-20T03:00:00Z",
                "wei",
                Deed::Comment,
                &[(Field::Comment, None, Some("复现了，网关 **60s** 才断开。"))],
            ),
            step(
                1,
                "2026-11-09T08:00:00Z",
                "李雷",
                Deed::Create,
                &[(Field::Item, None, Some(r#"{"title":"登录页超时"}"#))],
            ),
        ],
        ..whole(item)
    }
}

/// The application with one item read.
pub fn app_of(lang: Lang, whole: Whole) -> App {
    let mut app = App::new(world(lang), "demo.onus".to_string(), false);
    app.whole = Some(Box::new(whole));
    app
}

/// The application with the item that has everything.
pub fn app(lang: Lang) -> App {
    app_of(lang, big())
}

/// What an item is made of: texts, a number, a language.
pub fn parts() -> impl Strategy<Value = ([String; 12], i64, Lang)> {
    let texts = std::array::from_fn::<_, 12, _>(|_| awkward());
    (texts, 0..i64::MAX, proptest::sample::select(Lang::ALL.to_vec()))
}

/// The application with an item that has these texts wherever a text may stand.
pub fn app_with((texts, number, lang): ([String; 12], i64, Lang)) -> App {
    let mut whole = big();
    let [title, body, comment, tag, team, goal, source, why, key, value, near, old] = &texts;
    whole.item.id = ItemId(number);
    whole.item.title = title.clone();
    whole.item.body = format!("{body}\n\n- [ ] {comment}\n\n|{team}|{goal}|\n|-|-|\n|{why}|{near}|\n\n> {value}");
    whole.item.tags = [tag.clone()].into();
    whole.item.team = Some(team.clone());
    whole.item.goal = Some(goal.clone());
    whole.item.source = Some(source.clone());
    whole.item.why = Some(why.clone());
    whole.item.status = Status::from(old.as_str());
    whole.item.external = Some(External { system: key.clone(), id: value.clone() });
    whole.item.extra = [(key.clone(), json!(value)), (value.clone(), json!({ "a": key }))].into();
    whole.item.archived = number % 2 == 0;
    whole.item.deadline = Some(crate::domain::due::Due::day(day("2026-11-25") + TimeDelta::days(number % 1000)));
    whole.comments.iter_mut().for_each(|said| said.text = comment.clone());
    whole.around.iter_mut().for_each(|row| (row.title, row.status) = (near.clone(), Status::from(old.as_str())));
    whole.history.iter_mut().flat_map(|step| &mut step.changes).for_each(|change| change.old = Some(old.clone()));
    whole.category = if number % 3 == 0 { Category::Closed } else { Category::Pending };
    app_of(lang, whole)
}
