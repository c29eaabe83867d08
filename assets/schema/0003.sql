-- What is open and somebody's, in its usual order, so that the beginning of it costs the same however much there is.
CREATE INDEX item_mine ON item (owner, due_end, priority, id, wake, category, asked, deadline)
  WHERE archived = 0 AND category < 2;
