//! The fields of a JSON record, taken out one by one: what nobody takes is kept.

use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::person::Person;
use crate::domain::tag;

/// A record from which fields are taken.
pub(super) struct Fields(pub(super) Map<String, Value>);

impl Fields {
    /// Takes a field if `read` makes something of it; else leaves it, so that it is kept as it is. An empty one is dropped.
    pub(super) fn take<T>(&mut self, key: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.0.get(key).filter(|value| !is_empty(value)).and_then(read)?;
        self.0.remove(key);
        Some(value)
    }

    /// Takes a text, if it is one and not blank.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.take(key, |value| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_string))
    }

    /// Takes a text that stands for something.
    pub(super) fn word<T>(&mut self, key: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.take(key, |value| read(value.as_str()?.trim()))
    }

    /// Takes a whole number, also one that is written as a text.
    pub(super) fn number(&mut self, key: &str) -> Option<i64> {
        self.take(key, |value| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok()))
    }

    /// Takes a list.
    pub(super) fn list(&mut self, key: &str) -> Vec<Value> {
        self.take(key, |value| value.as_array().cloned()).unwrap_or_default()
    }

    /// Takes a list of words, or one text of them separated by blanks or commas, as tags.
    pub(super) fn tags(&mut self, key: &str) -> BTreeSet<String> {
        self.take(key, |value| match value {
            Value::Array(words) => Some(words.iter().filter_map(Value::as_str).filter_map(tag::tidy).collect()),
            Value::String(words) => Some(tag::split(words)),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// Takes a person by name.
    pub(super) fn person(&mut self, key: &str) -> Option<Person> {
        self.word(key, Person::named)
    }

    /// Forgets fields that say nothing here.
    pub(super) fn drop(&mut self, keys: &[&str]) {
        for key in keys {
            self.0.remove(*key);
        }
    }

    /// Those of these fields that nobody took, with what stands in them: it was not understood.
    pub(super) fn unread(&self, keys: &[&str]) -> Vec<(String, String)> {
        let left = |key: &&str| self.0.get(*key).filter(|value| !is_empty(value));
        let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_string);
        let unread = keys.iter().filter_map(|key| Some((key.to_string(), shown(left(key)?))));
        unread.collect()
    }

    /// Keeps a value under a key.
    pub(super) fn keep(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_string(), value.into());
    }

    /// What nobody took and is not empty.
    pub(super) fn rest(self) -> BTreeMap<String, Value> {
        self.0.into_iter().filter(|(_, value)| !is_empty(value)).collect()
    }
}

/// Whether a value says nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(value: Value) -> Fields {
        Fields(value.as_object().unwrap().clone())
    }

    #[test]
    fn what_is_taken_is_gone_and_what_cannot_be_taken_is_kept() {
        let mut fields = fields(json!({
            "title": "x", "votes": "3", "effort": "a lot", "owner": 7, "none": null, "blank": " ", "list": [],
            "kept": false, "tags": ["a b", "c"],
        }));
        assert_eq!(fields.text("title").as_deref(), Some("x"));
        assert_eq!(fields.number("votes"), Some(3));
        assert_eq!(fields.number("effort"), None);
        assert_eq!(fields.person("owner"), None);
        assert_eq!(fields.text("blank"), None);
        assert_eq!(fields.tags("tags"), BTreeSet::from(["a-b".to_string(), "c".to_string()]));
        let rest = fields.rest();
        assert_eq!(json!(rest), json!({"effort": "a lot", "owner": 7, "kept": false}));
    }
}
