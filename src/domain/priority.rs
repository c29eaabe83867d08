//! How urgent an item is.

use super::code::codes;

codes! {
    /// How urgent: `P0` is the most urgent; an item may have none.
    Priority { P0 = "P0", P1 = "P1", P2 = "P2", P3 = "P3" }
}

impl Priority {
    /// The level, 0 to 3.
    pub fn level(self) -> u8 {
        self as u8
    }

    /// The priority of a level; 4 and more are `P3` (other tools count further).
    pub fn of_level(level: u8) -> Priority {
        match level {
            0 => Priority::P0,
            1 => Priority::P1,
            2 => Priority::P2,
            _ => Priority::P3,
        }
    }

    /// What a person types for it: `0`, `p0`, `P0`.
    pub fn recognise(word: &str) -> Option<Priority> {
        match word.trim().trim_start_matches(['p', 'P']) {
            "0" => Some(Priority::P0),
            "1" => Some(Priority::P1),
            "2" => Some(Priority::P2),
            "3" => Some(Priority::P3),
            _ => None,
        }
    }
}
