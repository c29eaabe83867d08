use chrono::NaiveDate;

use super::*;
use crate::domain::date::example_day;
use crate::domain::person::{Handle, Person};
use crate::domain::workflow::{Category, Station, Status, Workflow};

mod completion;
mod faults;
mod properties;
mod reading;

pub(super) fn workflow() -> Workflow {
    let stations = [
        ("inbox", "inbox", "待处理", Category::Pending),
        ("needs-info", "needs info", "待补充", Category::Pending),
        ("on-hold", "on hold", "已挂起", Category::Pending),
        ("doing", "doing", "进行中", Category::InProgress),
        ("done", "done", "已完成", Category::Completed),
        ("closed", "closed", "已关闭", Category::Closed),
    ];
    let station = |(code, en, zh, category): (&str, &str, &str, Category)| Station {
        status: Status::from(code),
        category,
        en: en.to_string(),
        zh: zh.to_string(),
        needs: Vec::new(),
        to: stations.iter().map(|to| Status::from(to.0)).filter(|to| to.code() != code).collect(),
    };
    Workflow::new(Status::from("inbox"), stations.map(station).to_vec()).unwrap()
}

/// Wednesday, 25 November 2026.
pub(super) fn today() -> NaiveDate {
    example_day()
}

pub(super) fn person(handle: &str, name: &str, aliases: &[&str], team: &str) -> Person {
    Person {
        handle: handle.parse().unwrap(),
        name: name.to_string(),
        team: Some(team.to_string()),
        aliases: aliases.iter().map(ToString::to_string).collect(),
    }
}

/// What a text means when 李雷 types it.
pub(super) fn read(text: &str) -> Result<Query, Fault> {
    read_on(text, today())
}

pub(super) fn read_on(text: &str, today: NaiveDate) -> Result<Query, Fault> {
    let me: Handle = "李雷".parse().unwrap();
    parse(text, &Context { today, me: Some(&me), workflow: &workflow() })
}

pub(super) fn shaped(text: &str) -> String {
    read(text).map_or_else(|fault| format!("{fault:?}"), |query| shape(&query))
}
