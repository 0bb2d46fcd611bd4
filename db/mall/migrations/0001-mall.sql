-- The reference mall. Entries of tills are kept for ever, each once by its id and once by its place; what is derived from them
-- (orders, movements, stock) is written in the same transaction. Times are milliseconds since 1970, amounts whole won.
CREATE TABLE mall_key (
  id INTEGER PRIMARY KEY CHECK (id IN (1, 2)),
  -- PKCS8 DER. 1 signs answers now, 2 is the next.
  private_key BLOB NOT NULL
) STRICT;

CREATE TABLE enrol_code (
  till TEXT PRIMARY KEY CHECK (till GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  hash TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  tries INTEGER NOT NULL CHECK (tries >= 0)
) STRICT;

CREATE TABLE device (
  id TEXT PRIMARY KEY,
  till TEXT NOT NULL,
  public_key TEXT NOT NULL,
  revoked INTEGER NOT NULL CHECK (revoked IN (0, 1)),
  counter INTEGER NOT NULL CHECK (counter >= 0)
) STRICT;

CREATE TABLE answered (
  device TEXT NOT NULL REFERENCES device (id),
  counter INTEGER NOT NULL,
  mark TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (device, counter)
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
  till TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  business_date TEXT NOT NULL,
  hash TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'bare', 'rejected', 'unknown')),
  code TEXT NOT NULL,
  flags TEXT NOT NULL,
  -- The entry as it came: header, links and signature, and its body where it came with one.
  header TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  body TEXT,
  UNIQUE (till, epoch, seq)
) STRICT;
CREATE INDEX entry_by_hash ON entry (hash);
CREATE INDEX entry_aside ON entry (state) WHERE state <> 'applied';
CREATE TRIGGER entry_holds BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entry: what a till sent is never taken away');
END;

CREATE TABLE held (
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (till, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_order (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund')),
  till TEXT NOT NULL,
  business_date TEXT NOT NULL,
  receipt_number TEXT NOT NULL,
  total INTEGER NOT NULL,
  original TEXT
) STRICT;
CREATE INDEX sale_order_by_day ON sale_order (till, business_date);
CREATE INDEX sale_order_by_original ON sale_order (original) WHERE original IS NOT NULL;

CREATE TABLE order_line (
  order_id TEXT NOT NULL REFERENCES sale_order (id),
  number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  net INTEGER NOT NULL,
  PRIMARY KEY (order_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_line_by_sku ON order_line (sku);

CREATE TABLE movement (
  id INTEGER PRIMARY KEY,
  store TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  cause TEXT NOT NULL
) STRICT;

CREATE TABLE stock (
  store TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  opened INTEGER NOT NULL CHECK (opened IN (0, 1)),
  PRIMARY KEY (store, sku)
) STRICT, WITHOUT ROWID;

-- Feeds that tills pull. `commit_place` is the mall's own sequence, one for each change, in the order of its commits.
CREATE TABLE feed_row (
  feed TEXT NOT NULL CHECK (feed IN ('catalog', 'stock')),
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  commit_place INTEGER NOT NULL,
  value TEXT,
  PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feed_row_by_commit ON feed_row (feed, commit_place);

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  UNIQUE (kind, subject, detail)
) STRICT;
