//! Which accepted forms are nearest to a text that is none.

use super::forms::{FORMS, Form};
use super::typed::{is_chinese, plain};

const SHOWN: usize = 3;
/// No form is as long as this; what is typed beyond it makes no form nearer.
const LONGEST: usize = 32;

/// The forms that are shown where none is near.
const COMMON: [[&str; SHOWN]; 2] = [["fri", "+3d", "eom"], ["周五", "3天后", "月底"]];

/// The nearest forms in the script of `input`: those that it begins, then those with the fewest keys to change; where most
/// keys would have to be changed, the commonest.
pub(super) fn forms(input: &str) -> Vec<&'static str> {
    let typed: Vec<char> = plain(input).chars().take(LONGEST).collect();
    let chinese = is_chinese(&plain(input));
    let mut near: Vec<_> = FORMS
        .iter()
        .filter(|form| is_chinese(form.form) == chinese)
        .filter_map(|form| {
            spellings(form).map(|spelling| (distance(&typed, spelling), spelling)).min_by_key(|near| near.0)
        })
        .collect();
    near.sort_by_key(|near| near.0);
    let is_near = |(is_other, edits): (bool, usize)| !is_other || edits <= typed.len().div_ceil(3);
    if near.first().is_some_and(|(distance, _)| is_near(*distance)) {
        return near.into_iter().map(|(_, spelling)| spelling).take(SHOWN).collect();
    }
    let [english, in_chinese] = COMMON;
    if chinese { in_chinese.to_vec() } else { english.to_vec() }
}

fn spellings(form: &Form) -> impl Iterator<Item = &'static str> {
    std::iter::once(form.form).chain(form.also.iter().copied())
}

/// Whether the form does not begin as typed; then the number of letters to add, leave out, replace or swap.
fn distance(typed: &[char], form: &str) -> (bool, usize) {
    let form: Vec<char> = plain(form).chars().collect();
    (!form.starts_with(typed), edits(&shape(typed), &shape(&form)))
}

/// One number is as good as another: a date is not nearer for having the same day.
fn shape(text: &[char]) -> Vec<char> {
    let number = |c: &char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(*c);
    text.iter().map(|c| if number(c) { '0' } else { *c }).collect()
}

/// The optimal string alignment distance.
pub(in crate::domain) fn edits(from: &[char], to: &[char]) -> usize {
    let first: Vec<usize> = (0..=to.len()).collect();
    let (mut before, mut above) = (first.clone(), first);
    let mut last = None;
    for (row, &f) in from.iter().enumerate() {
        let mut line = vec![row + 1];
        let mut left = row + 1;
        let mut previous = None;
        // What stands above and to the left of the cell, and two above and to the left, are read along with it.
        let corners = above.iter().zip(above.iter().skip(1));
        let swaps = std::iter::once(&usize::MAX).chain(before.iter());
        for ((&t, (&corner, &up)), &swapped) in to.iter().zip(corners).zip(swaps) {
            let mut cell = (corner + usize::from(f != t)).min(up + 1).min(left + 1);
            if previous == Some(f) && last == Some(t) {
                cell = cell.min(swapped.saturating_add(1));
            }
            line.push(cell);
            left = cell;
            previous = Some(t);
        }
        before = std::mem::replace(&mut above, line);
        last = Some(f);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance_of(from: &str, to: &str) -> usize {
        edits(&from.chars().collect::<Vec<_>>(), &to.chars().collect::<Vec<_>>())
    }

    #[test]
    fn one_slip_of_a_finger_is_one_edit() {
        assert_eq!(distance_of("today", "today"), 0);
        assert_eq!(distance_of("tody", "today"), 1);
        assert_eq!(distance_of("todday", "today"), 1);
        assert_eq!(distance_of("todsy", "today"), 1);
        assert_eq!(distance_of("toady", "today"), 1);
        assert_eq!(distance_of("otday", "today"), 1);
        assert_eq!(distance_of("today", ""), 5);
        assert_eq!(distance_of("", "today"), 5);
        assert_eq!(distance_of("下周八", "下周五"), 1);
    }

    #[test]
    fn a_slip_finds_the_form_that_was_meant() {
        for (typed, meant) in [
            ("tmorow", "tomorrow"),
            ("wendsday", "wednesday"),
            ("nxt fri", "next fri"),
            ("next firday", "next friday"),
            ("2026-13-05", "2026-12-05"),
            ("in 45 dayz", "in 3 days"),
            ("5 dez", "5 dec"),
            ("ＮＥＸＴ　ＷＥＫ", "next week"),
            ("下周八", "下周五"),
            ("13月5日", "12月5日"),
            ("3天", "3天后"),
            ("月低", "月底"),
            ("大大后天", "大后天"),
        ] {
            assert_eq!(forms(typed).first(), Some(&meant), "{typed}: {:?}", forms(typed));
        }
    }

    #[test]
    fn what_is_half_typed_is_completed_first() {
        assert_eq!(forms("next w"), ["next week", "next weekend", "next fri"]);
        assert_eq!(forms("下个"), ["下个月", "下个月底", "下个季度"]);
        assert_eq!(forms("").len(), SHOWN);
    }
}
