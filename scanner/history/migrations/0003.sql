-- The checklist of a judgement: each fact by number, then what it rests on, as the number of a claim or as the
-- two ends of the words in the text. What was judged before has none.

CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  topic TEXT NOT NULL,
  fact TEXT NOT NULL,
  state TEXT NOT NULL,
  remark TEXT NOT NULL,
  ask TEXT NOT NULL
);

ALTER TABLE judgements ADD COLUMN checklist TEXT NOT NULL DEFAULT '[]';
