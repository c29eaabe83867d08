//! The guide to dates, written from the table of forms.

use chrono::{Datelike, Weekday};

use super::super::due::{Due, Precision};
use super::forms::{FORMS, Form};
use super::typed::is_chinese;

/// The guide to dates as Markdown, in Chinese or in English: the rules, and every form with its meaning on one day.
pub fn forms_markdown(lang_zh: bool) -> String {
    let mut page = String::from(if lang_zh { CHINESE_INTRODUCTION } else { ENGLISH_INTRODUCTION });
    for chinese_forms in [lang_zh, !lang_zh] {
        page.push_str(match (chinese_forms, lang_zh) {
            (true, true) => "\n## 中文写法\n",
            (false, true) => "\n## 字母和数字写法\n",
            (true, false) => "\n## Chinese\n",
            (false, false) => "\n## English and digits\n",
        });
        page.push_str(if lang_zh {
            "\n| 写法 | 含义 | 2026年11月25日（周三）时的结果 |\n|---|---|---|\n"
        } else {
            "\n| Typed | Meaning | On Wed 25 Nov 2026 |\n|---|---|---|\n"
        });
        for form in FORMS.iter().filter(|form| is_chinese(form.form) == chinese_forms) {
            page.push_str(&row(form, lang_zh));
        }
    }
    page
}

const ENGLISH_INTRODUCTION: &str = "\
# Dates

Wherever onus asks for a date, it takes the forms below. The whole text has to be one of them: nothing is guessed, and
no part of a text is taken for the whole. What is not understood is refused with the nearest accepted forms.

- What leaves the year, month or week open means the first one that is not over. Today counts.
- Weeks begin on Monday. `next fri` and 下周五 are the Friday of next week, however near this week's Friday is.
- A week, month or quarter is a deadline of its own; it is late when the whole of it is over.
- Months, quarters and years keep the day of the month, or take the last one that there is: a month from 31 January is
  28 or 29 February.
- `12/5` is month and day: 5 December.
- Upper and lower case are the same, and so are full-width and half-width characters. Traditional characters are
  understood.
- Numbers can be any; in Chinese also 一 to 九百九十九. Other weekdays, months and units go the same way.
";

const CHINESE_INTRODUCTION: &str = "\
# 日期

凡是填日期的地方，都可以用下面的写法。整段文字必须恰好是其中一种：不猜测，也不会只取文字的一部分。看不懂的会报错，并列出最接近的写法。

- 没写明哪一年、哪一月、哪一周时，取还没过完的第一个；今天也算。
- 一周从周一开始。下周五与 `next fri` 都指下一周的周五，不管离本周五有多近。
- 周、月、季度本身就可以作截止日期，整段时间过完才算逾期。
- 按月、季度、年推算时日期不变；没有这一天就取当月最后一天：1月31日的一个月后是2月28日或29日。
- `12/5` 先月后日，即12月5日。
- 大小写、全角半角都一样，繁体字也认得。
- 数字可以换成别的，也可以写中文数字（一至九百九十九）；其他星期、月份和单位同理。
";

fn row(form: &Form, lang_zh: bool) -> String {
    let spellings: Vec<String> =
        std::iter::once(&form.form).chain(form.also).map(|spelling| format!("`{spelling}`")).collect();
    let meaning = if lang_zh { form.chinese } else { form.english };
    let result = form.result.parse().map(|due| result(due, lang_zh)).unwrap_or_default();
    format!("| {} | {meaning} | {result} |\n", spellings.join(if lang_zh { "、" } else { ", " }))
}

fn result(due: Due, lang_zh: bool) -> String {
    let (first, last) = (due.first(), due.last());
    match (due.precision(), lang_zh) {
        (Precision::Day, true) => format!("{due} {}", weekday_in_chinese(first.weekday())),
        (Precision::Day, false) => format!("{due} {}", first.weekday()),
        (_, true) => format!("{due}（{first} 至 {last}）"),
        (_, false) => format!("{due} ({first} to {last})"),
    }
}

fn weekday_in_chinese(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}
