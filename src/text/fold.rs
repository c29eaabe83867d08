//! stub
/// stub
pub fn fold(s: &str) -> String {
    s.to_lowercase()
}
/// stub
pub fn search_text(s: &str) -> String {
    s.to_lowercase()
}
