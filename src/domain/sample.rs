//! Items and tables of moves for tests.

use chrono::{DateTime, NaiveDate, Utc};
use std::sync::LazyLock;
use uuid::Uuid;

use super::edit::Draft;
use super::id::ItemId;
use super::item::Item;
use super::person::Handle;
use super::plan;
use super::workflow::{Need, Station, Status, Workflow};

/// A Wednesday.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-25T01:30:00Z".parse().unwrap()
}

pub(crate) fn person(handle: &str) -> Handle {
    handle.parse().unwrap()
}

/// The statuses and moves of `assets/workflow.toml`, and the status that it begins with.
pub(crate) fn stations() -> (Status, Vec<Station>) {
    let table: toml::Table = include_str!("../../assets/workflow.toml").parse().unwrap();
    let text = |value: &toml::Value| value.as_str().unwrap().to_string();
    let texts = |value: &toml::Value| value.as_array().unwrap().iter().map(text).collect::<Vec<_>>();
    let station = |entry: &toml::Value| Station {
        status: Status(text(&entry["code"])),
        category: text(&entry["category"]).parse().unwrap(),
        en: text(&entry["en"]),
        zh: text(&entry["zh"]),
        needs: texts(&entry["needs"]).iter().map(|need| need.parse::<Need>().unwrap()).collect(),
        to: texts(&entry["to"]).into_iter().map(Status).collect(),
    };
    let stations = table["status"].as_array().unwrap().iter().map(station).collect();
    (Status(text(&table["initial"])), stations)
}

static WORKFLOW: LazyLock<Workflow> = LazyLock::new(|| {
    let (initial, stations) = stations();
    Workflow::new(initial, stations).unwrap()
});

pub(crate) fn workflow() -> &'static Workflow {
    &WORKFLOW
}

/// #7, an issue in a status, with nothing filled in.
pub(crate) fn item(status: &str) -> Item {
    let draft = Draft { title: "登录超时".into(), ..Draft::default() };
    let item = plan::create(&draft, ItemId(7), Uuid::nil(), workflow(), &person("lin"), now()).unwrap();
    Item { status: status.into(), ..item }
}
