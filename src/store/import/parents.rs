//! Which item stands above which, as far as a file can say so without a circle.

use std::collections::HashSet;

use super::{Intake, origin};
use crate::domain::id::ItemId;
use crate::store::error::Failure;

impl Intake<'_> {
    /// Whether an item would close a circle below another one. What the file is still to say counts where that opens it: it
    /// may turn a hierarchy round, from the top or from below.
    pub(super) fn closes_circle(&self, above: ItemId, id: ItemId) -> Result<bool, Failure> {
        let as_it_is = |id| Ok(self.store.parent(id)?);
        let as_it_will_be = |id| self.parent_to_be(id);
        Ok(self.is_below(above, id, &as_it_is)? && self.is_below(above, id, &as_it_will_be)?)
    }

    /// Whether an item is another one, or below it, by the parents of what was taken and of what was not.
    fn is_below(
        &self,
        low: ItemId,
        high: ItemId,
        parent_of: &dyn Fn(ItemId) -> Result<Option<ItemId>, Failure>,
    ) -> Result<bool, Failure> {
        let (mut seen, mut next) = (HashSet::new(), Some(low));
        while let Some(id) = next.filter(|id| seen.insert(*id)) {
            next = match self.parents.get(&id) {
                Some(parent) => *parent,
                None => parent_of(id)?,
            };
        }
        Ok(seen.contains(&high))
    }

    /// The parent that the file gives to an item which was not taken yet, or that it keeps.
    fn parent_to_be(&self, id: ItemId) -> Result<Option<ItemId>, Failure> {
        let record = self.places.last_of(id).and_then(|last| self.records.get(last));
        if let (Some(record), Some(was)) = (record, origin::remembered(&self.store.conn, id)?) {
            let stated = self.places.parent(record)?;
            let item = self.store.item(id)?;
            // Of an item that was made here, more than the last file tells what is news.
            if !was.says_parent(stated) && !item.archived && item.external.is_some() {
                return Ok(stated);
            }
        }
        Ok(self.store.parent(id)?)
    }
}
