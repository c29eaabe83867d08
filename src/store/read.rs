//! Items, their comments and links, by number.

use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::error::StoreError;
use super::{Store, fields};
use crate::domain::id::ItemId;
use crate::domain::item::{Comment, Item, Row};
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::Handle;
use crate::domain::refusal::Refusal;
use crate::domain::whole::Whole;
use crate::domain::workflow::Workflow;
use crate::store::{Failure, Past};

impl Store {
    /// The table of moves of this store.
    pub fn workflow(&self) -> &Workflow {
        &self.rules.workflow
    }

    /// An item, deleted or not.
    ///
    /// # Errors
    /// That there is none of this number, or what is wrong with the file.
    pub fn item(&self, id: ItemId) -> Result<Item, Failure> {
        let sql = format!("SELECT {} FROM item i LEFT JOIN item_text t ON t.item = i.id WHERE i.id = ?1", fields::ITEM);
        let found = self.conn.prepare_cached(&sql)?.query_row([id.0], fields::item).optional()?;
        found.ok_or(Failure::Refused(Refusal::NoSuchItem(id)))
    }

    /// Everything about an item, with at most so many steps of its history.
    ///
    /// # Errors
    /// That there is none of this number, or what is wrong with the file.
    pub fn whole(&self, id: ItemId, steps: usize) -> Result<Whole, Failure> {
        let item = self.item(id)?;
        let (mut links, mut linked, children) = (self.links(id)?, self.links_to(id)?, self.children(id)?);
        let named = links.iter().chain(&linked).map(|link| link.to).chain(children.iter().copied()).chain(item.parent);
        let named: Vec<ItemId> = named.collect();
        let around = self.rows(&named)?;
        // What was deleted is tied to nothing until it is restored.
        let gone: HashSet<ItemId> = around.iter().filter(|row| row.archived).map(|row| row.id).collect();
        links.retain(|link| !gone.contains(&link.to));
        linked.retain(|link| !gone.contains(&link.to));
        Ok(Whole {
            category: self.workflow().category(&item.status),
            comments: self.comments(id)?,
            around,
            decided: self.decided(&named)?,
            history: self.history(Past::Of(id), steps)?,
            item,
            links,
            linked,
            children,
        })
    }

    /// What was decided in these items.
    fn decided(&self, ids: &[ItemId]) -> Result<BTreeMap<ItemId, String>, StoreError> {
        let mut one = self.conn.prepare_cached("SELECT decision FROM item WHERE id = ?1 AND decision IS NOT NULL")?;
        let mut all = BTreeMap::new();
        for id in ids {
            let decision = one.query_row([id.0], |row| fields::text(row, "decision")).optional()?;
            all.extend(decision.flatten().map(|decision| (*id, decision)));
        }
        Ok(all)
    }

    /// The lines of these items, in this order; those that do not exist are left out.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn rows(&self, ids: &[ItemId]) -> Result<Vec<Row>, StoreError> {
        let sql = format!("SELECT {} FROM item i WHERE i.id = ?1", fields::ROW);
        let mut one = self.conn.prepare_cached(&sql)?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(one.query_row([id.0], fields::row).optional()?);
        }
        Ok(rows)
    }

    /// What was said about an item, oldest first.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn comments(&self, id: ItemId) -> Result<Vec<Comment>, StoreError> {
        let sql = "SELECT author, at, text FROM comment WHERE item = ?1 AND removed = 0 ORDER BY at, id";
        let mut list = self.conn.prepare_cached(sql)?;
        let found = list.query_map([id.0], |row| {
            let author = fields::text(row, "author")?.and_then(|author| author.parse().ok());
            Ok(Comment {
                author: author.unwrap_or_else(Handle::unknown),
                at: fields::moment(row, "at")?.unwrap_or_default(),
                text: fields::text(row, "text")?.unwrap_or_default(),
            })
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The links of an item, as seen from it.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn links(&self, id: ItemId) -> Result<Vec<Link>, StoreError> {
        self.pairs("SELECT kind, other FROM link WHERE item = ?1 ORDER BY kind, other", id)
    }

    /// The links of other items to this one; each names the other item.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn links_to(&self, id: ItemId) -> Result<Vec<Link>, StoreError> {
        self.pairs("SELECT kind, item FROM link WHERE other = ?1 ORDER BY kind, item", id)
    }

    /// The items of which this one is the parent.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn children(&self, id: ItemId) -> Result<Vec<ItemId>, StoreError> {
        self.ids("SELECT id FROM item WHERE parent = ?1 AND archived = 0 ORDER BY due_end, priority, id", id)
    }

    /// The open items that block this one.
    pub(super) fn open_blockers(&self, id: ItemId) -> Result<Vec<ItemId>, StoreError> {
        self.ids(
            "SELECT l.item FROM link l JOIN item b ON b.id = l.item \
             WHERE l.other = ?1 AND l.kind = 'blocks' AND b.category < 2 AND b.archived = 0 ORDER BY 1",
            id,
        )
    }

    /// The item above an item.
    pub(super) fn parent(&self, id: ItemId) -> Result<Option<ItemId>, StoreError> {
        let mut one = self.conn.prepare_cached("SELECT parent FROM item WHERE id = ?1")?;
        let parent = one.query_row([id.0], |row| row.get::<_, Option<i64>>(0)).optional()?;
        Ok(parent.flatten().map(ItemId))
    }

    /// The parents above an item, and itself.
    pub(super) fn above(&self, id: ItemId) -> Result<Vec<ItemId>, StoreError> {
        self.ids(
            "WITH RECURSIVE up (id) AS (SELECT ?1 UNION SELECT i.parent FROM up JOIN item i ON i.id = up.id \
             WHERE i.parent IS NOT NULL) SELECT id FROM up",
            id,
        )
    }

    /// Where a chain of links of a kind leads that begins with this one; nowhere if such chains may come back. What was
    /// opened again is a duplicate no longer, though its link stays.
    pub(super) fn beyond(&self, link: Link) -> Result<Vec<ItemId>, StoreError> {
        if !link.kind.is_one_way() {
            return Ok(Vec::new());
        }
        let sql = "WITH RECURSIVE on_ (id) AS (SELECT ?1 UNION SELECT l.other FROM on_ JOIN link l ON l.item = on_.id \
                   AND l.kind = ?2 JOIN item i ON i.id = l.item AND (l.kind <> 'duplicate-of' OR i.close_reason = 'duplicate')) \
                   SELECT id FROM on_";
        let mut list = self.conn.prepare_cached(sql)?;
        let found = list.query_map(params![link.to.0, link.kind.code()], |row| row.get(0).map(ItemId))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Every tag in use.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn tags(&self) -> Result<BTreeSet<String>, StoreError> {
        let mut list = self.conn.prepare_cached("SELECT DISTINCT tags FROM item WHERE archived = 0 AND tags <> ''")?;
        let mut tags = BTreeSet::new();
        for line in list.query_map([], |row| fields::text(row, "tags"))? {
            tags.extend(crate::domain::tag::split(&line?.unwrap_or_default()));
        }
        Ok(tags)
    }

    fn ids(&self, sql: &str, id: ItemId) -> Result<Vec<ItemId>, StoreError> {
        let mut list = self.conn.prepare_cached(sql)?;
        let ids = list.query_map(params![id.0], |row| row.get(0).map(ItemId))?.collect::<Result<_, _>>()?;
        Ok(ids)
    }

    fn pairs(&self, sql: &str, id: ItemId) -> Result<Vec<Link>, StoreError> {
        let mut list = self.conn.prepare_cached(sql)?;
        let found = list.query_map([id.0], |row| Ok((fields::text(row, "kind")?, row.get(1).map(ItemId)?)))?;
        let mut links = Vec::new();
        for pair in found {
            let (kind, to) = pair?;
            if let Some(kind) = kind.and_then(|kind| kind.parse::<LinkKind>().ok()) {
                links.push(Link { kind, to });
            }
        }
        Ok(links)
    }
}
