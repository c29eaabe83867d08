//! What is wrong with a query, in words.

use super::Lang;
use super::safe::safe;
use super::words::words;
use crate::domain::query::{Fault, FaultKind, Pair};

/// What is wrong with a query, and what could stand there.
pub fn fault(lang: Lang, fault: &Fault, query: &str) -> String {
    let part = safe(query.get(fault.span.clone()).unwrap_or_default());
    match &fault.kind {
        FaultKind::UnknownField { nearest: Some(near) } => unknown_field_near(lang, &part, near),
        FaultKind::UnknownField { nearest: None } => unknown_field(lang, &part),
        FaultKind::UnknownValue { nearest: Some(near), .. } => unknown_value_near(lang, &part, &safe(near)),
        FaultKind::UnknownValue { expected, .. } if expected.is_empty() => unknown_value(lang, &part),
        FaultKind::UnknownValue { expected, .. } => {
            let some: Vec<_> = expected.iter().take(12).map(|word| safe(word)).collect();
            expected_one_of(lang, &part, &some.join(lang.pick(", ", "、")))
        }
        FaultKind::NotADate { nearest } => not_a_date(lang, &part, &nearest.join(lang.pick(", ", "、"))),
        FaultKind::NotANumber => not_a_number(lang, &part),
        FaultKind::NoOrder(_) => no_order(lang).into(),
        FaultKind::Backwards => backwards(lang, &part),
        FaultKind::NoValue(_) => no_value(lang, &part),
        FaultKind::NothingAfter(_) => nothing_after(lang, &part),
        FaultKind::NothingBefore(_) => nothing_before(lang, &part),
        FaultKind::Unclosed(Pair::Quotes) => unclosed_quote(lang).into(),
        FaultKind::Unclosed(Pair::Parentheses) => unclosed(lang).into(),
        FaultKind::Unopened => unopened(lang).into(),
        FaultKind::Misplaced(_) => misplaced(lang, &part),
        FaultKind::Twice(_) => twice(lang, &part),
        FaultKind::NobodyIsMe => nobody_is_me(lang).into(),
        FaultKind::TooDeep => too_deep(lang).into(),
    }
}

words! {
    unknown_field(part: &str) = "no field is called {part}" | "没有名为 {part} 的字段";
    unknown_field_near(part: &str, near: &str) = "no field is called {part}; did you mean {near}?" | "没有名为 {part} 的字段；是否想用 {near}？";
    unknown_value(part: &str) = "{part} cannot stand here" | "这里不能用 {part}";
    unknown_value_near(part: &str, near: &str) = "{part} cannot stand here; did you mean {near}?" | "这里不能用 {part}；是否想用 {near}？";
    expected_one_of(part: &str, some: &str) = "{part} cannot stand here; possible: {some}" | "这里不能用 {part}；可用：{some}";
    not_a_date(part: &str, forms: &str) = "{part} is not a date; for example {forms}" | "{part} 不是日期；例如 {forms}";
    not_a_number(part: &str) = "{part} is not a number" | "{part} 不是数字";
    no_order = "this field has no order, so it cannot be compared" | "此字段没有大小之分，不能比较";
    backwards(part: &str) = "{part} ends before it begins" | "{part} 的终点早于起点";
    no_value(part: &str) = "a value is missing after {part}" | "{part} 后面缺少值";
    nothing_after(part: &str) = "something is missing after {part}" | "{part} 后面缺少内容";
    nothing_before(part: &str) = "something is missing before {part}" | "{part} 前面缺少内容";
    unclosed_quote = "a quotation mark is not closed" | "引号没有闭合";
    unclosed = "a parenthesis is not closed" | "括号没有闭合";
    unopened = "this parenthesis closes nothing" | "多余的右括号";
    misplaced(part: &str) = "{part} can only stand by itself" | "{part} 只能单独使用";
    twice(part: &str) = "{part} stands twice" | "{part} 重复";
    nobody_is_me = "it is not known who @me is" | "不知道 @me 是谁";
    too_deep = "too many parentheses within each other" | "括号嵌套太深";
}
