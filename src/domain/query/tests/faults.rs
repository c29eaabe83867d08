use super::names::{FieldName, Word};
use super::*;

/// The fault of a text in which the place of the fault is marked with `[` and `]`.
fn fault_at(marked: &str) -> FaultKind {
    let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap());
    let text = marked.replace(['[', ']'], "");
    let fault = read(&text).expect_err(&text);
    assert_eq!(fault.span, start..end - 1, "{text}: {fault:?}");
    fault.kind
}

const OWNER: FieldName = FieldName::Key(Key::Owner);
const DUE: FieldName = FieldName::Day(DayKey::Due);

#[test]
fn an_unknown_field_is_told_with_the_nearest() {
    for (marked, nearest) in [
        ("is:open [ownr]:wei", Some("owner")),
        ("[负贵人]：李雷", Some("负责人")),
        ("a or ([statu]:done)", Some("status")),
        ("[meeting]:3", None),
        ("-[foo]:", None),
    ] {
        assert_eq!(fault_at(marked), FaultKind::UnknownField { nearest }, "{marked}");
    }
}

#[test]
fn an_unknown_value_is_told_with_what_is_known_in_the_language_typed() {
    let unknown = |marked: &str| match fault_at(marked) {
        FaultKind::UnknownValue { field, expected, nearest } => (field, expected, nearest),
        other => panic!("{marked}: {other:?}"),
    };
    let (field, expected, nearest) = unknown("is:open status:done,[doign]");
    assert_eq!(field, FieldName::Key(Key::Status));
    assert_eq!(expected, ["inbox", "needs-info", "on-hold", "doing", "done", "closed"]);
    assert_eq!(nearest.as_deref(), Some("doing"));

    let (_, expected, nearest) = unknown("状态:[进行]");
    assert_eq!(expected, ["待处理", "待补充", "已挂起", "进行中", "已完成", "已关闭"]);
    assert_eq!(nearest.as_deref(), Some("进行中"));

    let (field, expected, nearest) = unknown("is:[overdeu]");
    assert_eq!(field, FieldName::Is);
    assert_eq!(expected.first().map(String::as_str), Some("open"));
    assert_eq!(nearest.as_deref(), Some("overdue"));

    assert_eq!(unknown("是:[逾其]").2.as_deref(), Some("逾期"));
    assert_eq!(unknown("kind:[bgu]").2.as_deref(), Some("bug"));
    assert_eq!(unknown("p:[4]").1, ["P0", "P1", "P2", "P3"]);
    assert_eq!(unknown("p:[<0]").1, ["P0", "P1", "P2", "P3"]);
    assert_eq!(unknown("status:[none]").0, FieldName::Key(Key::Status));
    assert_eq!(unknown("sort:[-upd]").2.as_deref(), Some("updated"));
    assert_eq!(unknown("group:[title]").0, FieldName::Group);
}

#[test]
fn what_is_no_date_or_number_is_pointed_at() {
    let FaultKind::NotADate { nearest } = fault_at("due:<[next] fri") else { panic!() };
    assert!(nearest.contains(&r#""next fri""#.to_string()), "{nearest:?}");
    let FaultKind::NotADate { nearest } = fault_at("截止:今天..[下周八]") else { panic!() };
    assert_eq!(nearest.first().map(String::as_str), Some("下周五"));
    assert!(matches!(fault_at("due:<[fri..mon]"), FaultKind::NotADate { .. }));
    assert!(matches!(fault_at("due:<[none]"), FaultKind::NotADate { .. }));
    assert_eq!(fault_at("votes:[many]"), FaultKind::NotANumber);
    assert_eq!(fault_at("id:1..[x]"), FaultKind::NotANumber);
    assert_eq!(fault_at("parent:[0]"), FaultKind::NotANumber);
    assert_eq!(fault_at("parent:[abc]"), FaultKind::NotANumber);
    assert_eq!(fault_at("id:[99999999999999999999]"), FaultKind::NotANumber);
    assert_eq!(fault_at("votes:[none]"), FaultKind::NotANumber);
    assert_eq!(fault_at("value:[>9223372036854775807]"), FaultKind::NotANumber);
}

#[test]
fn a_missing_value_is_told() {
    assert_eq!(fault_at("is:open [owner:]"), FaultKind::NoValue(OWNER));
    assert_eq!(fault_at("[负责人：]  李雷"), FaultKind::NoValue(OWNER));
    assert_eq!(fault_at("[owner:wei,]"), FaultKind::NoValue(OWNER));
    assert_eq!(fault_at("[owner:,wei] a"), FaultKind::NoValue(OWNER));
    assert_eq!(fault_at("owner:[@]"), FaultKind::NoValue(OWNER));
    assert_eq!(fault_at("tag:[#]"), FaultKind::NoValue(FieldName::Key(Key::Tag)));
    assert_eq!(fault_at("due:[<]"), FaultKind::NoValue(DUE));
    assert_eq!(fault_at("([due:])"), FaultKind::NoValue(DUE));
    assert_eq!(fault_at("[sort:]"), FaultKind::NoValue(FieldName::Sort));
}

#[test]
fn only_what_has_an_order_is_compared() {
    assert_eq!(fault_at("owner:[<wei]"), FaultKind::NoOrder(OWNER));
    assert_eq!(fault_at("status:[>=doing]"), FaultKind::NoOrder(FieldName::Key(Key::Status)));
    assert_eq!(fault_at("due:[2026-12-15..2026-12-01]"), FaultKind::Backwards);
    assert_eq!(fault_at("due:[+10d..+3d]"), FaultKind::Backwards);
    assert_eq!(fault_at("id:[20..10]"), FaultKind::Backwards);
    assert_eq!(fault_at("p:[2..1]"), FaultKind::Backwards);
}

#[test]
fn what_joins_needs_something_on_both_sides() {
    for (marked, kind) in [
        ("a [or]", FaultKind::NothingAfter(Word::Or)),
        ("a [或] or b", FaultKind::NothingAfter(Word::Or)),
        ("(a [or])", FaultKind::NothingAfter(Word::Or)),
        ("[or] a", FaultKind::NothingBefore(Word::Or)),
        ("([or] a)", FaultKind::NothingBefore(Word::Or)),
        ("a [and]", FaultKind::NothingAfter(Word::And)),
        ("[and] a", FaultKind::NothingBefore(Word::And)),
        ("a or [且] b", FaultKind::NothingBefore(Word::And)),
        ("a [not]", FaultKind::NothingAfter(Word::Not)),
        ("(a [非])", FaultKind::NothingAfter(Word::Not)),
        ("a [-] b", FaultKind::NothingAfter(Word::Not)),
        ("a [-]", FaultKind::NothingAfter(Word::Not)),
        ("[not] or a", FaultKind::NothingAfter(Word::Not)),
    ] {
        assert_eq!(fault_at(marked), kind, "{marked}");
    }
}

#[test]
fn what_comes_in_pairs_is_paired() {
    assert_eq!(fault_at(r#"a ["]b c"#), FaultKind::Unclosed(Pair::Quotes));
    assert_eq!(fault_at("a [“]登录"), FaultKind::Unclosed(Pair::Quotes));
    assert_eq!(fault_at(r#"due:["]next fri"#), FaultKind::Unclosed(Pair::Quotes));
    assert_eq!(fault_at("a [(]b (c)"), FaultKind::Unclosed(Pair::Parentheses));
    assert_eq!(fault_at("a[)] b"), FaultKind::Unopened);
    assert_eq!(fault_at("（a））[）]".replacen('）', "", 1).as_str()), FaultKind::Unopened);
    let deep = format!("{}[(]{}", "(".repeat(32), "(".repeat(100_000));
    assert_eq!(fault_at(&deep), FaultKind::TooDeep);
}

#[test]
fn order_and_grouping_are_not_conditions() {
    assert_eq!(fault_at("-[sort:due]"), FaultKind::Misplaced(FieldName::Sort));
    assert_eq!(fault_at("a ([group:owner])"), FaultKind::Misplaced(FieldName::Group));
    assert_eq!(fault_at("group:owner [group:team]"), FaultKind::Twice(FieldName::Group));
}

#[test]
fn me_is_somebody() {
    let context = Context { today: today(), me: None, workflow: &workflow() };
    let fault = parse("负责人:我", &context).unwrap_err();
    assert_eq!((fault.kind, fault.span), (FaultKind::NobodyIsMe, 10..13));
}

#[test]
fn what_is_half_typed_is_left_out_and_told() {
    let me: Handle = "wei".parse().unwrap();
    let context = Context { today: today(), me: Some(&me), workflow: &workflow() };
    for (text, canonical) in [
        ("is:open owner:", "is:open"),
        ("is:open sta", "is:open sta"),
        ("is:open status:do", "is:open"),
        ("status:doing,do", "status:doing"),
        ("a or", "a"),
        ("a or -", "a"),
        ("a or (", "a"),
        ("a or (b", "a or b"),
        (r#"a "login pa"#, r#"a "login pa""#),
        ("a due:", "a"),
        ("a due:<", "a"),
        ("foo:x is:open", "is:open"),
        ("a or foo:x", "a"),
        ("sort:upd a", "a"),
        ("is:open)", "is:open"),
        ("负责人：", ""),
    ] {
        let (query, fault) = parse_leniently(text, &context);
        assert_eq!(shape(&query), canonical, "{text}");
        assert_eq!(fault, parse(text, &context).err(), "{text}");
    }
}
