//! Which action a key stands for: a pure question of where one is, what was pressed before and what is pressed now.
//!
//! A key resolves to an action, never to another key, so that nothing can be bound in a circle.

use super::key::{Key, UnreadableKey};

/// The bindings of every context.
#[derive(Debug, Clone)]
pub struct Keymap<C, A> {
    bindings: Vec<Binding<C, A>>,
}

#[derive(Debug, Clone)]
struct Binding<C, A> {
    context: C,
    keys: Vec<Key>,
    action: A,
}

/// What a key means after the pending ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<A> {
    /// This is to be done.
    Action(A),
    /// The keys so far begin a longer sequence.
    Pending,
    /// The keys mean nothing here.
    Nothing,
}

/// Why a line of the keymap cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict<C, A> {
    /// A key of the line cannot be read.
    Unreadable {
        /// The place of the line.
        context: C,
        /// What the line binds.
        action: A,
        /// The first text that is not a key; empty when there is no key at all.
        key: UnreadableKey,
    },
    /// The same keys stand for two actions in one context.
    Twice {
        /// Where both are bound.
        context: C,
        /// The keys, in their written form.
        keys: String,
        /// The action of the earlier line and that of the later one.
        actions: [A; 2],
    },
    /// A sequence can never be typed, because its beginning is bound already.
    Hidden {
        /// Where both are bound.
        context: C,
        /// The keys that are done at once, in their written form, and what they do.
        by: (String, A),
        /// The longer keys, in their written form, and what they should do.
        hidden: (String, A),
    },
}

/// Reads a sequence of keys such as `g g` or `ctrl-d`, full-width keys as their ASCII ones; the text is not empty.
pub fn read_keys(text: &str) -> Result<Vec<Key>, UnreadableKey> {
    let keys: Vec<Key> =
        text.split_ascii_whitespace().map(|key| key.parse::<Key>().map(|key| key.plain())).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(UnreadableKey(text.to_owned())) } else { Ok(keys) }
}

/// The written form of a sequence: `g g`.
pub fn write_keys(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

impl<C, A> Keymap<C, A> {
    /// A keymap in which no key means anything.
    pub const fn empty() -> Self {
        Keymap { bindings: Vec::new() }
    }
}

impl<C: Copy + Eq, A: Copy + Eq> Keymap<C, A> {
    /// Builds the keymap from its lines: context, keys and action.
    ///
    /// # Errors
    /// Every conflict among the lines, in their order; lines of different contexts never clash.
    pub fn build<'a>(lines: impl IntoIterator<Item = (C, &'a str, A)>) -> Result<Self, Vec<Conflict<C, A>>> {
        let mut bindings: Vec<Binding<C, A>> = Vec::new();
        let mut conflicts = Vec::new();
        for (context, text, action) in lines {
            match read_keys(text) {
                Ok(keys) => {
                    let new = Binding { context, keys, action };
                    conflicts.extend(bindings.iter().filter_map(|earlier| earlier.conflict(&new)));
                    bindings.push(new);
                }
                Err(key) => conflicts.push(Conflict::Unreadable { context, action, key }),
            }
        }
        if conflicts.is_empty() { Ok(Keymap { bindings }) } else { Err(conflicts) }
    }

    /// What `key` means after `pending`, in the first of `contexts` (innermost first) where it means anything.
    pub fn resolve(&self, contexts: &[C], pending: &[Key], key: Key) -> Found<A> {
        let typed: Vec<Key> = pending.iter().chain([&key]).map(Key::plain).collect();
        contexts
            .iter()
            .find_map(|context| {
                let binding = self.of(*context).find(|binding| binding.keys.starts_with(&typed))?;
                Some(if binding.keys.len() == typed.len() { Found::Action(binding.action) } else { Found::Pending })
            })
            .unwrap_or(Found::Nothing)
    }

    /// The keys that do `action` while `contexts` (innermost first) are open, in their written form and in the order of
    /// the lines of each context; keys to which an inner context gives another meaning are left out.
    pub fn keys_of(&self, contexts: &[C], action: A) -> Vec<String> {
        self.reachable(contexts, &[])
            .filter(|binding| binding.action == action)
            .map(|binding| write_keys(&binding.keys))
            .collect()
    }

    /// What may come after `pending`: the keys still to press, in their written form, and what they do.
    pub fn following(&self, contexts: &[C], pending: &[Key]) -> Vec<(String, A)> {
        let pending: Vec<Key> = pending.iter().map(Key::plain).collect();
        self.reachable(contexts, &pending)
            .filter_map(|binding| Some((binding.keys.strip_prefix(pending.as_slice())?, binding.action)))
            .map(|(rest, action)| (write_keys(rest), action))
            .collect()
    }

    fn of(&self, context: C) -> impl Iterator<Item = &Binding<C, A>> {
        self.bindings.iter().filter(move |binding| binding.context == context)
    }

    /// The bindings that begin with `pending`, have keys left, and are what those keys lead to.
    fn reachable(&self, contexts: &[C], pending: &[Key]) -> impl Iterator<Item = &Binding<C, A>> {
        contexts
            .iter()
            .enumerate()
            .flat_map(|(depth, context)| {
                let inner = contexts.get(..depth).unwrap_or_default();
                self.of(*context).map(move |binding| (inner, binding))
            })
            .filter(move |(inner, binding)| {
                let typed = pending.len();
                binding.keys.len() > typed
                    && binding.keys.starts_with(pending)
                    && !inner.iter().any(|context| self.of(*context).any(|other| other.takes(binding, typed)))
            })
            .map(|(_, binding)| binding)
    }
}

impl<C: Copy + Eq, A: Copy + Eq> Binding<C, A> {
    fn conflict(&self, later: &Self) -> Option<Conflict<C, A>> {
        if self.context != later.context {
            return None;
        }
        let written = |binding: &Self| (write_keys(&binding.keys), binding.action);
        if self.keys == later.keys {
            let actions = [self.action, later.action];
            Some(Conflict::Twice { context: self.context, keys: write_keys(&self.keys), actions })
        } else if later.keys.starts_with(&self.keys) {
            Some(Conflict::Hidden { context: self.context, by: written(self), hidden: written(later) })
        } else if self.keys.starts_with(&later.keys) {
            Some(Conflict::Hidden { context: self.context, by: written(later), hidden: written(self) })
        } else {
            None
        }
    }

    /// Whether this binding of an inner context keeps `outer` from being reached once `typed` keys of it are pressed:
    /// it is done on the way, or it waits for more keys where `outer` would be done.
    fn takes(&self, outer: &Self, typed: usize) -> bool {
        self.keys.len() > typed && (outer.keys.starts_with(&self.keys) || self.keys.starts_with(&outer.keys))
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::tests::any_key;
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum At {
        Everywhere,
        List,
    }
    use At::{Everywhere, List};

    fn keys(text: &str) -> Vec<Key> {
        read_keys(text).unwrap()
    }

    /// Types keys one by one as the program does and tells what came of the last one.
    fn typed<A: Copy + Eq>(map: &Keymap<At, A>, contexts: &[At], keys: &[Key]) -> Found<A> {
        let (last, pending) = keys.split_last().unwrap();
        for length in 0..pending.len() {
            if map.resolve(contexts, &pending[..length], pending[length]) != Found::Pending {
                return Found::Nothing;
            }
        }
        map.resolve(contexts, pending, *last)
    }

    fn sample() -> Keymap<At, &'static str> {
        Keymap::build([
            (Everywhere, "q", "quit"),
            (Everywhere, "g g", "top"),
            (Everywhere, "home", "top"),
            (Everywhere, "g t", "today"),
            (List, "x", "close"),
            (List, "q", "leave"),
            (List, "g x", "cross"),
            (List, "home", "first"),
        ])
        .unwrap()
    }

    #[test]
    fn an_inner_context_comes_first_and_lets_through_what_it_does_not_know() {
        let map = sample();
        let both = [List, Everywhere];
        assert_eq!(typed(&map, &both, &keys("q")), Found::Action("leave"));
        assert_eq!(typed(&map, &[Everywhere], &keys("q")), Found::Action("quit"));
        assert_eq!(typed(&map, &both, &keys("g")), Found::Pending);
        assert_eq!(typed(&map, &both, &keys("g x")), Found::Action("cross"));
        assert_eq!(typed(&map, &both, &keys("g g")), Found::Action("top"));
        assert_eq!(typed(&map, &both, &keys("g q")), Found::Nothing);
        assert_eq!(typed(&map, &[Everywhere], &keys("x")), Found::Nothing);
        assert_eq!(typed(&map, &[], &keys("q")), Found::Nothing);
    }

    #[test]
    fn keys_typed_through_an_input_method_are_the_same_keys() {
        let map = sample();
        assert_eq!(map.resolve(&[List], &[], 'ｘ'.into()), Found::Action("close"));
        assert_eq!(map.resolve(&[Everywhere], &['ｇ'.into()], 'ｇ'.into()), Found::Action("top"));
        let bound_wide = Keymap::build([(List, "：", 1)]).unwrap();
        assert_eq!(bound_wide.resolve(&[List], &[], ':'.into()), Found::Action(1));
        assert_eq!(bound_wide.keys_of(&[List], 1), [":"]);
    }

    #[test]
    fn help_shows_the_keys_that_work_here() {
        let map = sample();
        assert_eq!(map.keys_of(&[Everywhere], "top"), ["g g", "home"]);
        assert_eq!(map.keys_of(&[List, Everywhere], "top"), ["g g"]);
        assert_eq!(map.keys_of(&[List, Everywhere], "quit"), [""; 0]);
        assert_eq!(
            map.following(&[List, Everywhere], &keys("g")),
            [("x", "cross"), ("g", "top"), ("t", "today")].map(|(rest, action)| (rest.to_owned(), action))
        );
    }

    #[test]
    fn the_same_keys_twice_are_a_conflict_also_when_one_is_full_width() {
        assert_eq!(
            Keymap::build([(List, "a", 1), (Everywhere, "a", 2), (List, "ａ", 3)]).unwrap_err(),
            [Conflict::Twice { context: List, keys: "a".to_owned(), actions: [1, 3] }]
        );
    }

    #[test]
    fn a_sequence_behind_its_own_beginning_is_a_conflict_in_either_order() {
        let hidden = |by: (&str, i32), hidden: (&str, i32)| Conflict::Hidden {
            context: List,
            by: (by.0.to_owned(), by.1),
            hidden: (hidden.0.to_owned(), hidden.1),
        };
        assert_eq!(Keymap::build([(List, "g", 1), (List, "g g", 2)]).unwrap_err(), [hidden(("g", 1), ("g g", 2))]);
        assert_eq!(Keymap::build([(List, "g g", 1), (List, "g", 2)]).unwrap_err(), [hidden(("g", 2), ("g g", 1))]);
    }

    #[test]
    fn every_unreadable_line_is_told_at_once() {
        let unreadable =
            |action, key: &str| Conflict::Unreadable { context: List, action, key: UnreadableKey(key.to_owned()) };
        assert_eq!(
            Keymap::build([(List, "g hello", 1), (List, "a", 2), (List, " ", 3)]).unwrap_err(),
            [unreadable(1, "hello"), unreadable(3, " ")]
        );
    }

    type Line = (At, Vec<Key>);

    /// Short sequences over few keys, so that contexts do overlap; the action of a line is its number.
    fn lines() -> impl Strategy<Value = Vec<Line>> {
        let few = proptest::sample::select(keys("a b ctrl-c esc"));
        let context = proptest::sample::select(vec![Everywhere, List]);
        proptest::collection::vec((context, proptest::collection::vec(few, 1..4)), 0..12)
    }

    fn build(lines: &[Line]) -> Result<Keymap<At, usize>, Vec<Conflict<At, usize>>> {
        let texts: Vec<String> = lines.iter().map(|(_, keys)| write_keys(keys)).collect();
        Keymap::build(
            lines.iter().zip(&texts).enumerate().map(|(n, ((context, _), text))| (*context, text.as_str(), n)),
        )
    }

    /// The lines that can stand together, each kept if it clashes with none before it.
    fn compatible(lines: Vec<Line>) -> Vec<Line> {
        let mut kept: Vec<Line> = Vec::new();
        for line in lines {
            kept.push(line);
            if build(&kept).is_err() {
                kept.pop();
            }
        }
        kept
    }

    proptest! {
        #[test]
        fn in_its_own_context_every_line_leads_to_its_action(lines in lines().prop_map(compatible)) {
            let map = build(&lines).unwrap();
            for (n, (context, keys)) in lines.iter().enumerate() {
                prop_assert_eq!(typed(&map, &[*context], keys), Found::Action(n));
                prop_assert_eq!(map.keys_of(&[*context], n), [write_keys(keys)]);
            }
        }

        #[test]
        fn a_hint_is_shown_exactly_when_its_keys_lead_there(
            lines in lines().prop_map(compatible),
            pending in proptest::collection::vec(proptest::sample::select(keys("a b ctrl-c")), 0..3),
        ) {
            let map = build(&lines).unwrap();
            let both = [List, Everywhere];
            let begun = pending.is_empty() || typed(&map, &both, &pending) == Found::Pending;
            let hints = map.following(&both, &pending);
            for (n, (_, keys)) in lines.iter().enumerate() {
                let rest = keys.strip_prefix(pending.as_slice()).filter(|rest| !rest.is_empty());
                let hinted = rest.is_some_and(|rest| hints.contains(&(write_keys(rest), n)));
                if begun {
                    let leads = rest.is_some() && typed(&map, &both, keys) == Found::Action(n);
                    prop_assert_eq!(hinted, leads, "{:?} in {:?}", keys, hints);
                }
            }
        }

        #[test]
        fn the_order_of_the_lines_does_not_decide_whether_they_clash(lines in lines()) {
            let backwards: Vec<Line> = lines.iter().rev().cloned().collect();
            prop_assert_eq!(build(&lines).is_ok(), build(&backwards).is_ok());
        }

        #[test]
        fn a_key_means_what_its_plain_form_means(lines in lines().prop_map(compatible), pending in any_key(), key in any_key()) {
            let map = build(&lines).unwrap();
            let both = [List, Everywhere];
            prop_assert_eq!(map.resolve(&both, &[pending], key), map.resolve(&both, &[pending.plain()], key.plain()));
        }
    }
}
