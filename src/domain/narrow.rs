//! Full-width forms, as an input method leaves them.

/// The ASCII twin of a full-width character (U+FF01–FF5E); any other character itself.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// A text with the full-width forms of ASCII made ASCII.
pub fn narrow(text: &str) -> String {
    text.chars().map(half_width).collect()
}
