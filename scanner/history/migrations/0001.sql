-- The store as it began. SQL that SQLite and PostgreSQL both understand; forward only, never edited.

CREATE TABLE packs (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL UNIQUE
);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT,
  state TEXT NOT NULL,
  pack_id INTEGER NOT NULL REFERENCES packs (id),
  config TEXT NOT NULL
);

CREATE TABLE counts (
  run_id INTEGER NOT NULL REFERENCES runs (id),
  outcome TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (run_id, outcome)
);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE visits (
  run_id INTEGER NOT NULL REFERENCES runs (id),
  source_id INTEGER NOT NULL REFERENCES sources (id),
  state TEXT NOT NULL,
  outcome TEXT,
  error TEXT,
  PRIMARY KEY (run_id, source_id)
);

CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  address TEXT NOT NULL,
  UNIQUE (source_id, address)
);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  form TEXT NOT NULL,
  size INTEGER NOT NULL,
  read TEXT NOT NULL,
  UNIQUE (sha256, form)
);

CREATE TABLE sightings (
  address_id INTEGER NOT NULL REFERENCES addresses (id),
  first_run INTEGER NOT NULL REFERENCES runs (id),
  last_run INTEGER NOT NULL REFERENCES runs (id),
  document_id INTEGER REFERENCES documents (id),
  outcome TEXT,
  error TEXT,
  PRIMARY KEY (address_id, first_run)
);

CREATE TABLE postings (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  first_run INTEGER NOT NULL REFERENCES runs (id)
);

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  posting_id INTEGER NOT NULL REFERENCES postings (id),
  digest TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  employer TEXT NOT NULL,
  location TEXT NOT NULL,
  text TEXT NOT NULL,
  posted TEXT,
  valid_through TEXT,
  first_run INTEGER NOT NULL REFERENCES runs (id)
);
CREATE INDEX versions_of_posting ON versions (posting_id);

CREATE TABLE contents (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  pack_id INTEGER NOT NULL REFERENCES packs (id),
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  version_id INTEGER REFERENCES versions (id),
  outcome TEXT,
  error TEXT,
  PRIMARY KEY (document_id, pack_id, ordinal)
);
CREATE INDEX contents_of_version ON contents (version_id);

CREATE TABLE identities (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  posting_id INTEGER NOT NULL REFERENCES postings (id),
  PRIMARY KEY (kind, value, posting_id)
);

CREATE TABLE sketches (
  band BIGINT NOT NULL,
  posting_id INTEGER NOT NULL REFERENCES postings (id),
  PRIMARY KEY (band, posting_id)
);

CREATE TABLE twins (
  posting_id INTEGER NOT NULL REFERENCES postings (id),
  other_id INTEGER NOT NULL REFERENCES postings (id),
  first_run INTEGER NOT NULL REFERENCES runs (id),
  PRIMARY KEY (posting_id, other_id)
);

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES versions (id),
  digest TEXT NOT NULL,
  status TEXT NOT NULL,
  score INTEGER,
  band TEXT,
  clinical BOOLEAN NOT NULL,
  telemedicine BOOLEAN NOT NULL,
  categories TEXT NOT NULL,
  themes TEXT NOT NULL,
  inferences TEXT NOT NULL,
  notes TEXT NOT NULL,
  UNIQUE (version_id, digest)
);

CREATE TABLE rulings (
  version_id INTEGER NOT NULL REFERENCES versions (id),
  pack_id INTEGER NOT NULL REFERENCES packs (id),
  judgement_id INTEGER NOT NULL REFERENCES judgements (id),
  PRIMARY KEY (version_id, pack_id)
);

CREATE TABLE claims (
  judgement_id INTEGER NOT NULL REFERENCES judgements (id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  quote TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  value TEXT NOT NULL,
  stance TEXT NOT NULL,
  section TEXT NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (judgement_id, ordinal)
);

CREATE TABLE flags (
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  theme TEXT NOT NULL,
  severity TEXT NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  ask TEXT NOT NULL
);

CREATE TABLE findings (
  judgement_id INTEGER NOT NULL REFERENCES judgements (id),
  ordinal INTEGER NOT NULL,
  flag_id INTEGER NOT NULL REFERENCES flags (id),
  points INTEGER NOT NULL,
  claims TEXT NOT NULL,
  working TEXT NOT NULL,
  PRIMARY KEY (judgement_id, ordinal)
);

CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  fact TEXT NOT NULL,
  ask TEXT NOT NULL
);

CREATE TABLE missing (
  judgement_id INTEGER NOT NULL REFERENCES judgements (id),
  ordinal INTEGER NOT NULL,
  fact_id INTEGER NOT NULL REFERENCES facts (id),
  PRIMARY KEY (judgement_id, ordinal)
);
