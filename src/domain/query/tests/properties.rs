use proptest::prelude::*;
use proptest::sample::select;

use super::names::FIELDS;
use super::script::lower;
use super::*;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::priority::Priority;
use crate::domain::tag;

/// Texts that are near to queries: their signs and words in any order.
fn near_miss() -> impl Strategy<Value = String> {
    let signs = select(
        &[
            " ",
            "\u{3000}",
            ":",
            "：",
            ",",
            "，",
            "(",
            ")",
            "（",
            "）",
            "<",
            "＜",
            ">",
            "=",
            "≤",
            "..",
            "。。",
            "-",
            "－",
            "\"",
            "“",
            "”",
            "\\",
            "#",
            "@",
            "or",
            "或",
            "and",
            "not",
            "非",
            "none",
            "无",
            "@me",
            "我",
            "fri",
            "周五",
            "12-01",
            "42",
            "４２",
            "P0",
            "is:",
            "open",
            "逾期",
            "doing",
            "进行中",
            "bug",
            "e\u{301}",
            "👍🏽",
            "\0",
            "İ",
        ][..],
    );
    let names = select(FIELDS).prop_map(|entry| entry.zh[0].to_string());
    let piece = prop_oneof![6 => signs.prop_map(str::to_string), 1 => names, 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1..=3_652_059).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())
}

/// Free text as reading keeps it.
fn text() -> impl Strategy<Value = String> {
    let text = prop_oneof![near_miss(), "\\PC{1,12}", "[0-9]{1,3}", "[a-z登录]{1,6}"];
    text.prop_map(|text| script::tidy(&text)).prop_filter("something", |text| !text.is_empty())
}

fn codes<S: Strategy<Value = String>>(code: S) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(code, 1..4).prop_map(|codes| codes.into_iter().collect())
}

fn word() -> impl Strategy<Value = String> {
    // Lower case of lower case, since a few letters need two turns.
    text()
        .prop_map(|text| lower(&lower(&text)))
        .prop_filter("something", |text| !text.is_empty() && *text == lower(text))
}

fn has() -> impl Strategy<Value = Expr> {
    let of = |key: Key| move |codes| Expr::Has(key, codes);
    let statuses = workflow().stations().iter().map(|station| station.status.to_string()).collect::<Vec<_>>();
    let named = |all: Vec<String>| codes(select(all));
    let free = select(&[Key::Owner, Key::Reporter, Key::Asked, Key::Team, Key::Goal, Key::Source][..]);
    let items = select(&[Key::Parent, Key::Blocks, Key::BlockedBy][..]);
    let is_tag = |tag: &String| *tag == lower(tag) && tag::tidy(tag).as_ref() == Some(tag);
    let tags = codes(word().prop_filter_map("a tag", move |text| tag::tidy(&text).filter(is_tag)));
    prop_oneof![
        named(statuses).prop_map(of(Key::Status)),
        named(Category::ALL.iter().map(ToString::to_string).collect()).prop_map(of(Key::Category)),
        named(Kind::ALL.iter().map(ToString::to_string).collect()).prop_map(of(Key::Kind)),
        named(Priority::ALL.iter().map(ToString::to_string).collect()).prop_map(of(Key::Priority)),
        tags.prop_map(of(Key::Tag)),
        (free, codes(word())).prop_map(|(key, codes)| Expr::Has(key, codes)),
        (items, codes((1..=i64::MAX).prop_map(|id| id.to_string()))).prop_map(|(key, ids)| Expr::Has(key, ids)),
    ]
}

fn leaf() -> impl Strategy<Value = Expr> {
    let empty = |key: &Key| !matches!(key, Key::Status | Key::Category | Key::Kind);
    let can_be_empty: Vec<Key> = Key::ALL.iter().copied().filter(empty).collect();
    let days = (select(DayKey::ALL), proptest::option::of(day()), proptest::option::of(day()));
    let days = days.prop_map(|(key, a, b)| match (a, b) {
        (Some(a), Some(b)) => Expr::Day { key, from: Some(a.min(b)), to: Some(a.max(b)) },
        (from, to) => Expr::Day { key, from, to },
    });
    let numbers = (select(NumberKey::ALL), any::<Option<i64>>(), any::<Option<i64>>());
    let numbers = numbers.prop_map(|(key, a, b)| match (a, b) {
        (Some(a), Some(b)) => Expr::Number { key, from: Some(a.min(b)), to: Some(a.max(b)) },
        (from, to) => Expr::Number { key, from, to },
    });
    prop_oneof![
        text().prop_map(Expr::Text),
        (1..=i64::MAX).prop_map(|id| Expr::Id(ItemId(id))),
        select(Flag::ALL).prop_map(Expr::Is),
        has(),
        select(can_be_empty).prop_map(Expr::NoValue),
        select(DayKey::ALL).prop_map(Expr::NoDay),
        days,
        numbers,
    ]
}

/// Expressions in the form that reading gives them: nothing double, nothing that could be flatter.
fn expr() -> impl Strategy<Value = Expr> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        let some = proptest::collection::vec(inner.clone(), 2..5);
        prop_oneof![
            inner.prop_map(|part| match part {
                Expr::Not(part) => *part,
                part => Expr::Not(Box::new(part)),
            }),
            some.clone().prop_map(|parts| Expr::All(flat(parts, |part| match part {
                Expr::All(inner) => Ok(inner),
                part => Err(part),
            }))),
            some.prop_map(|parts| Expr::Any(flat(parts, |part| match part {
                Expr::Any(inner) => Ok(inner),
                part => Err(part),
            }))),
        ]
    })
}

fn flat(parts: Vec<Expr>, open: impl Fn(Expr) -> Result<Vec<Expr>, Expr>) -> Vec<Expr> {
    parts.into_iter().flat_map(|part| open(part).unwrap_or_else(|part| vec![part])).collect()
}

fn query() -> impl Strategy<Value = Query> {
    let filter = prop_oneof![1 => Just(Expr::All(Vec::new())), 9 => expr()];
    let sort = (select(SortKey::ALL), any::<bool>()).prop_map(|(key, descending)| Sort { key, descending });
    let group = proptest::option::of(select(GroupKey::ALL));
    (filter, proptest::collection::vec(sort, 0..3), group).prop_map(|(filter, sort, group)| Query {
        filter,
        sort,
        group,
    })
}

proptest! {
    #[test]
    fn a_query_reads_back_as_it_was_written(query in query()) {
        let written = shape(&query);
        prop_assert_eq!(read(&written), Ok(query), "{}", written);
    }

    #[test]
    fn what_can_be_read_is_written_in_one_form(text in near_miss()) {
        if let Ok(query) = read(&text) {
            let written = shape(&query);
            prop_assert_eq!(read(&written), Ok(query), "{}", written);
        }
    }

    #[test]
    fn no_text_makes_it_panic_and_every_place_is_in_the_text(
        text in prop_oneof![near_miss(), "\\PC{0,24}"],
        caret in 0_usize..40,
    ) {
        let workflow = workflow();
        let context = Context { today: today(), me: None, workflow: &workflow };
        let people = [person("李雷", "Li Lei", &[], "产品")];
        let known = Known { people: &people, tags: &["a b".to_string()], script: Script::Latin };
        let (_, fault) = parse_leniently(&text, &context);
        if let Some(Fault { span, .. }) = fault {
            prop_assert!(text.get(span.clone()).is_some_and(|place| !place.is_empty()), "{span:?}");
        }
        for offer in complete(&text, caret, &context, &known) {
            prop_assert!(text.get(offer.replace.clone()).is_some(), "{:?}", offer);
            prop_assert!(!offer.with.is_empty());
        }
    }

    #[test]
    fn no_day_makes_it_panic(text in "(due|created):[<>]?(=)?(fri|12-01|7d|周五|-1y)(\\.\\.(mon|eom|11-30))?", edge in any::<bool>()) {
        let day = if edge { NaiveDate::MAX } else { NaiveDate::MIN };
        if let Ok(Query { filter: Expr::Day { from: Some(from), to: Some(to), .. }, .. }) = read_on(&text, day) {
            prop_assert!(from <= to);
        }
    }

    #[test]
    fn what_is_completed_can_be_read(text in "(is:|status:|kind:|p:|owner:|tag:|due:|created:|sort:|group:|状态:|截止:|是:|负责人:)?[a-z未进周]?") {
        let workflow = workflow();
        let me: Handle = "wei".parse().unwrap();
        let context = Context { today: today(), me: Some(&me), workflow: &workflow };
        let people = [person("or", "None", &[], "产品"), person("李雷", "Li Lei", &[], "产品")];
        let tags = ["none", "a(b", "x"].map(str::to_string);
        let known = Known { people: &people, tags: &tags, script: Script::Han };
        for offer in complete(&text, text.len(), &context, &known) {
            let mut done = text.clone();
            done.replace_range(offer.replace, &offer.with);
            if !done.ends_with(':') {
                prop_assert!(parse(&done, &context).is_ok(), "{} → {}", text, done);
            }
        }
    }
}
