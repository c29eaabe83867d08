use std::collections::HashSet;
use std::path::Path;

use chrono::{Datelike, Days, Months, Weekday};
use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(today: &str, input: &str) -> String {
    match parse(input, date(today)) {
        Ok(due) => due.to_string(),
        Err(no) => panic!("{:?} is not understood; nearest: {:?}", no.input, no.nearest),
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // The years 1800 to 2400: every weekday, month length and kind of leap year.
    (657_073..876_581).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())
}

#[test]
fn every_form_means_what_the_table_says() {
    for form in FORMS {
        for spelling in std::iter::once(&form.form).chain(form.also) {
            assert_eq!(on("2026-11-25", spelling), form.result, "{spelling}");
        }
    }
}

#[test]
fn no_form_is_listed_twice() {
    let mut seen = HashSet::new();
    for form in FORMS {
        for spelling in std::iter::once(&form.form).chain(form.also) {
            assert!(seen.insert(spelling), "{spelling}");
        }
    }
}

#[test]
fn a_text_that_is_near_to_a_form_or_two_is_told_as_many_as_any_other() {
    let near = |text: &str, today| parse(text, today).unwrap_err().nearest;
    for today in [NaiveDate::MIN, example_day(), NaiveDate::MAX] {
        assert_eq!(near("本后", today).len(), near("💣", today).len());
    }
}

#[test]
fn every_hint_is_itself_accepted() {
    for input in ["", "soon", "asap", "fri 18:00", "尽快", "周八", "下下", "31 feb", "💣", "none", "无"] {
        let refused = parse(input, example_day()).unwrap_err();
        assert_eq!(refused.input, input);
        assert_eq!(refused.nearest.len(), 3, "{input}");
        for hint in refused.nearest {
            assert!(parse(hint, example_day()).is_ok(), "{input} → {hint}");
        }
    }
}

#[test]
fn the_guides_in_the_docs_are_up_to_date() {
    for (name, lang_zh) in [("dates.md", false), ("dates.zh.md", true)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        if std::env::var_os("ONUS_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, forms_markdown(lang_zh)).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            committed == forms_markdown(lang_zh),
            "docs/{name} does not match the table of forms; write it anew with: ONUS_BLESS=1 cargo test"
        );
    }
}

#[test]
fn the_weekend_belongs_to_the_week_that_ends() {
    // Saturday 28 and Sunday 29 November 2026.
    assert_eq!(on("2026-11-28", "this fri"), "2026-11-27");
    assert_eq!(on("2026-11-29", "本周五"), "2026-11-27");
    assert_eq!(on("2026-11-29", "next fri"), "2026-12-04");
    assert_eq!(on("2026-11-29", "下周一"), "2026-11-30");
    assert_eq!(on("2026-11-29", "下周"), "2026-W49");
    assert_eq!(on("2026-11-28", "周末"), "2026-11-28");
    assert_eq!(on("2026-11-29", "周末"), "2026-12-05");
    assert_eq!(on("2026-11-29", "本周末"), "2026-11-28");
}

#[test]
fn the_working_week_ends_on_friday() {
    assert_eq!(on("2026-11-27", "eow"), "2026-11-27");
    assert_eq!(on("2026-11-28", "eow"), "2026-12-04");
    assert_eq!(on("2026-11-28", "end of this week"), "2026-11-27");
    assert_eq!(on("2026-11-28", "end of next week"), "2026-12-04");
}

#[test]
fn the_last_day_of_a_period_is_still_its_end() {
    assert_eq!(on("2026-11-30", "eom"), "2026-11-30");
    assert_eq!(on("2026-11-30", "月底"), "2026-11-30");
    assert_eq!(on("2026-12-31", "eoq"), "2026-12-31");
    assert_eq!(on("2026-12-31", "年底"), "2026-12-31");
    assert_eq!(on("2026-12-31", "下月底"), "2027-01-31");
    assert_eq!(on("2027-01-31", "下个月底"), "2027-02-28");
}

#[test]
fn months_keep_the_day_or_take_the_last_one() {
    assert_eq!(on("2027-01-31", "1m"), "2027-02-28");
    assert_eq!(on("2028-01-31", "一个月后"), "2028-02-29");
    assert_eq!(on("2028-02-29", "in a year"), "2029-02-28");
    assert_eq!(on("2027-05-31", "-1q"), "2027-02-28");
}

#[test]
fn periods_that_are_not_over_are_this_years() {
    assert_eq!(on("2026-12-31", "dec"), "2026-12");
    assert_eq!(on("2027-01-01", "dec"), "2027-12");
    assert_eq!(on("2026-12-31", "Q4"), "2026-Q4");
    assert_eq!(on("2026-12-31", "Q3"), "2027-Q3");
    assert_eq!(on("2026-10-01", "国庆"), "2026-10-01");
    assert_eq!(on("2026-10-02", "国庆节"), "2027-10-01");
    assert_eq!(on("2026-12-31", "明年元旦"), "2027-01-01");
    assert_eq!(on("2026-11-25", "feb 29"), "2028-02-29");
}

#[test]
fn numerals_width_case_and_blanks_do_not_matter() {
    for (input, result) in [
        ("  TODAY ", "2026-11-25"),
        ("ｎｅｘｔ　ｆｒｉ", "2026-12-04"),
        ("＋３ｄ", "2026-11-28"),
        ("１２／５", "2026-12-05"),
        ("２０２６－Ｑ４", "2026-Q4"),
        ("2026-q4", "2026-Q4"),
        ("下 周 五", "2026-12-04"),
        ("下週五", "2026-12-04"),
        ("三個月後", "2027-02-25"),
        ("二十五天后", "2026-12-20"),
        ("１００天内", "2027-03-05"),
        ("一百天内", "2027-03-05"),
        ("三十一号", "2026-12-31"),
    ] {
        assert_eq!(on("2026-11-25", input), result, "{input}");
    }
}

#[test]
fn what_is_not_wholly_a_date_is_refused() {
    for input in [
        // Nothing, or no date at all.
        "",
        "   ",
        "none",
        "无",
        "soon",
        "asap",
        "5",
        "+3",
        "2026",
        "12",
        "q",
        "w",
        "-",
        "/",
        "the",
        "in",
        "next",
        // A date and something else.
        "by fri",
        "fri 18:00",
        "friday!",
        "周五前",
        "周五下午",
        "大大后天",
        "下周五开会",
        "today or tomorrow",
        "2026-12-05T10:00",
        "(fri)",
        "12月5日前",
        "3天后交",
        // Days and periods that do not exist.
        "13-05",
        "2-30",
        "2026-02-29",
        "31 feb",
        "31 nov",
        "32号",
        "13月",
        "13月1日",
        "2月30日",
        "五季度",
        "Q0",
        "Q5",
        "W54",
        "2025-W53",
        "周八",
        "周七",
        "11月31日",
        "0月",
        "20261301",
        "0000-01-01",
        "第五季度",
        // What could mean two things.
        "5.12",
        "3",
        "3月后",
        "3日前",
        "三季度后",
        "202612",
        "1/2/26",
        "05-12-2026",
        "十一",
        "next dec",
        "next year",
        "明年",
        // Half a form.
        "2026-",
        "-12",
        "2026-12-",
        "12月5",
        "下",
        "下下",
        "个月",
        "天后",
        "in 3",
        "3 d ago later",
        "end of",
        "dec 5 26",
        "dec dec",
        "半天后",
        "两月",
        "第周",
        "1th",
        "+ 3d",
        "in +3d",
        "2026 - 12",
        "2026年",
        "2026年5号",
        // Too large.
        "+999999999d",
        "+99999999999999999999d",
        "999999999年后",
        "in 100000 years",
    ] {
        assert!(parse(input, example_day()).is_err(), "{input}: {:?}", parse(input, example_day()));
    }
}

proptest! {
    #[test]
    fn a_canonical_deadline_is_itself(day in any_day(), today in any_day()) {
        for due in [Due::day(day), Due::week_of(day), Due::month_of(day), Due::quarter_of(day)] {
            prop_assert_eq!(parse(&due.to_string(), today), Ok(due));
        }
    }

    #[test]
    fn relative_days_agree_with_arithmetic(today in any_day(), n in 0_u32..999) {
        let later = Ok(Due::day(today + Days::new(n.into())));
        let earlier = Ok(Due::day(today - Days::new(n.into())));
        for form in [format!("+{n}d"), format!("{n}d"), format!("{n} days"), format!("in {n} days"), format!("{n}天后"),
            format!("{n} 天内")]
        {
            prop_assert_eq!(&parse(&form, today), &later, "{}", form);
        }
        for form in [format!("-{n}d"), format!("{n} days ago"), format!("{n}天前")] {
            prop_assert_eq!(&parse(&form, today), &earlier, "{}", form);
        }
        prop_assert_eq!(parse(&format!("{n}w"), today), Ok(Due::day(today + Days::new(7 * u64::from(n)))));
        prop_assert_eq!(parse(&format!("{n}个月后"), today), Ok(Due::day(today + Months::new(n))));
    }

    #[test]
    fn a_weekday_is_within_the_next_seven_days(today in any_day(), n in 0_u8..7) {
        let day = Weekday::try_from(n).unwrap();
        let chinese = ["一", "二", "三", "四", "五", "六", "日"][usize::from(n)];
        let next = parse(&day.to_string(), today).unwrap();
        prop_assert_eq!(next.first().weekday(), day);
        prop_assert!((0..7).contains(&(next.first() - today).num_days()));
        prop_assert_eq!(parse(&format!("周{chinese}"), today), Ok(next));

        let of_next_week = parse(&format!("next {day}"), today).unwrap();
        prop_assert_eq!(of_next_week.first().weekday(), day);
        prop_assert_eq!(Due::week_of(of_next_week.first()), Due::week_of(today).shifted(1).unwrap());
        prop_assert_eq!(parse(&format!("下周{chinese}"), today), Ok(of_next_week));
    }

    #[test]
    fn a_day_without_year_is_the_next_one(today in any_day(), day in any_day()) {
        let (month, day_of_month) = (day.month(), day.day());
        let next = parse(&format!("{month}-{day_of_month}"), today).unwrap().first();
        prop_assert_eq!((next.month(), next.day()), (month, day_of_month));
        prop_assert!(next >= today);
        prop_assert!(NaiveDate::from_ymd_opt(next.year() - 1, month, day_of_month).is_none_or(|before| before < today));
        prop_assert_eq!(parse(&format!("{month}月{day_of_month}日"), today).unwrap().first(), next);
        prop_assert_eq!(parse(&format!("{} {day_of_month}", day.format("%b")), today).unwrap().first(), next);
    }

    #[test]
    fn no_text_and_no_day_makes_it_panic(text in "\\PC{0,24}", n in 0..2) {
        let _ = parse(&text, [NaiveDate::MIN, NaiveDate::MAX][n as usize]);
        prop_assert_eq!(parse(&text, example_day()).is_ok(), understood(&text, example_day()).is_some());
    }

    #[test]
    fn near_misses_do_not_make_it_panic(
        text in "(next|last|in|end of|[+-]?[0-9]{1,10}| |[下本上]{1,2}个?|[周月年季底末后前天日号第Q]|[一二十百两零半]{1,3}){1,5}",
        edge in proptest::bool::ANY,
    ) {
        let today = if edge { NaiveDate::MAX } else { NaiveDate::MIN };
        if let Ok(due) = parse(&text, today) {
            prop_assert_eq!(due.to_string().parse::<Due>(), Ok(due));
        }
        if let Err(refused) = parse(&text, example_day()) {
            prop_assert_eq!(refused.nearest.len(), 3);
        }
    }
}
