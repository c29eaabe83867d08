//! The positions of a dispute as a person reads them: a line for each who holds one.

use super::safe::{first_line, safe};
use super::words::words;
use super::{Lang, TO};
use crate::domain::dispute::{self, Position};

/// The lines of positions in their written form; what does not read as one stays as it is.
pub fn lines(lang: Lang, written: &str) -> Vec<String> {
    match dispute::positions(written) {
        Ok(held) => held.iter().map(|position| told(lang, position)).collect(),
        Err(_) => written.lines().map(str::trim).filter(|line| !line.is_empty()).map(first_line).collect(),
    }
}

/// The same as one line.
pub fn joined(lang: Lang, written: &str) -> String {
    lines(lang, written).join(between(lang))
}

/// A line for each who holds another position now than before, holds one for the first time, or holds none any more.
pub fn changed(lang: Lang, old: &str, new: &str) -> Vec<String> {
    let (Ok(mut old_ones), Ok(mut new_ones)) = (dispute::positions(old), dispute::positions(new)) else {
        return vec![format!("{} {TO} {}", joined(lang, old), joined(lang, new))];
    };
    let kept: Vec<Position> = old_ones.iter().filter(|position| new_ones.contains(position)).cloned().collect();
    old_ones.retain(|position| !kept.contains(position));
    new_ones.retain(|position| !kept.contains(position));
    let mut changed = Vec::new();
    for position in new_ones {
        let was = old_ones.iter().position(|old| old.holder == position.holder);
        changed.push(match was.map(|place| old_ones.remove(place)) {
            Some(was) => {
                let becomes = format!("{} {TO} {}", safe(&was.text), safe(&position.text));
                holds(lang, &first_line(position.holder.as_str()), &becomes)
            }
            None => told(lang, &position),
        });
    }
    changed.extend(old_ones.iter().map(|gone| gives_up(lang, &told(lang, gone))));
    // Written in another order, they are the same.
    if changed.is_empty() { lines(lang, new) } else { changed }
}

/// What stands between positions on one line.
pub fn between(lang: Lang) -> &'static str {
    lang.pick("; ", "；")
}

fn told(lang: Lang, position: &Position) -> String {
    holds(lang, &first_line(position.holder.as_str()), &safe(&position.text))
}

words! {
    holds(who: &str, text: &str) = "@{who}: {text}" | "@{who}：{text}";
    gives_up(position: &str) = "no longer {position}" | "已移除 {position}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Zh};

    const WERE: &str = "@tang: one a day\n@han: none";

    #[test]
    fn every_holder_has_a_line_with_the_colon_of_the_language() {
        assert_eq!(lines(En, WERE), ["@tang: one a day", "@han: none"]);
        assert_eq!(lines(Zh, "@韩悦: 不强制\n@唐可: 强制"), ["@韩悦：不强制", "@唐可：强制"]);
        assert_eq!(joined(Zh, "@韩悦: 不强制\n@唐可: 强制"), "@韩悦：不强制；@唐可：强制");
        assert_eq!(joined(En, "no list\n\nof positions"), "no list; of positions");
    }

    #[test]
    fn of_a_change_those_are_told_whose_position_is_another_one() {
        assert_eq!(changed(En, WERE, "@tang: one a day\n@han: one a week"), ["@han: none -> one a week"]);
        assert_eq!(changed(Zh, WERE, "@han: none\n@韩悦: 不强制"), ["@韩悦：不强制", "已移除 @tang：one a day"]);
        assert_eq!(changed(En, WERE, "@han: none\n@tang: one a day"), ["@han: none", "@tang: one a day"]);
        assert_eq!(changed(En, "@a: x\n@a: y", "@a: x\n@a: z"), ["@a: y -> z"]);
    }
}
