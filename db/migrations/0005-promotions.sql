-- Promotions as the last entry about each says them: a canonical text, since nothing but pricing reads what is in it.
CREATE TABLE promotion (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  terms TEXT NOT NULL CHECK (terms <> '')
) STRICT;
