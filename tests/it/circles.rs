//! No file leans on another that leans on it: each can be read, changed and understood with only what lies below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::shape::{Source, sources};

type Module = Vec<String>;

/// The modules that lead from the root to a file.
fn module(path: &str) -> Module {
    let names = path.trim_end_matches(".rs").split('/');
    names.filter(|name| !matches!(*name, "mod" | "lib" | "main")).map(str::to_string).collect()
}

/// The paths of a `use` tree, each whole: of `a::{b, c::{d, e}}` they are `a::b`, `a::c::d` and `a::c::e`.
fn paths(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().trim().to_string()];
    };
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in rest.trim_end().trim_end_matches('}').chars().chain(std::iter::repeat_n('}', closing(rest))) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(c),
        }
    }
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.flat_map(|part| paths(&format!("{}{part}", before.trim()))).collect()
}

/// How many braces close at the end of the inner part of a tree, besides the one of the tree itself.
fn closing(rest: &str) -> usize {
    let rest = rest.trim_end();
    (rest.len() - rest.trim_end_matches('}').len()).saturating_sub(1)
}

/// The module that a path within the program begins at, and the names behind it.
fn resolved(here: &Module, path: &str) -> Option<Module> {
    let mut names = path.split("::").peekable();
    let mut at = match *names.peek()? {
        "crate" => Module::new(),
        "super" => here.clone(),
        _ => return None,
    };
    while names.next_if(|name| *name == "super").is_some() {
        at.pop();
    }
    at.extend(names.filter(|name| *name != "crate").map(str::to_string));
    Some(at)
}

/// The files from which a file takes names.
fn below(source: &Source, known: &BTreeSet<Module>) -> BTreeSet<Module> {
    let here = module(&source.path);
    let code = format!("\n{}", source.code().join("\n"));
    let trees = code.split("\nuse ").skip(1).chain(code.split("\npub use ").skip(1));
    let named = trees.filter_map(|rest| rest.split(';').next()).flat_map(paths);
    let files = named.filter_map(|path| {
        let mut at = resolved(&here, &path)?;
        while !known.contains(&at) {
            at.pop()?;
        }
        (at != here).then_some(at)
    });
    files.collect()
}

/// A way from a file back to itself, if there is one.
fn circle(from: &Module, uses: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<String>> {
    let (mut ways, mut seen) = (vec![vec![from.clone()]], BTreeSet::new());
    while let Some(way) = ways.pop() {
        for next in uses.get(way.last()?).into_iter().flatten() {
            let longer = [way.as_slice(), std::slice::from_ref(next)].concat();
            if next == from {
                return Some(longer.iter().map(|module| module.join("/")).collect());
            }
            if seen.insert(next.clone()) {
                ways.push(longer);
            }
        }
    }
    None
}

#[test]
fn a_tree_of_names_is_read_whole() {
    assert_eq!(paths("a::{b, c::{d, e as f}, g}"), ["a::b", "a::c::d", "a::c::e", "a::g"]);
    assert_eq!(paths("super::x::{self, y::{z}}"), ["super::x::self", "super::x::y::z"]);
    let here = module("app/layer/pick.rs");
    assert_eq!(resolved(&here, "super::super::key::Key"), Some(vec!["app".into(), "key".into(), "Key".into()]));
    assert_eq!(resolved(&here, "std::fmt"), None);
}

#[test]
fn a_way_back_is_found_however_long_it_is() {
    let file = |name: &str| vec![name.to_string()];
    let uses = |pairs: &[(&str, &str)]| -> BTreeMap<Module, BTreeSet<Module>> {
        let mut uses = BTreeMap::<Module, BTreeSet<Module>>::new();
        pairs.iter().for_each(|(from, to)| _ = uses.entry(file(from)).or_default().insert(file(to)));
        uses
    };
    let round = uses(&[("a", "b"), ("b", "c"), ("b", "d"), ("c", "a")]);
    assert_eq!(circle(&file("a"), &round), Some(["a", "b", "c", "a"].map(String::from).to_vec()));
    assert_eq!(circle(&file("d"), &round), None);
    assert_eq!(circle(&file("a"), &uses(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
}

#[test]
fn no_file_leans_on_one_that_leans_on_it() {
    let sources = sources();
    let known: BTreeSet<Module> = sources.iter().map(|source| module(&source.path)).collect();
    let uses: BTreeMap<Module, BTreeSet<Module>> =
        sources.iter().map(|source| (module(&source.path), below(source, &known))).collect();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 1000, "the names were not found");
    let circles: Vec<String> = uses.keys().filter_map(|from| circle(from, &uses)).map(|way| way.join(" -> ")).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}
