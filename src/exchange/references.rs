//! How the rows of a table name each other: by an id, by `name(#23)`, by `@row`, or by a title.

use std::collections::{HashMap, HashSet};

use crate::domain::incoming::Incoming;

/// The ids in a cell. One that stands in parentheses after a name counts for both: `数据资产_STD(#23)`.
pub(super) fn ids(cell: &str) -> Vec<String> {
    let pieces = cell.split(['\n', ',', ';', '，', '；', '、', '|']);
    pieces.map(id).filter(|id| !id.is_empty()).collect()
}

/// The id in a cell that holds one.
pub(super) fn id(cell: &str) -> String {
    let cell = cell.trim();
    let inner = cell
        .strip_suffix([')', '）'])
        .and_then(|name| name.rsplit_once(['(', '（']))
        .and_then(|(_, id)| id.trim().strip_prefix('#'));
    inner.unwrap_or_else(|| cell.trim_start_matches('#')).trim().to_string()
}

/// Gives parents and links the ids of the records that they mean. `names` are the other words for each record, by its line.
/// A parent that no record answers to is kept as it was written, too.
pub(super) fn settle(records: &mut [Incoming], names: &HashMap<usize, Vec<String>>) {
    let mut meant: HashMap<String, String> = HashMap::new();
    let ids: HashSet<String> = records.iter().map(|record| record.external.id.clone()).collect();
    for record in &*records {
        let others = names.get(&record.line).into_iter().flatten();
        for name in others.chain([&record.title]) {
            meant.entry(name.clone()).or_insert_with(|| record.external.id.clone());
        }
    }
    for record in records {
        for link in &mut record.links {
            if let Some(id) = meant.get(&link.other).filter(|_| !ids.contains(&link.other)) {
                link.other.clone_from(id);
            }
        }
        let Some(parent) = record.parent.as_mut().filter(|parent| !ids.contains(*parent)) else {
            continue;
        };
        match meant.get(parent) {
            Some(id) => parent.clone_from(id),
            None => {
                record.extra.insert("parent".into(), parent.clone().into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_in_every_spelling() {
        for (cell, expected) in [
            ("数据资产_STD(#23)", &["23"][..]),
            ("支付（含退款）（#23）", &["23"]),
            ("登录(#1)\n登出(#2)\n", &["1", "2"]),
            ("ENG-12, ENG-14", &["ENG-12", "ENG-14"]),
            ("#7、#8", &["7", "8"]),
            ("", &[]),
        ] {
            assert_eq!(ids(cell), expected, "{cell}");
        }
        assert_eq!(id("会员日, 上线"), "会员日, 上线");
    }
}
