//! The parts of the READMEs that the program itself makes. `ONUS_BLESS=1 cargo test` writes them anew.

use chrono::{DateTime, FixedOffset};
use onus::app::action::{Group, actions};
use onus::domain::change::{By, Door};
use onus::exchange::{demo, json};
use onus::store::Store;
use onus::text::{Lang, dates};

use crate::seat::Seat;

/// The day on which the picture is taken.
fn noon() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-25T12:00:00+00:00").unwrap()
}

/// The store of `onus demo`, and its viewer.
fn demo_store(lang: Lang) -> (Store, onus::domain::person::Handle) {
    let demo = demo::load(lang, noon());
    let mut store = Store::in_memory().unwrap();
    let by = By {
        who: demo.me.clone(),
        at: noon().to_utc(),
        today: noon().date_naive(),
        door: Door::Import,
        meeting: None,
    };
    store.import(&demo.batch, &by, false, &mut |_, _| true).unwrap();
    (store, demo.me)
}

/// What the demo shows after some keys.
fn screen(lang: Lang, keys: &str) -> String {
    let (store, me) = demo_store(lang);
    let mut seat = Seat::with(store, lang).size(100, 24);
    seat.app.world.me = me;
    let frame = seat.keys(keys).frame();
    format!(
        "```text\n{}\n```",
        frame.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    )
}

fn keys(lang: Lang) -> String {
    let head = lang.pick("| | keys |\n|---|---|\n", "| | 按键 |\n|---|---|\n");
    let rows = Group::ALL.iter().map(|group| {
        let of_group = actions().filter(|spec| spec.group == *group);
        let keys = of_group.map(|spec| {
            format!(
                "{} {}",
                spec.keys
                    .iter()
                    .map(|key| format!("`{key}`"))
                    .collect::<Vec<_>>()
                    .join(" "),
                spec.brief(lang)
            )
        });
        format!(
            "| **{}** | {} |\n",
            group.words(lang),
            keys.collect::<Vec<_>>().join(" · ")
        )
    });
    format!("{head}{}", rows.collect::<String>()).trim_end().to_string()
}

fn shape() -> String {
    let (store, _) = demo_store(Lang::En);
    let item = store.item(onus::domain::id::ItemId(31)).unwrap();
    let category = store.workflow().category(&item.status);
    let mut shown = json::summary(&item, category);
    // Made anew with every store.
    shown["uid"] = "019ab2c4-7d10-7c3e-9f55-2b8e6a1d0c42".into();
    format!("```json\n{}\n```", serde_json::to_string_pretty(&shown).unwrap())
}

fn waiting() -> String {
    let (store, _) = demo_store(Lang::En);
    let item = store.item(onus::domain::id::ItemId(70)).unwrap();
    let mut shown = json::waiting(&item, dates::days_since(item.created, noon()));
    shown["uid"] = "019ab2c4-7d10-7c3e-9f55-2b8e6a1d0c42".into();
    format!("```json\n{}\n```", serde_json::to_string_pretty(&shown).unwrap())
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
        assert!(
            text == whole,
            "{file}: the block {name} is not what the program shows; run ONUS_BLESS=1 cargo test"
        );
    }
}

/// One test, since it writes the same two files.
#[test]
fn the_readmes_show_the_screen_the_keys_and_the_json_of_the_program() {
    for (lang, file) in [(Lang::En, "README.md"), (Lang::Zh, "README.zh.md")] {
        hold(file, "screen", &screen(lang, "g l g d j"));
        hold(file, "triage", &screen(lang, "g t 1 G"));
        hold(file, "keys", &keys(lang));
        hold(file, "json", &shape());
        hold(file, "triage-json", &waiting());
    }
}
