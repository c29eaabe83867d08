-- The three jobs: when an item last moved, who looked at it, what a dispute is about, series and their meetings.

-- When the status last changed.
ALTER TABLE item ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
-- Of a dispute: one position a line, its holder first.
ALTER TABLE item ADD COLUMN positions TEXT;
-- Why it was decided so.
ALTER TABLE item ADD COLUMN rationale TEXT;

UPDATE item SET moved = coalesce(
  (SELECT max(s.at) FROM change c JOIN step s ON s.id = c.step WHERE c.item = item.id AND c.field = 'status'),
  created
);

-- The day on which a person last went over an item and left it as it was.
CREATE TABLE review (
  person TEXT NOT NULL,
  item   INTEGER NOT NULL REFERENCES item (id),
  day    TEXT NOT NULL,
  PRIMARY KEY (person, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL UNIQUE,
  -- When it meets, in its written form.
  rule     TEXT NOT NULL,
  -- The first day on which it may meet.
  start    TEXT NOT NULL,
  -- Who is invited, one a line.
  people   TEXT NOT NULL DEFAULT '',
  -- What its agenda is built of, codes separated by a blank.
  sections TEXT NOT NULL
) STRICT;

-- A day of a series that is moved to another one, or skipped.
CREATE TABLE series_exception (
  series INTEGER NOT NULL REFERENCES series (id),
  day    TEXT NOT NULL,
  moved  TEXT,
  PRIMARY KEY (series, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  name   TEXT NOT NULL,
  series INTEGER REFERENCES series (id),
  -- The day of the series that it takes the place of; of a free one the day on which it began.
  day    TEXT NOT NULL,
  -- The civil date on which it began.
  held   TEXT NOT NULL,
  began  INTEGER NOT NULL,
  ended  INTEGER,
  -- It goes on later: what is done meanwhile is not part of it.
  paused INTEGER NOT NULL DEFAULT 0,
  -- The last step of the store when it ended.
  last   INTEGER,
  -- When the series meets next, as was known when it ended.
  next   TEXT
) STRICT;
CREATE INDEX meeting_open ON meeting (id) WHERE ended IS NULL;
CREATE INDEX meeting_series ON meeting (series, day);

CREATE TABLE attendance (
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  person  TEXT NOT NULL,
  present INTEGER NOT NULL,
  PRIMARY KEY (meeting, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda (
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  item    INTEGER NOT NULL REFERENCES item (id),
  place   INTEGER NOT NULL,
  -- Why it is on the agenda.
  section TEXT NOT NULL,
  -- How often it was carried over.
  times   INTEGER NOT NULL DEFAULT 0,
  struck  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (meeting, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_meeting ON step (meeting) WHERE meeting IS NOT NULL;

-- What is open and somebody's, in its usual order, so that the beginning of it costs the same however much there is.
CREATE INDEX item_mine ON item (owner, due_end, priority, id, wake, category, asked, deadline)
  WHERE archived = 0 AND category < 2;
