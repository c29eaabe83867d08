//! Many at one file at once.

use super::support::*;
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::refusal::Refusal;
use crate::store::Failure;

const THREADS: usize = 8;
const EDITS: usize = 100;
const ROWS: usize = 20;

#[test]
fn nothing_is_lost_and_nobody_is_sent_away_when_eight_edit_twenty_rows() {
    let shared = Shared::new();
    let drafts = vec![draft("counter"); ROWS];
    let ids = made(shared.open().create(&drafts, &by("lin")));
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (shared, ids) = (&shared, &ids);
            scope.spawn(move || {
                let mut store = shared.open();
                for edit in 0..EDITS {
                    let id = ids[(thread * 7 + edit * 3) % ROWS];
                    loop {
                        let seen = store.item(id).unwrap().get(Field::Value);
                        let count: i64 = seen.as_deref().unwrap_or("0").parse().unwrap();
                        let add = Edit::guarded(Field::Value, seen, Some((count + 1).to_string()));
                        match store.apply(&[id], &add, &by("lin")) {
                            Ok(done) if done.step.is_some() => break,
                            // Somebody counted first, to the same number or further.
                            Ok(_) | Err(Failure::Refused(Refusal::Clash(_))) => {}
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                }
            });
        }
    });
    let store = shared.open();
    let counts = ids.iter().map(|id| store.item(*id).unwrap().value.unwrap());
    assert_eq!(counts.sum::<i64>(), i64::try_from(THREADS * EDITS).unwrap());
    let versions = ids.iter().map(|id| store.item(*id).unwrap().version - 1);
    assert_eq!(versions.sum::<i64>(), i64::try_from(THREADS * EDITS).unwrap());
}
