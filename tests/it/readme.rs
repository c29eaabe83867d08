//! The parts of the READMEs that the program itself makes. `ONUS_BLESS=1 cargo test` writes them anew.

use onus::app::action::{Group, actions};
use onus::domain::id::ItemId;
use onus::exchange::json;
use onus::text::{Lang, dates};
use serde_json::Value;

use crate::seat::{demo, now};

/// What the demo shows after some keys.
fn screen(lang: Lang, keys: &str) -> String {
    text(&demo(lang).size(100, 24).keys(keys).frame())
}

fn text(frame: &str) -> String {
    let lines: Vec<&str> = frame.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```", lines.join("\n"))
}

/// The keys of a job, with what they do.
fn of_job(lang: Lang, group: Group) -> String {
    let head = lang.pick("| key | does |\n|---|---|\n", "| 按键 | 作用 |\n|---|---|\n");
    let of_group = actions().filter(|spec| spec.group == group);
    let rows = of_group.map(|spec| {
        let keys: Vec<String> = spec.keys.iter().map(|key| format!("`{key}`")).collect();
        format!("| {} | {} |\n", keys.join(" "), spec.says(lang))
    });
    format!("{head}{}", rows.collect::<String>()).trim_end().to_string()
}

/// What is typed in the meeting of the picture.
fn meeting(lang: Lang) -> &'static str {
    lang.pick(
        "g m enter enter j j c 'The vendor confirms: fixed on Thursday.' enter D 'dec 8' enter \
         n 'Write to those whose reward came late @ma ^fri' enter",
        "g m enter enter j j c 供应商已确认，周四修复。 enter D 12月8日 enter \
         n '给奖励晚到的用户发说明 @马思远 ^周五' enter",
    )
}

fn keys(lang: Lang) -> String {
    let head = lang.pick("| | keys |\n|---|---|\n", "| | 按键 |\n|---|---|\n");
    let rows = Group::ALL.iter().map(|group| {
        let of_group = actions().filter(|spec| spec.group == *group);
        let keys = of_group.map(|spec| {
            format!(
                "{} {}",
                spec.keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" "),
                spec.brief(lang)
            )
        });
        format!("| **{}** | {} |\n", group.words(lang), keys.collect::<Vec<_>>().join(" · "))
    });
    format!("{head}{}", rows.collect::<String>()).trim_end().to_string()
}

fn listed() -> String {
    let seat = demo(Lang::En);
    let item = seat.item(31);
    shape(json::summary(&item, seat.store.workflow().category(&item.status)))
}

fn waiting() -> String {
    let seat = demo(Lang::En);
    let item = seat.item(70);
    shape(json::waiting(&item, dates::days_since(item.created, now().fixed_offset())))
}

fn due_for_review() -> String {
    let seat = demo(Lang::En).keys("g l").at(31);
    let (item, row) = (seat.item(31), seat.app.world.row(ItemId(31)).unwrap());
    let age = dates::days_since(item.created, now().fixed_offset());
    shape(json::due_for_review(&item, row, None, now(), age))
}

fn held() -> String {
    shape(json::meeting(&demo(Lang::En).store.meetings(1).unwrap()[0]))
}

fn shape(mut value: Value) -> String {
    // Made anew with every store.
    if value["uid"].is_string() {
        value["uid"] = "019ab2c4-7d10-7c3e-9f55-2b8e6a1d0c42".into();
    }
    format!("```json\n{}\n```", serde_json::to_string_pretty(&value).unwrap())
}

/// Holds a block of a file between its markers, or writes it.
fn hold(file: &str, name: &str, block: &str) {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).expect("the opening marker") + open.len();
    let end = text.find(&close).expect("the closing marker");
    let (head, tail) = (text.get(..start).unwrap(), text.get(end..).unwrap());
    let whole = format!("{head}{block}\n{tail}");
    if std::env::var_os("ONUS_BLESS").is_some() {
        std::fs::write(&path, whole).unwrap();
    } else {
        assert!(text == whole, "{file}: the block {name} is not what the program shows; run ONUS_BLESS=1 cargo test");
    }
}

/// One test, since it writes the same two files.
#[test]
fn the_readmes_show_the_screen_the_keys_and_the_json_of_the_program() {
    for (lang, file) in [(Lang::En, "README.md"), (Lang::Zh, "README.zh.md")] {
        hold(file, "screen", &screen(lang, "g l g d j"));
        hold(file, "triage", &screen(lang, "g t 1 G"));
        hold(file, "review", &screen(lang, "g r enter"));
        hold(file, "review-keys", &of_job(lang, Group::Review));
        hold(file, "meeting", &screen(lang, meeting(lang)));
        hold(file, "meeting-keys", &of_job(lang, Group::Meeting));
        hold(file, "minutes", &screen(lang, &format!("{} F", meeting(lang))));
        hold(file, "keys", &keys(lang));
        hold(file, "json", &listed());
        hold(file, "triage-json", &waiting());
        hold(file, "review-json", &due_for_review());
        hold(file, "meeting-json", &held());
    }
}
