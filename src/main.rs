//! temporary
use onus::store::{Mode, Store};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let path = std::path::PathBuf::from(a.get(1).cloned().unwrap_or("t.db".into()));
    let lang = if a.get(2).is_some_and(|l| l == "zh") {
        onus::text::Lang::Zh
    } else {
        onus::text::Lang::En
    };
    let store = match Store::open(&path, Mode::Create) {
        Ok(s) => s,
        Err(e) => {
            eprintln!("{e:?}");
            return;
        }
    };
    let me = if let Ok(me) = "lin".parse() { me } else { return };
    let r = onus::tui::run::run(onus::tui::run::Session {
        store,
        path,
        me,
        lang,
        colour: std::env::var_os("NO_COLOR").is_none(),
        ascii: false,
        mouse: true,
    });
    if let Err(e) = r {
        eprintln!("{e:?}");
    }
}
