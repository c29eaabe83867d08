//! Arguments that begin with a minus and are no options: `-tag:infra` in a query, `-5 % since Monday` in a comment.
//!
//! clap cannot tell them from options, so a stand-in takes the place of their minus until they are read.

use std::ffi::{OsStr, OsString};

use super::args::words;

/// Stands for the minus. A private-use character: nobody types it.
const STAND_IN: char = '\u{f7d0}';

/// The arguments with the stand-in where a minus begins no option.
pub(super) fn hidden(args: &[OsString]) -> Vec<OsString> {
    let takes_file = takes_file(args);
    args.iter().map(|arg| hide(arg, takes_file).unwrap_or_else(|| arg.clone())).collect()
}

/// Whether the command has `-o FILE`: `export` and `meeting minutes`, by any beginning of their names.
fn takes_file(args: &[OsString]) -> bool {
    let mut words = words(args).map(|(_, word)| word);
    let mut word = || words.next().unwrap_or_default();
    let (first, second) = (word(), word());
    let begins = |word: &str, name: &str| !word.is_empty() && name.starts_with(word);
    begins(first, "export") || begins(first, "meeting") && begins(second, "minutes")
}

/// A text as it was typed.
pub(super) fn shown(text: &str) -> String {
    match text.strip_prefix(STAND_IN) {
        Some(rest) => format!("-{rest}"),
        None => text.to_string(),
    }
}

/// Options are `--word` and `-x`, and where one takes a file, `-ofile`.
fn hide(arg: &OsStr, takes_file: bool) -> Option<OsString> {
    let rest = arg.to_str()?.strip_prefix('-')?;
    let is_long = rest.starts_with('-');
    let is_short = rest.len() < 2;
    let is_file = takes_file && rest.starts_with('o') && !rest.contains([':', '：']);
    (!is_long && !is_short && !is_file).then(|| format!("{STAND_IN}{rest}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_hidden(arg: &str, command: &str) -> bool {
        let line = ["onus"].into_iter().chain(command.split(' ')).chain([arg]);
        let args = hidden(&line.map(OsString::from).collect::<Vec<_>>());
        let arg = args.last().unwrap().to_str().unwrap();
        arg.starts_with(STAND_IN)
    }

    #[test]
    fn what_is_no_option_is_hidden_and_comes_back() {
        for arg in ["-tag:infra", "-infra", "-测", "-5 % since Monday", "-owner:wei", "-(a or b)"] {
            assert!(is_hidden(arg, "list"), "{arg}");
            assert_eq!(shown(hidden(&[arg.into()])[0].to_str().unwrap()), arg);
        }
    }

    #[test]
    fn options_are_left_to_clap() {
        for arg in ["-", "--", "--json", "--limit=3", "-h", "-x", "tag:a", ""] {
            assert!(!is_hidden(arg, "list"), "{arg}");
        }
        assert!(!is_hidden("-ofile.csv", "export"));
        assert!(!is_hidden("-op2.md", "--db export meeting min"));
        assert!(is_hidden("-owner:wei", "export"));
        assert!(is_hidden("-only", "comment 1 export"));
    }
}
