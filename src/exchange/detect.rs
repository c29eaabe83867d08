//! What a file is, by what stands in it.

use serde_json::{Map, Value};

use super::sheet::looks_like_table;
use super::{Format, decode, objects};

/// The format of a file, by its beginning, and by the end of its name only where that is all there is to go by. `None` where
/// it is none that is read.
pub fn detect(name: &str, bytes: &[u8]) -> Option<Format> {
    let text = decode::decode(bytes).ok()?;
    if text.trim_start().starts_with(['{', '[']) {
        return objects::first(&text, 3).iter().find_map(format_of);
    }
    let lower = name.to_lowercase();
    let is_named_so = lower.ends_with(".csv") || lower.ends_with(".tsv");
    (is_named_so || looks_like_table(&text)).then_some(Format::Csv)
}

fn format_of(object: &Map<String, Value>) -> Option<Format> {
    let has = |key: &str| object.contains_key(key);
    match () {
        () if has("uid") && has("title") => Some(Format::Onus),
        () if has("issue_type") => Some(Format::Beads),
        () if has("number") && (has("html_url") || has("url") || has("state")) => Some(Format::GitHub),
        () if has("items") && has("total_count") => Some(Format::GitHub),
        () if has("title") && has("status") && has("id") => match object.get("id") {
            Some(Value::Number(_)) => Some(Format::Onus),
            _ => Some(Format::Beads),
        },
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_stands_in_them() {
        for (name, text, format) in [
            ("", r#"{"id":"bd-1","title":"x","status":"open","priority":2,"issue_type":"task"}"#, Some(Format::Beads)),
            (
                "x.json",
                r#"[{"number":1,"title":"x","html_url":"https://github.com/a/b/issues/1"}]"#,
                Some(Format::GitHub),
            ),
            ("x.json", r#"[{"number":1,"title":"x","state":"OPEN"}]"#, Some(Format::GitHub)),
            ("x.csv", "\u{feff}{\"uid\":\"0\",\"title\":\"x\"}", Some(Format::Onus)),
            ("", "{\"people\":[]}\n{\"uid\":\"0\",\"title\":\"x\"}\n", Some(Format::Onus)),
            ("", "{\"id\":5,\"title\":\"x\",\"status\":\"inbox\"}\n", Some(Format::Onus)),
            ("", "Summary,Issue key\nx,K-1\n", Some(Format::Csv)),
            ("", "标题;负责人\nx;李雷\n", Some(Format::Csv)),
            ("sheet.CSV", "colour\nred\n", Some(Format::Csv)),
            ("notes.md", "# Minutes\n\ntitle\n", None),
            ("x.json", r#"{"colour":"red"}"#, None),
            ("x.json", "[]", None),
            ("", "", None),
        ] {
            assert_eq!(detect(name, text.as_bytes()), format, "{name} {text}");
        }
        assert_eq!(detect("book.xlsx", b"PK\x03\x04..."), None);
    }
}
