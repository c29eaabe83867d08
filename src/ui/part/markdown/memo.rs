//! The texts that were rendered last. A frame shows the same texts as the one before it, and a long discussion takes
//! longer to read than a frame may.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use super::{Rendered, markdown};
use crate::text::Lang;
use crate::ui::look::Look;

/// So many lines are kept, and as many that were not asked for since.
const MOST_LINES: usize = 40_000;

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// As [`markdown`], read anew only where the text or what it depends on is not the same as lately.
pub fn remembered(text: &str, cells: usize, lang: Lang, look: &Look) -> Rc<Rendered> {
    let key = key(text, cells, lang, look);
    if let Some(known) = MEMO.with_borrow_mut(|memo| memo.recall(key)) {
        return known;
    }
    let rendered = Rc::new(markdown(text, cells, lang, look));
    MEMO.with_borrow_mut(|memo| memo.keep(key, rendered.clone()));
    rendered
}

type Key = (u64, usize);

fn key(text: &str, cells: usize, lang: Lang, look: &Look) -> Key {
    let mut hasher = DefaultHasher::new();
    (text, cells, lang, look).hash(&mut hasher);
    (hasher.finish(), text.len())
}

/// Two halves: when the younger is full it becomes the older, and what was in the older is forgotten.
#[derive(Debug, Default)]
struct Memo {
    young: HashMap<Key, Rc<Rendered>>,
    old: HashMap<Key, Rc<Rendered>>,
    lines: usize,
}

impl Memo {
    fn recall(&mut self, key: Key) -> Option<Rc<Rendered>> {
        if let Some(known) = self.young.get(&key) {
            return Some(known.clone());
        }
        let known = self.old.remove(&key)?;
        self.keep(key, known.clone());
        Some(known)
    }

    fn keep(&mut self, key: Key, rendered: Rc<Rendered>) {
        // An empty text takes room as well.
        let lines = rendered.lines.len() + 1;
        if self.lines + lines > MOST_LINES {
            self.old = std::mem::take(&mut self.young);
            self.lines = 0;
        }
        self.lines += lines;
        self.young.insert(key, rendered);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Colours;

    fn of_lines(lines: usize) -> Rc<Rendered> {
        Rc::new(Rendered { lines: vec![Default::default(); lines], tasks: (0, 0) })
    }

    #[test]
    fn the_same_question_gets_the_same_answer_and_another_its_own() {
        let (colour, plain) = (Look::new(Colours::Many, false), Look::new(Colours::None, true));
        let first = remembered("**a** b", 20, Lang::En, &colour);
        assert!(Rc::ptr_eq(&first, &remembered("**a** b", 20, Lang::En, &colour)));
        assert_eq!(*first, markdown("**a** b", 20, Lang::En, &colour));
        for other in [
            remembered("**a** c", 20, Lang::En, &colour),
            remembered("**a** b", 3, Lang::En, &colour),
            remembered("**a** b", 20, Lang::Zh, &colour),
            remembered("**a** b", 20, Lang::En, &plain),
        ] {
            assert!(!Rc::ptr_eq(&first, &other));
        }
    }

    #[test]
    fn what_was_not_asked_for_lately_is_forgotten() {
        let mut memo = Memo::default();
        memo.keep((1, 0), of_lines(MOST_LINES / 2));
        memo.keep((2, 0), of_lines(MOST_LINES / 3));
        memo.keep((3, 0), of_lines(MOST_LINES / 3));
        assert!(memo.recall((1, 0)).is_some(), "the older half is still known");
        memo.keep((4, 0), of_lines(MOST_LINES / 2));
        assert!(memo.recall((2, 0)).is_none());
        assert!(memo.recall((1, 0)).is_some() && memo.recall((4, 0)).is_some());
    }
}
