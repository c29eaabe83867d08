//! A place of its own for each test: its home, its store, and nothing of the machine's environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A home in which nothing is yet.
pub struct Room {
    folder: TempDir,
}

/// How a command ended.
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it said beside that.
    pub err: String,
}

impl Room {
    pub fn new() -> Room {
        Room { folder: tempfile::tempdir().unwrap() }
    }

    /// A room whose store holds the item of each line, entered by lin.
    pub fn with(lines: &[&str]) -> Room {
        let room = Room::new();
        for line in lines {
            room.ok(&["add", line]);
        }
        room
    }

    /// A path in the room.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the room and gives its path.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    }

    /// The store that the commands of this room use.
    pub fn store(&self) -> PathBuf {
        self.path("team.db")
    }

    /// The program with these arguments, in this room.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = self.stranger(args);
        command.env("ONUS_DB", self.store());
        command
    }

    /// The same, but no store is named.
    pub fn stranger(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onus"));
        command
            .args(args)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("USER", "lin")
            .env("LANG", "C")
            .env("TZ", "Asia/Shanghai")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// Runs a command that reads this from standard input.
    pub fn feed(&self, input: impl AsRef<[u8]>, args: &[&str]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_ref()).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }

    /// What a command prints that must succeed.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    /// What a command that must succeed prints as JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let out = self.ok(&[args, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// Everything about an item.
    pub fn item(&self, id: &str) -> Value {
        self.json(&["show", id])
    }
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The error object of a command with `--json`.
    pub fn error(&self) -> Value {
        let line: Value = serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {}", self.err));
        line["error"].clone()
    }
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
