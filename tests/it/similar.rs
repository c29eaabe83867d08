//! Titles that somebody else writes otherwise are found again among the similar ones, in both languages.

#[path = "../../benches/common/reword.rs"]
mod reword;

use chrono::{DateTime, FixedOffset};
use onus::domain::change::{By, Door};
use onus::domain::edit::Draft;
use onus::exchange::demo;
use onus::store::Store;
use onus::text::Lang;

use reword::RULES;

/// How many a person looks at.
const SHOWN: usize = 5;

fn now() -> DateTime<FixedOffset> {
    "2026-11-25T17:00:00+08:00".parse().unwrap()
}

fn titles(lang: Lang) -> Vec<String> {
    let records = demo::load(lang, now()).batch.records;
    records.into_iter().map(|record| record.title).collect()
}

fn store_of(titles: &[String]) -> Store {
    let mut store = Store::in_memory().unwrap();
    let drafts = titles.iter().map(|title| Draft { title: title.clone(), ..Draft::default() });
    let by = By {
        who: "lin".parse().unwrap(),
        at: now().to_utc(),
        today: now().date_naive(),
        door: Door::Screen,
        meeting: None,
    };
    store.create(&drafts.collect::<Vec<_>>(), &by).unwrap();
    store
}

#[test]
fn nine_of_ten_titles_are_found_however_they_are_reworded() {
    for lang in [Lang::En, Lang::Zh] {
        let titles = titles(lang);
        let store = store_of(&titles);
        for (name, rule) in RULES {
            let reworded: Vec<_> = titles.iter().filter_map(|title| Some((title, rule(title)?))).collect();
            let lost: Vec<_> = reworded
                .iter()
                .filter(|(title, text)| {
                    let found = store.similar(text, None, SHOWN).unwrap();
                    !found.iter().any(|row| row.title == **title)
                })
                .collect();
            assert!(titles.len() - reworded.len() < 5, "{name}: too short for most titles");
            assert!(lost.len() * 10 <= reworded.len(), "{lang:?}, {name}: {lost:?}");
        }
    }
}

#[test]
fn what_has_nothing_to_do_with_a_text_is_not_called_similar() {
    let (en, zh) = (store_of(&titles(Lang::En)), store_of(&titles(Lang::Zh)));
    for (store, text) in [
        (&en, "Water the plants before the holidays"),
        (&en, "Ask the landlord about the broken heating"),
        (&zh, "放假之前给绿植浇水"),
        (&zh, "联系物业修一下会议室的空调"),
    ] {
        assert_eq!(store.similar(text, None, SHOWN).unwrap(), [], "{text}");
    }
}
