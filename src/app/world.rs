//! What the screens know of the store, and of the person before them.

use chrono::{DateTime, NaiveDate};
use std::collections::{HashMap, HashSet};

use crate::domain::change::{By, Change, Door};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::meeting::{MeetingId, Meetings};
use crate::domain::order::{Asker, Hidden, REVIEW_DAYS};
use crate::domain::person::{Handle, Person};
use crate::domain::query::Context;
use crate::domain::workflow::{Status, Workflow};
use crate::domain::zone::Zone;
use crate::text::Lang;

/// More lines than this are not kept, but for those near the cursor.
const MOST_ROWS: usize = 2_000;

/// What every screen and layer may read.
#[derive(Debug)]
pub struct World {
    /// The language of every word.
    pub lang: Lang,
    /// The person at the keyboard.
    pub me: Handle,
    /// The civil date where they are.
    pub today: NaiveDate,
    /// The moment, in the time zone of the person.
    pub now: DateTime<Zone>,
    /// The table of moves of the store.
    pub workflow: Workflow,
    /// Everybody.
    pub people: Vec<Person>,
    /// Every tag in use.
    pub tags: Vec<String>,
    /// How many items the usual list hides.
    pub hidden: Hidden,
    /// How many items wait in the inbox.
    pub inbox: i64,
    /// After so many days I go over an item again.
    pub review_days: u64,
    /// The meetings that matter now.
    pub meetings: Meetings,
    /// The meeting that I am in: what I do is part of it.
    pub meeting: Option<MeetingId>,
    /// What others just changed, and who did: marked until it is looked at.
    pub fresh: HashMap<ItemId, Handle>,
    rows: HashMap<ItemId, Row>,
    stale: HashSet<ItemId>,
}

impl World {
    /// Knows nothing of the items yet.
    pub fn new(lang: Lang, me: Handle, workflow: Workflow, today: NaiveDate, now: DateTime<Zone>) -> World {
        World {
            lang,
            me,
            today,
            now,
            workflow,
            people: Vec::new(),
            tags: Vec::new(),
            hidden: Hidden::default(),
            inbox: 0,
            review_days: REVIEW_DAYS,
            meetings: Meetings::default(),
            meeting: None,
            fresh: HashMap::new(),
            rows: HashMap::new(),
            stale: HashSet::new(),
        }
    }

    /// The line of an item, if it was read.
    pub fn row(&self, id: ItemId) -> Option<&Row> {
        self.rows.get(&id)
    }

    /// Keeps lines that were read.
    pub fn keep(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.stale.remove(&row.id);
            self.rows.insert(row.id, row);
        }
    }

    /// A known line becomes what a change made of it, in those of its fields that are guarded against others.
    pub fn become_so(&mut self, change: &Change) {
        let Some(row) = self.rows.get_mut(&change.item) else { return };
        let new = change.new.as_deref();
        match (change.field, new) {
            (Field::Title, Some(title)) => row.title = title.to_string(),
            (Field::Status, Some(code)) => {
                row.status = Status::from(code);
                row.category = self.workflow.category(&row.status);
            }
            (Field::Kind, Some(code)) => row.kind = code.parse().unwrap_or(row.kind),
            (Field::Priority, new) => row.priority = new.and_then(|text| text.parse().ok()),
            (Field::Owner, new) => row.owner = new.and_then(|text| text.parse().ok()),
            (Field::Deadline, new) => row.deadline = new.and_then(|text| text.parse().ok()),
            (Field::Wake, new) => row.wake = new.and_then(|text| text.parse().ok()),
            _ => {}
        }
    }

    /// No line is known to be true any more; each is shown until it was read again.
    pub fn outdate_all(&mut self) {
        self.stale.extend(self.rows.keys());
    }

    /// Gives up lines when there are many; those near the cursor stay.
    pub fn forget_all_but(&mut self, near: &HashSet<ItemId>) {
        if self.rows.len() > MOST_ROWS {
            self.rows.retain(|id, _| near.contains(id));
            self.stale.retain(|id| near.contains(id));
        }
    }

    /// Which of these lines are not known, or no longer true.
    pub fn unknown(&self, ids: &[ItemId]) -> Vec<ItemId> {
        let is_unknown = |id: &ItemId| !self.rows.contains_key(id) || self.stale.contains(id);
        ids.iter().copied().filter(is_unknown).collect()
    }

    /// Who asks, and on which day.
    pub fn asker(&self) -> Asker {
        Asker { me: self.me.clone(), today: self.today, zone: self.now.timezone(), review_days: self.review_days }
    }

    /// Who acts, when and from where.
    pub fn by(&self) -> By {
        By { who: self.me.clone(), at: self.now.to_utc(), today: self.today, door: Door::Screen, meeting: self.meeting }
    }

    /// What a query is read against.
    pub fn context(&self) -> Context<'_> {
        Context { today: self.today, me: Some(&self.me), workflow: &self.workflow }
    }
}
