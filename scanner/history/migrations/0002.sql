-- To which finished run each channel was told; the run itself is `reports` and what else follows it.

CREATE TABLE told (
  channel TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs (id)
);
