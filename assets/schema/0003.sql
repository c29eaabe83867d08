-- What an agenda left out, and what it takes to take back a change of an agenda or of who is there.

-- Of a section of an agenda that had too many items: how many more there were.
CREATE TABLE agenda_more (
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  section TEXT NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (meeting, section)
) STRICT, WITHOUT ROWID;

-- How an item stood on the agenda before a step, or stood there until it was taken back; without a place it was not on it.
CREATE TABLE agenda_before (
  step    INTEGER PRIMARY KEY REFERENCES step (id),
  item    INTEGER NOT NULL REFERENCES item (id),
  place   INTEGER,
  section TEXT,
  times   INTEGER,
  struck  INTEGER
) STRICT;

-- Whether a person was there before a step, or was until it was taken back; nothing where that was not said.
CREATE TABLE attendance_before (
  step    INTEGER NOT NULL REFERENCES step (id),
  person  TEXT NOT NULL,
  present INTEGER,
  PRIMARY KEY (step, person)
) STRICT, WITHOUT ROWID;

-- Since when an item had been in its status before a step moved it, or was until that was taken back.
CREATE TABLE moved_before (
  step  INTEGER NOT NULL REFERENCES step (id),
  item  INTEGER NOT NULL REFERENCES item (id),
  moved INTEGER NOT NULL,
  PRIMARY KEY (step, item)
) STRICT, WITHOUT ROWID;

-- Whom items were handed to.
CREATE INDEX change_owner ON change (new, item) WHERE field = 'owner';

-- What came into a status, the oldest first.
CREATE INDEX item_queue ON item (status, created, id, category, wake) WHERE archived = 0;
