//! What a choice of a meeting means, and how it is written as the value of a choice.

use std::fmt::{Display, Formatter, Result as Written};
use std::str::FromStr;

use crate::domain::meeting::MeetingId;

/// A meeting that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// One that goes on.
    Open(MeetingId),
    /// One that has ended, to be read.
    Ended(MeetingId),
    /// One of a series.
    Series(i64),
    /// One of its own.
    Free,
}

const FREE: &str = "free";
const OPEN: &str = "open ";
const ENDED: &str = "ended ";
const SERIES: &str = "series ";

impl Display for Chosen {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self {
            Chosen::Open(MeetingId(id)) => write!(f, "{OPEN}{id}"),
            Chosen::Ended(MeetingId(id)) => write!(f, "{ENDED}{id}"),
            Chosen::Series(id) => write!(f, "{SERIES}{id}"),
            Chosen::Free => f.write_str(FREE),
        }
    }
}

impl FromStr for Chosen {
    type Err = ();

    fn from_str(value: &str) -> Result<Chosen, ()> {
        let number = |prefix| value.strip_prefix(prefix).and_then(|number: &str| number.parse::<i64>().ok());
        let meeting = |id| Chosen::Open(MeetingId(id));
        let ended = || number(ENDED).map(|id| Chosen::Ended(MeetingId(id)));
        match value {
            FREE => Ok(Chosen::Free),
            _ => number(OPEN).map(meeting).or_else(ended).or(number(SERIES).map(Chosen::Series)).ok_or(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_as_it_was_written() {
        for chosen in [Chosen::Open(MeetingId(7)), Chosen::Ended(MeetingId(7)), Chosen::Series(3), Chosen::Free] {
            assert_eq!(chosen.to_string().parse(), Ok(chosen));
        }
        assert_eq!("open seven".parse::<Chosen>(), Err(()));
    }
}
