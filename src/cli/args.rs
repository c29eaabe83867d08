//! Arguments as they are before clap reads them.

use std::ffi::OsString;

/// The value of an option, before clap has read anything: the language has to be known first.
pub(super) fn value_of<'a>(option: &str, args: &'a [OsString]) -> Option<&'a str> {
    let mut args = args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        match arg.strip_prefix(option) {
            Some("") => return args.next(),
            Some(rest) => {
                if let Some(value) = rest.strip_prefix('=') {
                    return Some(value);
                }
            }
            None => {}
        }
    }
    None
}

/// The words that are neither options nor their values, with their places: the command is the first of them.
pub(super) fn words(args: &[OsString]) -> impl Iterator<Item = (usize, &str)> {
    let mut args = args.iter().enumerate().skip(1);
    std::iter::from_fn(move || {
        loop {
            let (place, arg) = args.next()?;
            match arg.to_str().unwrap_or_default() {
                "--db" | "--lang" | "--as" => _ = args.next(),
                option if option.starts_with('-') => {}
                word => return Some((place, word)),
            }
        }
    })
}

/// `onus help add` is `onus add --help`.
pub(super) fn helped(args: &[OsString]) -> Vec<OsString> {
    let mut args = args.to_vec();
    let asked = words(&args).next().filter(|(_, word)| *word == "help");
    if let Some(place) = asked.map(|(place, _)| place) {
        args.remove(place);
        args.push("--help".into());
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn an_option_is_found_wherever_it_stands() {
        for line in ["onus --lang zh list", "onus list --lang=zh", "onus list x --lang zh --json"] {
            assert_eq!(value_of("--lang", &args(line)), Some("zh"), "{line}");
        }
    }

    #[test]
    fn an_option_after_the_end_of_options_is_none() {
        for line in ["onus add -- --lang zh", "onus add --language zh", "onus list", "onus --lang"] {
            assert_eq!(value_of("--lang", &args(line)), None, "{line}");
        }
    }
}
