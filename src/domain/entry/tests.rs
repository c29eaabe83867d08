use proptest::prelude::*;

use super::*;

fn today() -> NaiveDate {
    "2026-11-25".parse().unwrap()
}

fn read(line: &str) -> Entry {
    parse(line, today())
}

fn due(text: &str) -> Option<Due> {
    Some(text.parse().unwrap())
}

fn part<'a>(line: &'a str, mark: &Mark) -> &'a str {
    line.get(mark.range.clone()).unwrap()
}

/// The marked parts of a line: each text, and whether it was taken.
fn parts<'a>(line: &'a str, entry: &Entry) -> Vec<(&'a str, bool)> {
    entry.marks.iter().map(|mark| (part(line, mark), mark.meaning.is_ok())).collect()
}

#[test]
fn a_line_fills_every_field() {
    let line = "登录页超时,客诉上升 @林晓 !1 ^周五 #留存 +bug =客服 %次日留存";
    let entry = read(line);
    assert_eq!(entry.title, "登录页超时,客诉上升");
    assert_eq!(entry.owner.as_ref().unwrap().as_str(), "林晓");
    assert_eq!(entry.priority, Some(Priority::P1));
    assert_eq!(entry.deadline, due("2026-11-27"));
    assert_eq!(entry.tags, ["留存"]);
    assert_eq!(entry.kind, Some(Kind::Bug));
    assert_eq!(entry.source.as_deref(), Some("support"));
    assert_eq!(entry.goal.as_deref(), Some("次日留存"));
    assert_eq!(
        parts(line, &entry),
        ["@林晓", "!1", "^周五", "#留存", "+bug", "=客服", "%次日留存"].map(|part| (part, true))
    );
    let signs: Vec<Sign> = entry.marks.iter().map(|mark| mark.sign).collect();
    assert_eq!(signs, Sign::ALL);
}

#[test]
fn full_width_signs_digits_and_letters_are_the_same() {
    let entry = read("导出乱码　＠ｗｅｉ　！０　＾ｅｏｍ　＃ｅｘｐｏｒｔ　＋缺陷　＝ｓｕｐｐｏｒｔ　％ｇｏａｌ");
    let same = read("导出乱码 @wei !0 ^eom #export +bug =support %goal");
    assert_eq!(Entry { marks: Vec::new(), ..entry.clone() }, Entry { marks: Vec::new(), ..same });
    assert_eq!(entry.marks.len(), 7);
}

#[test]
fn fields_may_stand_anywhere() {
    let entry = read("!0 Export @wei  opens   garbled #export #i18n again #export");
    assert_eq!(entry.title, "Export opens garbled again");
    assert_eq!(entry.tags, ["export", "i18n"]);
    assert_eq!(entry.marks.len(), 5);
}

#[test]
fn signs_before_what_cannot_be_such_a_thing_are_text() {
    for line in [
        "grow by 50% again",
        "+3 seats",
        "=1+1",
        "!important",
        "see #42",
        "see #42的讨论",
        "mail a@b.c",
        "C# and F#",
        "a^2",
        "x=y",
        "@",
        "!",
        "^",
        "#",
        "+",
        "=",
        "%",
        "^_^",
        "^^",
        "!!",
        "!4",
        "!11",
        "@42",
        "@types/node",
        "@wei, please",
        "+nothing",
        "++i",
        "#!/bin/sh",
        "##",
        "#3366ff",
        "#export.",
        "#include<x>",
        "=SUM(A1)",
        "=>",
        "== x",
        "%20",
        "%s and %d",
        "%PATH%",
    ] {
        let entry = read(line);
        assert_eq!(entry, Entry { title: line.to_string(), ..Entry::default() }, "{line}");
    }
}

#[test]
fn an_escaped_sign_is_text() {
    let entry = read(r"ask \@wei about \#export and \＃导出 in \\host\share @lin");
    assert_eq!(entry.title, r"ask @wei about #export and ＃导出 in \\host\share");
    assert_eq!(entry.owner.unwrap().as_str(), "lin");
    assert!(entry.tags.is_empty());
}

#[test]
fn a_date_takes_the_most_words_that_are_one() {
    for (line, date, title, taken) in [
        ("^next fri report", "2026-12-04", "report", "^next fri"),
        ("report ^5 dec", "2026-12-05", "report", "^5 dec"),
        ("report ^5 dec 2026 again", "2026-12-05", "report again", "^5 dec 2026"),
        ("^in  3 weeks report", "2026-12-16", "report", "^in  3 weeks"),
        ("^end of next month report", "2026-12-31", "report", "^end of next month"),
        ("^fri report next fri", "2026-11-27", "report next fri", "^fri"),
        ("^12 月 5 日 报告", "2026-12-05", "报告", "^12 月 5 日"),
        ("^下周 五个问题", "2026-W49", "五个问题", "^下周"),
        ("^+3d report", "2026-11-28", "report", "^+3d"),
        ("^-2d report", "2026-11-23", "report", "^-2d"),
        ("^dec @wei report", "2026-12", "report", "^dec"),
    ] {
        let entry = read(line);
        assert_eq!(entry.deadline, due(date), "{line}");
        assert_eq!(entry.title, title, "{line}");
        assert_eq!(parts(line, &entry)[0], (taken, true), "{line}");
    }
}

#[test]
fn a_date_that_is_not_understood_is_marked_and_stays() {
    let line = "Report ^nxt fri @wei";
    let entry = read(line);
    assert_eq!(entry.title, "Report ^nxt fri");
    assert_eq!(entry.deadline, None);
    assert_eq!(parts(line, &entry), [("^nxt", false), ("@wei", true)]);
    let Err(Trouble::NotADate(why)) = &entry.marks[0].meaning else { panic!("{:?}", entry.marks) };
    assert_eq!(why.input, "nxt");
    assert!(!why.nearest.is_empty());
}

#[test]
fn a_later_date_is_taken_where_the_first_was_none() {
    let entry = read("^nxt report ^fri");
    assert_eq!(entry.title, "^nxt report");
    assert_eq!(entry.deadline, due("2026-11-27"));
}

#[test]
fn a_second_value_of_one_field_is_marked_and_stays() {
    let line = "talk @wei @lin !1 !2 ^fri ^next mon +bug +task =a =b %goal %other";
    let entry = read(line);
    assert_eq!(entry.title, "talk @lin !2 ^next mon +task =b %other");
    assert_eq!(entry.owner.as_ref().unwrap().as_str(), "wei");
    assert_eq!(entry.deadline, due("2026-11-27"));
    for (place, mark) in entry.marks.iter().enumerate() {
        let expected = if place % 2 == 0 { Ok(()) } else { Err(Trouble::Repeated) };
        assert_eq!(mark.meaning, expected, "{:?}", part(line, mark));
    }
    assert_eq!(parts(line, &entry)[5], ("^next mon", false));
}

#[test]
fn names_may_be_in_any_script() {
    for name in ["李雷", "Zoë", "o_o", "j.doe", "a-1", "Мария", "さくら", "阿·木", "0xjerry"] {
        assert_eq!(read(&format!("x @{name}")).owner.unwrap().as_str(), name);
    }
    for tag in ["留存", "area/login", "team:infra", "c++", "v2.1"] {
        assert_eq!(read(&format!("x #{tag}")).tags, [tag]);
    }
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(read(""), Entry::default());
    assert_eq!(read(" \t　"), Entry::default());
}

proptest! {
    #[test]
    fn marks_are_apart_in_order_and_on_characters(line in "([@!^#+=%＠！＾＃＋＝％\\\\]?(next|fri|周五|bug|[a-z0-9]{1,3}|\\PC{0,3})[ 　]{0,2}){0,12}") {
        let entry = read(&line);
        let mut end = 0;
        for mark in &entry.marks {
            prop_assert!(mark.range.start >= end && mark.range.start < mark.range.end);
            prop_assert_eq!(Sign::opening(part(&line, mark)), Some(mark.sign));
            end = mark.range.end;
        }
        prop_assert!(end <= line.len());
    }

    #[test]
    fn a_line_without_signs_keeps_its_words(line in "[^@!^#+=%＠！＾＃＋＝％]{0,40}") {
        let entry = read(&line);
        let words: Vec<&str> = line.split_whitespace().collect();
        prop_assert_eq!(entry, Entry { title: words.join(" "), ..Entry::default() });
    }

    #[test]
    fn every_word_is_in_the_title_or_taken(line in "([@!^#+=%]?(next|fri|周五|bug|[a-z0-9]{1,3}|\\PC{0,3}) ?){0,12}") {
        let entry = read(&line);
        let taken: usize = entry.marks.iter()
            .filter(|mark| mark.meaning.is_ok())
            .map(|mark| part(&line, mark).split_whitespace().count())
            .sum();
        prop_assert_eq!(taken + entry.title.split_whitespace().count(), line.split_whitespace().count());
    }

    #[test]
    fn fields_come_out_as_they_went_in(
        title in "[a-z]{1,8}( [a-z]{1,8}){0,3}", owner in "[a-z李雷][a-z0-9雷]{0,8}", level in 0_u8..4, day in 0_i32..9999,
        tag in "[a-z留存][a-z0-9存]{0,8}", kind in proptest::sample::select(Kind::ALL),
    ) {
        let deadline = Due::day(today()).shifted(day).unwrap();
        let entry = read(&format!("#{tag} {title} !{level} ^{deadline} +{kind} @{owner}"));
        prop_assert_eq!(entry.title, title);
        prop_assert_eq!(entry.owner.map(|owner| owner.to_string()), Some(owner));
        prop_assert_eq!(entry.priority, Some(Priority::of_level(level)));
        prop_assert_eq!(entry.deadline, Some(deadline));
        prop_assert_eq!(entry.tags, [tag]);
        prop_assert_eq!(entry.kind, Some(kind));
    }
}
