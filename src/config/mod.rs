//! What the machine and the configuration file say of the person: where things lie, who they are, which language they read.
//! Only reads; what a person says on the command line comes before it.

mod file;
mod places;
mod zone;

pub use file::{Config, ConfigError, Flaw, LANGS, SAMPLE, read};
pub use places::Places;
pub use zone::zone;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::domain::person::Handle;

/// The colours that may be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// None at all.
    None,
    /// Those of the terminal's palette.
    #[default]
    Sixteen,
    /// At least 256, of which all but the palette look alike everywhere.
    Many,
}

/// What the environment says.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `ONUS_DB`: the store.
    pub db: Option<PathBuf>,
    /// `ONUS_LANG`: the language, as it was written.
    pub lang: Option<String>,
    /// The locale of the machine, such as `zh-CN`.
    pub locale: Option<String>,
    /// The name of the person on this machine, if it can be a handle.
    pub user: Option<Handle>,
    /// Which colours the terminal has, and the person wants (`NO_COLOR`, `COLORTERM`, `TERM`).
    pub colours: Colours,
    /// `COLUMNS`: the width of the terminal in cells.
    pub columns: Option<usize>,
}

impl Environment {
    /// Asks the system.
    pub fn read(home: Option<&Path>) -> Environment {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let text = |name: &str| set(name).and_then(|value| value.into_string().ok());
        let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(set);
        let user = user.or_else(|| home?.file_name().map(OsString::from));
        Environment {
            db: set("ONUS_DB").map(PathBuf::from),
            lang: text("ONUS_LANG"),
            locale: sys_locale::get_locale(),
            user: user.and_then(|name| handle(&name.to_string_lossy())),
            colours: match (text("COLORTERM"), text("TERM")) {
                _ if set("NO_COLOR").is_some() => Colours::None,
                (Some(_), _) => Colours::Many,
                (None, Some(term)) if term.contains("256") || term.contains("direct") => Colours::Many,
                _ => Colours::Sixteen,
            },
            columns: text("COLUMNS").and_then(|width| width.parse().ok()),
        }
    }
}

/// A name on a machine as a handle: what cannot stand in one becomes `-`.
fn handle(name: &str) -> Option<Handle> {
    let tame = |c: char| {
        if c.is_alphanumeric() || "_-.".contains(c) { c } else { '-' }
    };
    let name: String = name.trim().chars().map(tame).collect();
    name.trim_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_on_a_machine_becomes_a_handle() {
        let written = |name| handle(name).map(|handle| handle.to_string());
        assert_eq!(written("lin"), Some("lin".into()));
        assert_eq!(written("Li Lei"), Some("Li-Lei".into()));
        assert_eq!(written("李雷"), Some("李雷".into()));
        assert_eq!(written("CORP\\lei$"), Some("CORP-lei".into()));
        assert_eq!((written(""), written("$")), (None, None));
    }
}
