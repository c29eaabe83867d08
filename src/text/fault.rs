//! stub
use super::Lang; use crate::domain::query::Fault;
/// stub
pub fn fault(_: Lang, _: &Fault, _: &str) -> String { String::new() }
