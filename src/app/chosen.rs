//! What a choice of a meeting means, and how it is written as the value of a choice.

use std::fmt::{Display, Formatter, Result as Written};
use std::str::FromStr;

use crate::domain::meeting::MeetingId;

/// A meeting that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// One that goes on.
    Open(MeetingId),
    /// One of a series.
    Series(i64),
    /// One of its own.
    Free,
}

const FREE: &str = "free";
const OPEN: &str = "open ";
const SERIES: &str = "series ";

impl Display for Chosen {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self {
            Chosen::Open(MeetingId(id)) => write!(f, "{OPEN}{id}"),
            Chosen::Series(id) => write!(f, "{SERIES}{id}"),
            Chosen::Free => f.write_str(FREE),
        }
    }
}

impl FromStr for Chosen {
    type Err = ();

    fn from_str(value: &str) -> Result<Chosen, ()> {
        let number = |prefix| value.strip_prefix(prefix).and_then(|number: &str| number.parse::<i64>().ok());
        match (value, number(OPEN), number(SERIES)) {
            (FREE, ..) => Ok(Chosen::Free),
            (_, Some(id), _) => Ok(Chosen::Open(MeetingId(id))),
            (_, _, Some(id)) => Ok(Chosen::Series(id)),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_as_it_was_written() {
        for chosen in [Chosen::Open(MeetingId(7)), Chosen::Series(3), Chosen::Free] {
            assert_eq!(chosen.to_string().parse(), Ok(chosen));
        }
        assert_eq!("open seven".parse::<Chosen>(), Err(()));
    }
}
