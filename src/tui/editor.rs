//! Programs of the person's own: the editor, the browser. Started without a shell, so that no text becomes a command.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::app::msg::{Msg, NoEdit};
use crate::text::Lang;
use crate::text::trouble::cause;

/// Lets the person edit a text in `$VISUAL` or `$EDITOR`, in a private file that is gone afterwards.
///
/// # Errors
/// What could not be done, in the system's words, and what an editor left that gave no text.
pub(super) fn edit(text: &str) -> Result<String, NoEdit> {
    let line =
        ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|line| !line.trim().is_empty()));
    let line = line.unwrap_or_else(|| if cfg!(windows) { "notepad".into() } else { "vi".into() });
    let words = words(&line).map_err(|error| NoEdit::NotRun(format!("{line}: {error}")))?;
    let (program, options) = words.split_first().map_or(("vi", &[][..]), |(first, rest)| (first.as_str(), rest));
    let failed = |error: std::io::Error| NoEdit::NotRun(format!("{program}: {error}"));

    let mut file = tempfile::Builder::new().prefix("onus-").suffix(".md").tempfile().map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(failed)?;
    let path = file.into_temp_path();
    let status = Command::new(program).args(options).arg(&path).status().map_err(failed)?;
    let bytes = std::fs::read(&path).map_err(failed)?;
    let Ok(after) = String::from_utf8(bytes) else {
        // A draft is text, which would lose what this is: the file itself is kept.
        let kept = path.keep().map_err(|refused| failed(refused.error))?;
        return Err(NoEdit::NotUtf8(kept.display().to_string()));
    };
    let after = after.trim_end_matches('\n').to_string();
    if status.success() {
        return Ok(after);
    }
    Err(NoEdit::Failed {
        why: format!("{program}: {status}"),
        left: Some(after).filter(|after| after != text.trim_end_matches('\n')),
    })
}

/// A command line in words: as a shell reads it, where backslashes do not part folders.
fn words(line: &str) -> Result<Vec<String>, shell_words::ParseError> {
    if cfg!(windows) {
        return Ok(line.split_whitespace().map(str::to_string).collect());
    }
    shell_words::split(line)
}

/// What opens web addresses here.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};
/// An opener that ends later than this was the browser itself, and has shown the page.
const SOON: Duration = Duration::from_secs(10);

/// Opens a web address in the system's browser, and tells if that was not possible, perhaps a moment later; other addresses
/// are not opened.
pub(super) fn browse(address: String, lang: Lang, tell: impl FnOnce(Msg) + Send + 'static) {
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return;
    }
    let began = Instant::now();
    let mut opener = Command::new(OPENER);
    opener.arg(&address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Somebody has to wait for it, or it stays behind as a zombie.
    let wait = move || {
        let why = match opener.status() {
            Err(error) => format!("{OPENER}{}{}", lang.pick(": ", "："), cause(lang, &error)),
            // The explorer of Windows ends badly even if it has opened the page.
            Ok(status) if status.success() || cfg!(windows) || began.elapsed() > SOON => return,
            Ok(_) => OPENER.to_string(),
        };
        tell(Msg::Unopened { address, why });
    };
    // Where the system gives no thread, nothing else works either.
    let _waiting = std::thread::Builder::new().name("browser".into()).spawn(wait);
}
