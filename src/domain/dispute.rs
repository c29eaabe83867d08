//! What a dispute is about: positions and who holds them. Its decider is its owner, and it is to be decided by its deadline.

use chrono::NaiveDate;

use super::bad_value::BadValue;
use super::date;
use super::due::Due;
use super::item::Item;
use super::kind::Kind;
use super::person::Handle;

/// A position in a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Who holds it.
    pub holder: Handle,
    /// What they hold, in a line.
    pub text: String,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "@{}: {}", self.holder, self.text)
    }
}

/// Reads positions, one a line or separated by semicolons: `@wei: ship on Friday`; full-width signs are taken as well, blank
/// lines passed over.
///
/// # Errors
/// The first line that is none, with a sample.
pub fn positions(text: &str) -> Result<Vec<Position>, BadValue> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let read = |line: String| position(&line).ok_or_else(|| BadValue::new(&line, &["@wei: ship on Friday"]));
    lines.flat_map(parted).map(read).collect()
}

const SEPARATORS: [char; 2] = [';', '；'];

/// The parts of a line: a semicolon separates where a position stands behind it, and else belongs to the text.
fn parted(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in line.split_inclusive(SEPARATORS) {
        match parts.last_mut() {
            Some(last) if position(piece.trim_start()).is_none() => last.push_str(piece),
            Some(last) => {
                *last = last.trim_end_matches(SEPARATORS).to_string();
                parts.push(piece.trim_start().to_string());
            }
            None => parts.push(piece.to_string()),
        }
    }
    parts
}

fn position(line: &str) -> Option<Position> {
    let (holder, text) = line.strip_prefix(['@', '＠'])?.split_once([':', '：'])?;
    let text = text.trim();
    let holder = holder.parse().ok()?;
    (!text.is_empty()).then(|| Position { holder, text: text.to_string() })
}

/// Positions in their one written form.
///
/// # Errors
/// As [`positions`].
pub fn normalised(text: &str) -> Result<String, BadValue> {
    let lines: Vec<String> = positions(text)?.iter().map(ToString::to_string).collect();
    Ok(lines.join("\n"))
}

/// A decision as typed: its words, and the day to look at it again where the line ends in one, `^2026-12-05`.
pub fn decision(typed: &str, today: NaiveDate) -> (&str, Option<Due>) {
    let sign = typed.rfind(['^', '＾']);
    let parts = sign.and_then(|at| Some((typed.get(..at)?, typed.get(at..)?)));
    let found = parts.filter(|(words, _)| words.ends_with(char::is_whitespace)).and_then(|(words, day)| {
        let day = date::parse(day.trim_start_matches(['^', '＾']), today).ok()?;
        Some((words.trim_end(), Some(day)))
    });
    found.filter(|(words, _)| !words.is_empty()).unwrap_or((typed, None))
}

impl Item {
    /// Whether who decides a dispute holds a position in it: better somebody who is neither side.
    pub fn decider_is_partial(&self) -> bool {
        let held = self.positions.as_deref().map(positions);
        self.kind == Kind::Dispute
            && held.is_some_and(|held| {
                held.is_ok_and(|held| held.iter().any(|position| Some(&position.holder) == self.owner.as_ref()))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::item;

    #[test]
    fn positions_are_read_line_by_line_and_written_in_one_form() {
        assert_eq!(
            normalised(" ＠李雷： 周五发布 \n\n@wei:wait: tests first").unwrap(),
            "@李雷: 周五发布\n@wei: wait: tests first"
        );
        assert_eq!(
            normalised("@han: no; @tang: yes; if free；＠李雷：看情况").unwrap(),
            "@han: no\n@tang: yes; if free\n@李雷: 看情况"
        );
        assert_eq!(normalised("@han: ask; @tang knows: he was there").unwrap(), "@han: ask; @tang knows: he was there");
        for text in ["wei: no sign", "@wei", "@wei: ", "@two words: x"] {
            assert_eq!(normalised(text).unwrap_err().given, text.trim(), "{text}");
        }
    }

    #[test]
    fn a_decision_that_ends_in_a_date_is_looked_at_again_on_it() {
        let today = "2026-11-25".parse().unwrap();
        let read = |typed| {
            let (words, day) = decision(typed, today);
            (words.to_string(), day.map(|day| day.to_string()))
        };
        let on = |words: &str, day: &str| (words.to_string(), Some(day.to_string()));
        assert_eq!(read("Refund only one ^2026-12-05"), on("Refund only one", "2026-12-05"));
        assert_eq!(read("只退一次 ＾12月5日"), on("只退一次", "2026-12-05"));
        for words in ["2^8 it is", "as in ^figure", "^2026-12-05", "plain"] {
            assert_eq!(read(words), (words.to_string(), None));
        }
    }

    #[test]
    fn a_decider_who_holds_a_position_is_partial() {
        let mut dispute = item("inbox");
        dispute.kind = Kind::Dispute;
        dispute.positions = Some("@wei: yes\n@han: no".into());
        for (owner, is_partial) in [("wei", true), ("han", true), ("lin", false)] {
            dispute.owner = Some(owner.parse().unwrap());
            assert_eq!(dispute.decider_is_partial(), is_partial, "{owner}");
        }
    }
}
