use super::*;

fn all(cases: &[(&str, &str)]) {
    for (text, canonical) in cases {
        assert_eq!(shaped(text), *canonical, "{text}");
        assert_eq!(shaped(canonical), *canonical, "again: {text}");
    }
}

#[test]
fn the_sample_of_the_guide_is_read_whole() {
    let query =
        read(r#"owner:@me is:open due:<7d -tag:infra (kind:bug or p:0) "timeout" sort:due group:owner"#).unwrap();
    let has = |key, code: &str| Expr::Has(key, vec![code.to_string()]);
    assert_eq!(
        query.filter,
        Expr::All(vec![
            has(Key::Owner, "李雷"),
            Expr::Is(Flag::Open),
            Expr::Day { key: DayKey::Due, from: None, to: "2026-12-01".parse().ok() },
            Expr::Not(Box::new(has(Key::Tag, "infra"))),
            Expr::Any(vec![has(Key::Kind, "bug"), has(Key::Priority, "P0")]),
            Expr::Text("timeout".to_string()),
        ])
    );
    assert_eq!(query.sort, [Sort { key: SortKey::Due, descending: false }]);
    assert_eq!(query.group, Some(GroupKey::Owner));
}

#[test]
fn nothing_asks_for_everything() {
    for text in ["", "  \u{3000}\n", "()", r#""""#] {
        assert_eq!(read(text), Ok(Query::everything()), "{text:?}");
    }
}

#[test]
fn words_and_phrases_are_looked_for() {
    all(&[
        ("timeout", "timeout"),
        ("登录 超时", "登录 超时"),
        ("登录，超时", "登录，超时"),
        (r#""login page" timeout"#, r#""login page" timeout"#),
        ("“登录 页” 超时", r#""登录 页" 超时"#),
        ("＂full width＂", r#""full width""#),
        (r#""say \"hi\" C:\temp\\""#, r#""say \"hi\" C:\\temp\\""#),
        (r#""a"b"#, "a b"),
        (r#"5" screen"#, r#"5" screen"#),
        ("http://example.com/a?b=1 12:30 a=b", "http://example.com/a?b=1 12:30 a=b"),
        ("#export @wei 50%", "#export @wei 50%"),
        (r#""is:open" "or" "not""#, r#""is:open" "or" "not""#),
        ("f(x)", "f x"),
        ("e\u{301}te\u{301}", "été"),
    ]);
}

#[test]
fn a_number_alone_is_an_item_and_among_words_a_word() {
    for text in ["#42", "＃４２", "42", "４２", " 42 ", "42 sort:due"] {
        assert_eq!(read(text).unwrap().filter, Expr::Id(crate::domain::id::ItemId(42)), "{text}");
    }
    all(&[
        ("error 42", "error 42"),
        (r#""42""#, r#""42""#),
        ("-42", "-42"),
        ("(42)", r#""42""#),
        ("error #42", "error #42"),
        ("-#42", "-#42"),
        ("#42 or #43", "#42 or #43"),
        ("0", r#""0""#),
        ("#0", "#0"),
        ("99999999999999999999", r#""99999999999999999999""#),
    ]);
}

#[test]
fn blanks_join_more_closely_than_or_and_parentheses_more_closely_than_both() {
    all(&[
        ("a b or c d", "a b or c d"),
        ("a (b or c) d", "a (b or c) d"),
        ("(a b) or (c (d))", "a b or c d"),
        ("a and b 且 c", "a b c"),
        ("a OR b 或 c 或者 d", "a or b or c or d"),
        ("（a or b）（c or d）", "(a or b) (c or d)"),
        ("a or (b or c)", "a or b or c"),
        ("-(a b)", "-(a b)"),
        ("-(a or b) c", "-(a or b) c"),
        ("() a", "() a"),
    ]);
}

#[test]
fn negation_has_a_sign_and_a_word_in_both_languages() {
    all(&[
        ("-a not b 非 c －d", "-a -b -c -d"),
        ("--a", "a"),
        ("not -a", "a"),
        ("not (a b)", "-(a b)"),
        ("非(a b)", "-(a b)"),
        ("非标签:运维", "-tag:运维"),
        ("非“登录 页”", r#"-"登录 页""#),
        ("非常 非标准", "非常 非标准"),
        ("-is:open", "-is:open"),
        (r#""-a""#, r#""-a""#),
        ("well-known", "well-known"),
    ]);
}

#[test]
fn fields_are_named_in_both_languages_and_any_width() {
    all(&[
        ("负责人:李雷", "owner:李雷"),
        ("负责人：李雷，韩梅梅", "owner:李雷,韩梅梅"),
        ("负责人:李雷、韩梅梅", "owner:李雷,韩梅梅"),
        ("ＯＷＮＥＲ：wei", "owner:wei"),
        ("Assignee:Wei,LIN", "owner:wei,lin"),
        ("owner:@wei,＠lin,wei", "owner:wei,lin"),
        ("owner:@me", "owner:李雷"),
        ("owner:me", "owner:李雷"),
        ("负责人:我", "owner:李雷"),
        ("提出人:@我", "reporter:李雷"),
        (r#"owner:"me","none","Li Lei""#, r#"owner:"me","none","li lei""#),
        ("owner:none", "owner:none"),
        ("负责人:无", "owner:none"),
        ("owner:wei,none", "owner:wei or owner:none"),
        ("-owner:none", "-owner:none"),
        ("标签:#留存,运维", "tag:留存,运维"),
        (r#"tag:"two words",a:b"#, "tag:two-words,a:b"),
        ("tag:a..b", "tag:a..b"),
        ("来源:客户", "source:customer"),
        (r#"来源:展会,"客户""#, r#"source:展会,"客户""#),
        ("团队:产品 目标:次日留存", "team:产品 goal:次日留存"),
        ("补充人:wei", "asked:wei"),
        ("parent:#12", "parent:12"),
        ("父项:12,＃13,none", "parent:12,13 or parent:none"),
        ("blocks:#7 被阻塞:8 blocked_by:9", "blocks:7 blocked-by:8 blocked-by:9"),
    ]);
}

#[test]
fn statuses_have_codes_and_names_and_categories() {
    all(&[
        ("status:done", "status:done"),
        ("status:needs_info,On-Hold", "status:needs-info,on-hold"),
        (r#"status:"Needs info""#, "status:needs-info"),
        ("状态:进行中，待处理", "status:doing,inbox"),
        ("status:pending", "category:pending"),
        ("status:pending,doing,completed", "category:pending,completed or status:doing"),
        ("状态:未开始", "category:pending"),
        ("status:closed", "status:closed"),
        ("category:closed", "category:closed"),
        ("状态类别:进行中", "category:in-progress"),
    ]);
}

#[test]
fn kinds_and_priorities_have_their_words() {
    all(&[
        ("kind:bug,story", "kind:bug,requirement"),
        ("类型:缺陷,任务", "kind:bug,task"),
        ("p:0", "p:0"),
        ("priority:P1,p2", "p:1,2"),
        ("优先级:０", "p:0"),
        ("p:<=1", "p:0,1"),
        ("p<2", "p:0,1"),
        ("p:>1", "p:2,3"),
        ("p:>=3", "p:3"),
        ("p:=3", "p:3"),
        ("p:1..2", "p:1,2"),
        ("p:2..", "p:2,3"),
        ("p:none,0", "p:none or p:0"),
    ]);
}

#[test]
fn properties_kinds_and_statuses_can_follow_is() {
    all(&[
        ("is:open", "is:open"),
        ("is:overdue,mine", "is:overdue or is:mine"),
        ("is:逾期", "is:overdue"),
        ("是:逾期", "is:overdue"),
        ("是：未完成（是：受阻，无人负责）", "is:open (is:blocked or is:unowned)"),
        ("is:bug", "kind:bug"),
        ("是:需求", "kind:requirement"),
        ("is:doing", "status:doing"),
        ("is:等我补充", "is:asked"),
    ]);
}

#[test]
fn days_are_single_compared_and_ranges() {
    all(&[
        ("due:fri", "due:2026-11-27"),
        ("due:2026-W49", "due:2026-11-30..2026-12-06"),
        ("due:<fri", "due:<=2026-11-26"),
        ("due:<=fri", "due:<=2026-11-27"),
        ("due:>fri", "due:>=2026-11-28"),
        ("due:>=fri", "due:>=2026-11-27"),
        ("due:=fri", "due:2026-11-27"),
        ("due<7d", "due:<=2026-12-01"),
        ("due:>2026-12", "due:>=2027-01-01"),
        ("due:<=2026-12", "due:<=2026-12-31"),
        ("due:≤2026-Q4", "due:<=2026-12-31"),
        (r#"due:"next fri""#, "due:2026-12-04"),
        (r#"due:<"end of next month""#, "due:<=2026-12-30"),
        ("due:12-01..12-15", "due:2026-12-01..2026-12-15"),
        (r#"due:today.."next fri""#, "due:2026-11-25..2026-12-04"),
        ("due:..fri", "due:<=2026-11-27"),
        ("due:fri..", "due:>=2026-11-27"),
        ("due:..", "due:.."),
        ("due:none", "due:none"),
        ("due:none,<fri", "due:none or due:<=2026-11-26"),
        ("截止：＜周五", "due:<=2026-11-26"),
        ("截止：＜＝周五", "due:<=2026-11-27"),
        ("截止＞＝周五", "due:>=2026-11-27"),
        ("截止:12月1日..12月15日", "due:2026-12-01..2026-12-15"),
        ("截止:今天。。月底", "due:2026-11-25..2026-11-30"),
        ("截止:无", "due:none"),
        ("截止:７天后", "due:2026-12-02"),
        ("start:today wake:<fri 唤醒:下周", "start:2026-11-25 wake:<=2026-11-26 wake:2026-11-30..2026-12-06"),
        ("created:>-7d", "created:>=2026-11-19"),
        ("创建:>7天前", "created:>=2026-11-19"),
        ("更新:今天 关闭:本周", "updated:2026-11-25 closed:2026-11-23..2026-11-29"),
    ]);
}

#[test]
fn what_lies_in_the_past_is_the_last_of_its_name() {
    all(&[
        ("created:fri", "created:2026-11-20"),
        ("created:wed", "created:2026-11-25"),
        ("updated:周一..周三", "updated:2026-11-23..2026-11-25"),
        ("closed:12-05", "closed:2025-12-05"),
        ("closed:11-05", "closed:2026-11-05"),
        ("closed:5号", "closed:2026-11-05"),
        ("closed:Q3", "closed:2026-07-01..2026-09-30"),
        ("closed:dec", "closed:2025-12-01..2025-12-31"),
        ("created:2027-01-05", "created:2027-01-05"),
        ("created:<7d", "created:<=2026-12-01"),
        ("created:..tomorrow", "created:<=2026-11-26"),
        (r#"created:<"next fri""#, "created:<=2026-12-03"),
    ]);
}

#[test]
fn a_range_around_today_begins_before_it() {
    let on = |day: &str, text: &str| shape(&read_on(text, day.parse().unwrap()).unwrap());
    assert_eq!(on("2026-12-10", "due:12-01..12-15"), "due:2026-12-01..2026-12-15");
    assert_eq!(on("2026-11-25", "due:mon..fri"), "due:2026-11-23..2026-11-27");
    assert_eq!(on("2026-11-28", "截止:周五..周一"), "due:2026-11-27..2026-11-30");
    assert_eq!(on("2026-12-25", "created:12-20..01-05"), "created:2026-12-20..2027-01-05");
    assert_eq!(on("2027-02-01", "created:12-20..01-05"), "created:2026-12-20..2027-01-05");
}

#[test]
fn numbers_are_single_compared_and_ranges() {
    all(&[
        ("id:10..20", "id:10..20"),
        ("编号:#10..#20", "id:10..20"),
        ("id:42", "id:42"),
        ("id:1,3..4", "id:1 or id:3..4"),
        ("votes:>3", "votes:>=4"),
        ("票数：＞＝３", "votes:>=3"),
        ("value:<-2", "value:<=-3"),
        ("工作量:..5", "effort:<=5"),
        ("effort:none", "-effort:.."),
        ("-effort:none", "effort:.."),
        ("reopened>0", "reopened:>=1"),
    ]);
}

#[test]
fn order_and_grouping_stand_anywhere_outside_parentheses() {
    all(&[
        ("sort:due", "sort:due"),
        ("sort:-updated is:open", "is:open sort:-updated"),
        ("a sort:p,due b", "a b sort:p,due"),
        ("排序:－更新，优先级 分组:负责人", "sort:-updated,p group:owner"),
        ("sort:p a or b sort:due group:Today", "a or b sort:p,due group:today"),
        ("分组:今天", "group:today"),
    ]);
}
