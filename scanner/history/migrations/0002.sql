-- To which run each channel was told last, 0 for none; `reports` stands for all that follows a finished run.

CREATE TABLE told (
  channel TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL
);
