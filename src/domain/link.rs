//! How two items belong together.

use super::bad_value::BadValue;
use super::code::codes;
use super::id::ItemId;

codes! {
    /// How one item stands to another. `blocked-by` is not stored: it is `blocks` seen from the other side.
    LinkKind {
        Blocks = "blocks",
        Relates = "relates",
        DuplicateOf = "duplicate-of",
        CameFrom = "came-from",
    }
}

impl LinkKind {
    /// Whether what it ties stands in an order, so that a chain of such links may not come back to where it began.
    pub fn is_one_way(self) -> bool {
        matches!(self, LinkKind::Blocks | LinkKind::DuplicateOf)
    }
}

/// A link as it is seen from one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link {
    /// How the two belong together.
    pub kind: LinkKind,
    /// The other item.
    pub to: ItemId,
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.to.0)
    }
}

impl std::str::FromStr for Link {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let (kind, to) = text.split_once(' ').ok_or_else(|| BadValue::new(text, &["blocks 42"]))?;
        Ok(Link { kind: kind.parse()?, to: to.parse()? })
    }
}
