//! What the store costs at 100, 10,000 and 100,000 items: `cargo bench --bench store`.

// A measurement that cannot go on may stop.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use divan::{Bencher, black_box};
use std::cell::RefCell;

use common::{Dice, asker, by, copy_of, store_of};
use onus::domain::edit::{Draft, Edit};
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::query::{Expr, GroupKey, Query};
use onus::domain::triage;
use onus::store::{Mode, Store};

const SIZES: [usize; 3] = [100, 10_000, 100_000];
/// What a screen shows first.
const PAGE: usize = 50;

fn main() {
    divan::main();
}

fn read(size: usize) -> Store {
    Store::open(&store_of(size), Mode::Read).unwrap()
}

fn text(text: &str) -> Query {
    Query { filter: Expr::Text(text.into()), ..Query::everything() }
}

fn find(bencher: Bencher, size: usize, query: Query, most: Option<usize>) {
    let store = read(size);
    bencher.bench_local(|| store.find(black_box(&query), &asker(), most).unwrap());
}

#[divan::bench(args = SIZES)]
fn open(bencher: Bencher, size: usize) {
    let path = store_of(size);
    bencher.bench_local(|| Store::open(&path, Mode::Write).unwrap());
}

mod usual_list {
    use super::*;

    #[divan::bench(args = SIZES, sample_count = 1000)]
    fn first_page(bencher: Bencher, size: usize) {
        find(bencher, size, Query::everything(), Some(PAGE));
    }

    #[divan::bench(args = SIZES)]
    fn whole_order(bencher: Bencher, size: usize) {
        find(bencher, size, Query::everything(), None);
    }

    #[divan::bench(args = SIZES, sample_count = 1000)]
    fn lines_40(bencher: Bencher, size: usize) {
        let store = read(size);
        let order = store.find(&Query::everything(), &asker(), None).unwrap();
        let mut dice = Dice::new(1);
        bencher
            .with_inputs(|| (0..40).map(|_| dice.pick(&order.ids)).collect::<Vec<ItemId>>())
            .bench_local_values(|ids| store.rows(&ids).unwrap());
    }
}

mod write {
    use super::*;

    #[divan::bench(args = SIZES, sample_count = 400)]
    fn add(bencher: Bencher, size: usize) {
        let (_folder, path) = copy_of(size);
        let (mut store, mut dice) = (Store::open(&path, Mode::Write).unwrap(), Dice::new(7));
        let draft = |dice: &mut Dice| Draft { title: dice.title(), ..Draft::default() };
        bencher.with_inputs(|| draft(&mut dice)).bench_local_values(|draft| store.create(&[draft], &by(7)).unwrap());
    }

    #[divan::bench(args = SIZES, sample_count = 400)]
    fn edit_one(bencher: Bencher, size: usize) {
        let (_folder, path) = copy_of(size);
        let (store, mut dice) = (RefCell::new(Store::open(&path, Mode::Write).unwrap()), Dice::new(7));
        let mut count = 0;
        bencher
            .with_inputs(|| {
                count += 1;
                let id = i64::try_from(dice.below(size) + 1).unwrap();
                (ItemId(id), Edit::set(Field::Value, Some(count.to_string())))
            })
            .bench_local_values(|(id, edit)| store.borrow_mut().apply(&[id], &edit, &by(7)).unwrap());
    }

    #[divan::bench(args = SIZES, sample_count = 200)]
    fn comment(bencher: Bencher, size: usize) {
        let (_folder, path) = copy_of(size);
        let (mut store, mut dice) = (Store::open(&path, Mode::Write).unwrap(), Dice::new(7));
        let said = Edit::Comment("还是会出现，明天再看。".into());
        bencher
            .with_inputs(|| ItemId(i64::try_from(dice.below(size) + 1).unwrap()))
            .bench_local_values(|id| store.apply(&[id], &said, &by(7)).unwrap());
    }

    #[divan::bench(args = SIZES, sample_count = 100)]
    fn undo_and_redo(bencher: Bencher, size: usize) {
        let (_folder, path) = copy_of(size);
        let mut store = Store::open(&path, Mode::Write).unwrap();
        let edit = Edit::set(Field::Value, Some("1".into()));
        store.apply(&[ItemId(1)], &edit, &by(7)).unwrap();
        bencher.bench_local(|| {
            store.undo(&by(7)).unwrap();
            store.redo(&by(7)).unwrap()
        });
    }
}

mod look {
    use super::*;

    #[divan::bench(args = SIZES, sample_count = 200)]
    fn similar(bencher: Bencher, size: usize) {
        let (store, mut dice) = (read(size), Dice::new(99));
        bencher.with_inputs(|| dice.title()).bench_local_values(|title| store.similar(&title, None, 8).unwrap());
    }

    #[divan::bench(args = SIZES)]
    fn inbox(bencher: Bencher, size: usize) {
        find(bencher, size, triage::queue(read(size).workflow()), None);
    }

    #[divan::bench(args = SIZES)]
    fn today(bencher: Bencher, size: usize) {
        let group = Some(GroupKey::Today);
        find(bencher, size, Query { group, ..Query::everything() }, None);
    }

    #[divan::bench(args = SIZES)]
    fn by_status(bencher: Bencher, size: usize) {
        let group = Some(GroupKey::Status);
        find(bencher, size, Query { group, ..Query::everything() }, None);
    }

    #[divan::bench(args = SIZES)]
    fn people(bencher: Bencher, size: usize) {
        let store = read(size);
        bencher.bench_local(|| store.people().unwrap());
    }

    #[divan::bench(args = SIZES)]
    fn tags(bencher: Bencher, size: usize) {
        let store = read(size);
        bencher.bench_local(|| store.tags().unwrap());
    }

    #[divan::bench(args = SIZES)]
    fn hidden(bencher: Bencher, size: usize) {
        let store = read(size);
        bencher.bench_local(|| store.hidden(&asker()).unwrap());
    }

    #[divan::bench(args = SIZES)]
    fn item_page(bencher: Bencher, size: usize) {
        let (store, mut dice) = (read(size), Dice::new(5));
        bencher
            .with_inputs(|| ItemId(i64::try_from(dice.below(size) + 1).unwrap()))
            .bench_local_values(|id| store.whole(id, 200).unwrap());
    }
}

mod search {
    use super::*;

    /// One, two and four characters, a Latin word, pinyin, and what is nowhere.
    const WORDS: [&str; 6] = ["付", "支付", "显示空白", "proxy", "zhifu", "没有的词"];

    #[divan::bench(args = WORDS)]
    fn first_page_of_100000(bencher: Bencher, word: &str) {
        find(bencher, 100_000, text(word), Some(PAGE));
    }

    #[divan::bench(args = WORDS)]
    fn whole_of_100000(bencher: Bencher, word: &str) {
        find(bencher, 100_000, text(word), None);
    }

    #[divan::bench(args = SIZES)]
    fn nowhere(bencher: Bencher, size: usize) {
        find(bencher, size, text("没有的词"), None);
    }
}
