//! Which store is meant.

use std::path::PathBuf;

use super::problem::Problem;
use crate::config::{Config, Environment, Places};
use crate::store;
use crate::text::Lang;
use crate::text::cli::fault;
use crate::text::said::Said;

/// The file of the store, and whether a person named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// It was named by an option, the environment or the configuration. Where such a file is missing, reading it is an
    /// error: a slip in its name, or a disk that is not there, would look like an empty store.
    pub is_named: bool,
}

impl Place {
    /// The store that is meant, by the first who says: `--db`, `ONUS_DB`, the configuration, the usual place.
    pub(super) fn choose(
        lang: Lang,
        argument: Option<&PathBuf>,
        environment: &Environment,
        config: &Config,
        places: Option<&Places>,
    ) -> Result<Place, Problem> {
        let named = argument.or(environment.db.as_ref()).or(config.db.as_ref());
        if let Some(path) = named {
            return Ok(Place { path: path.clone(), is_named: true });
        }
        let places = places.ok_or_else(|| {
            Problem::failed("no-home", Said::plain(fault::no_home(lang)).hint(fault::name_a_store(lang)))
        })?;
        Ok(Place { path: store::default_path(&places.data), is_named: false })
    }
}
