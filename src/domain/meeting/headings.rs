//! Under which headings an agenda stands: each of its sections once, whatever was moved.

use super::{Entry, Part};

/// The section under whose heading each entry stands. What was moved out of its section, or put among others by hand, stands
/// under the heading of where it is; why it is on the agenda stays as it was.
pub fn headings(agenda: &[&Entry]) -> Vec<Part> {
    let in_place = in_place(agenda);
    let mut shown: Vec<Option<Part>> = vec![None; agenda.len()];
    let mut below = None;
    // What stands among others belongs to what comes behind it; at the end to what is before it.
    for (place, entry) in agenda.iter().enumerate().rev() {
        if in_place.contains(&place) {
            below = Some(entry.part);
        }
        if let Some(slot) = shown.get_mut(place) {
            *slot = below;
        }
    }
    let last = in_place.last().and_then(|place| agenda.get(*place)).map(|entry| entry.part);
    std::iter::zip(shown, agenda).map(|(shown, entry)| shown.or(last).unwrap_or(entry.part)).collect()
}

/// The places of as many entries as possible whose sections follow each other as they were built, in order.
fn in_place(agenda: &[&Entry]) -> Vec<usize> {
    let rank = |entry: &Entry| Part::ALL.iter().position(|part| *part == entry.part).unwrap_or(0);
    // Of each section: how long the longest row that ends in it is, and at which place it ends.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); Part::ALL.len()];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(agenda.len());
    for (place, entry) in agenda.iter().enumerate() {
        let rank = rank(entry);
        let rows = best.iter().take(rank + 1).copied();
        let (length, end) = rows.rev().max_by_key(|(length, _)| *length).unwrap_or_default();
        before.push(end);
        if let Some(own) = best.get_mut(rank) {
            *own = (length + 1, Some(place));
        }
    }
    let longest = best.iter().rev().max_by_key(|(length, _)| *length).and_then(|(_, end)| *end);
    let mut places: Vec<usize> =
        std::iter::successors(longest, |place| before.get(*place).copied().flatten()).collect();
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ItemId;
    use Part::{Added, Carried, Done, Due, Overdue};
    use proptest::prelude::*;

    fn shown(parts: &[Part]) -> Vec<Part> {
        let entry = |part: &Part| Entry { item: ItemId(1), part: *part, times: 0, is_struck: false };
        let agenda: Vec<Entry> = parts.iter().map(entry).collect();
        headings(&agenda.iter().collect::<Vec<_>>())
    }

    #[test]
    fn an_agenda_as_it_was_built_stands_under_its_own_headings() {
        let built = [Carried, Carried, Overdue, Due, Due, Added, Done];
        assert_eq!(shown(&built), built);
        assert_eq!(shown(&[]), []);
    }

    #[test]
    fn what_was_moved_stands_under_the_heading_of_where_it_is() {
        assert_eq!(shown(&[Overdue, Carried, Carried, Overdue]), [Carried, Carried, Carried, Overdue]);
        assert_eq!(shown(&[Carried, Overdue, Overdue, Carried]), [Carried, Overdue, Overdue, Overdue]);
        assert_eq!(shown(&[Carried, Overdue, Added, Overdue, Due]), [Carried, Overdue, Overdue, Overdue, Due]);
        assert_eq!(shown(&[Carried, Added, Overdue, Due]), [Carried, Overdue, Overdue, Due]);
    }

    proptest! {
        #[test]
        fn no_heading_stands_twice(parts in proptest::collection::vec(0..Part::ALL.len(), 0..40)) {
            let parts: Vec<Part> = parts.into_iter().map(|place| Part::ALL[place]).collect();
            let mut shown = shown(&parts);
            prop_assert_eq!(shown.len(), parts.len());
            shown.dedup();
            let mut each = shown.clone();
            each.sort_by_key(|part| Part::ALL.iter().position(|other| other == part));
            each.dedup();
            prop_assert_eq!(shown, each);
        }
    }
}
