//! Where things lie on this machine.

use std::path::PathBuf;

use directories::{BaseDirs, ProjectDirs};

/// The folders of this person, as the system has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The person's home.
    pub home: PathBuf,
    /// Where the store lies unless another is named.
    pub data: PathBuf,
    /// Where what was typed and not saved is kept.
    pub drafts: PathBuf,
    /// The configuration file, which need not exist.
    pub config: PathBuf,
}

impl Places {
    /// The places of this person; `None` where the system knows no home for them.
    pub fn find() -> Option<Places> {
        let (base, project) = (BaseDirs::new()?, ProjectDirs::from("", "", "onus")?);
        Some(Places {
            home: base.home_dir().into(),
            data: project.data_dir().into(),
            drafts: project.state_dir().unwrap_or_else(|| project.data_local_dir()).join("drafts"),
            config: project.config_dir().join("config.toml"),
        })
    }
}
