-- Items, people, links, comments, and the history that everything else is read from.
-- Days are ISO text, moments are seconds since 1970, values in `change` are in their written form.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  handle  TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  team    TEXT,
  -- One a line.
  aliases TEXT NOT NULL DEFAULT '',
  -- Folded name and aliases with their pinyin, for search.
  find    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  title        TEXT NOT NULL CHECK (title <> '' AND instr(title, char(0)) = 0),
  status       TEXT NOT NULL,
  -- 0 pending, 1 in progress, 2 completed, 3 closed: what the workflow says of the status.
  category     INTEGER NOT NULL,
  -- 0 to 3; 9 is none, so that it sorts last.
  priority     INTEGER NOT NULL DEFAULT 9,
  owner        TEXT REFERENCES person (handle) ON UPDATE CASCADE,
  reporter     TEXT REFERENCES person (handle) ON UPDATE CASCADE,
  team         TEXT,
  deadline     TEXT,
  -- The last day of the deadline; the end of the calendar where there is none, so that it sorts last.
  due_end      TEXT NOT NULL DEFAULT '9999-12-31',
  start        TEXT,
  wake         TEXT,
  -- Sorted, separated by one blank.
  tags         TEXT NOT NULL DEFAULT '',
  parent       INTEGER REFERENCES item (id),
  goal         TEXT,
  source       TEXT,
  why          TEXT,
  value        INTEGER,
  effort       INTEGER,
  votes        INTEGER NOT NULL DEFAULT 0,
  asked        TEXT REFERENCES person (handle) ON UPDATE CASCADE,
  ask_by       TEXT,
  decision     TEXT,
  close_reason TEXT,
  created      INTEGER NOT NULL,
  updated      INTEGER NOT NULL,
  closed       INTEGER,
  reopened     INTEGER NOT NULL DEFAULT 0,
  version      INTEGER NOT NULL DEFAULT 1,
  ext_system   TEXT,
  ext_id       TEXT,
  archived     INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The usual list: what is open, in its usual order, with what its sections are made of, so that a list reads nothing else.
CREATE INDEX item_open ON item (due_end, priority, id, wake, category, status, owner, asked)
  WHERE archived = 0 AND category < 2;
CREATE INDEX item_shut ON item (closed) WHERE archived = 0 AND category >= 2;
CREATE INDEX item_asleep ON item (wake) WHERE archived = 0 AND category < 2 AND wake IS NOT NULL;
CREATE INDEX item_owner ON item (owner, category) WHERE archived = 0;
CREATE INDEX item_asked ON item (asked) WHERE asked IS NOT NULL;
CREATE INDEX item_tags ON item (tags) WHERE archived = 0 AND tags <> '';
CREATE INDEX item_parent ON item (parent) WHERE parent IS NOT NULL;
CREATE UNIQUE INDEX item_external ON item (ext_system, ext_id) WHERE ext_id IS NOT NULL;

-- Long texts apart, so that a list reads short rows.
CREATE TABLE item_text (
  item  INTEGER PRIMARY KEY REFERENCES item (id),
  body  TEXT NOT NULL DEFAULT '',
  extra TEXT
) STRICT;

-- What search reads, and nothing else beside it: folded title with its pinyin, body and comments.
CREATE TABLE item_find (
  item INTEGER PRIMARY KEY REFERENCES item (id),
  text TEXT NOT NULL
) STRICT;

-- Pairs of neighbouring letters of the titles, for finding similar ones, and in how many titles each stands.
CREATE VIRTUAL TABLE title_pair USING fts5 (pairs, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE title_pair_count USING fts5vocab (title_pair, row);

CREATE TABLE link (
  item  INTEGER NOT NULL REFERENCES item (id),
  kind  TEXT NOT NULL,
  other INTEGER NOT NULL REFERENCES item (id),
  PRIMARY KEY (item, kind, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_other ON link (other, kind);

-- What an import last said of an item, field by field (long texts as a hash): only what changed there since is taken again.
CREATE TABLE origin (
  item     INTEGER PRIMARY KEY REFERENCES item (id),
  snapshot TEXT NOT NULL
) STRICT;

-- What stood in `origin` before an import step, or stood there until it was taken back.
CREATE TABLE origin_before (
  step     INTEGER NOT NULL REFERENCES step (id),
  item     INTEGER NOT NULL REFERENCES item (id),
  snapshot TEXT,
  PRIMARY KEY (step, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  who     TEXT NOT NULL,
  door    TEXT NOT NULL,
  deed    TEXT NOT NULL,
  -- The step that an undo took back or a redo did again.
  of      INTEGER REFERENCES step (id),
  meeting INTEGER
) STRICT;
CREATE INDEX step_who ON step (who, id);
CREATE INDEX step_of ON step (of) WHERE of IS NOT NULL;

CREATE TABLE change (
  id    INTEGER PRIMARY KEY,
  step  INTEGER NOT NULL REFERENCES step (id),
  item  INTEGER NOT NULL REFERENCES item (id),
  field TEXT NOT NULL,
  old   TEXT,
  new   TEXT
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_item ON change (item, step);

CREATE TABLE comment (
  id      INTEGER PRIMARY KEY,
  item    INTEGER NOT NULL REFERENCES item (id),
  author  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  text    TEXT NOT NULL,
  -- The change that made it: taking that back removes the comment.
  change  INTEGER NOT NULL REFERENCES change (id),
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX comment_item ON comment (item, at);
CREATE INDEX comment_change ON comment (change);
