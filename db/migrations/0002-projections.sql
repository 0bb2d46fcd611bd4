-- Rows derived from the journal, and the few tables of work that is owed. Every row of a projection names the entry it
-- comes from and can be made again from the journal alone; verify does that and compares.
-- Amounts are whole won. Keys are integers, names and frozen terms stay in the journal's body.
-- The tables with many rows an entry keep entry and place in one number, id = entry * 1048576 + place: new rows then go
-- behind the last one on one page, where a key of two columns would write two or three.

-- Facts' projections: one entry's rows, written with it and never again.
-- The tables with many rows a sale (sale_line, stock_move, posting_row) name their parents without foreign keys: some
-- fifty look-ups a sale would guard rows that one function derives from the entry, and verify finds a stray one.

CREATE TABLE sale (
  -- Counts the till's sealed sales and refunds from 1, without a gap.
  receipt_seq INTEGER PRIMARY KEY CHECK (receipt_seq > 0),
  -- Rises with receipt_seq (trigger sale_follows), so it needs no index to be unique.
  entry INTEGER NOT NULL REFERENCES journal (seq),
  sale_id TEXT NOT NULL UNIQUE CHECK (length(sale_id) BETWEEN 1 AND 64),
  kind TEXT NOT NULL CHECK (kind = 'sale' OR kind = 'refund'),
  -- Ends in receipt_seq, so it is as unique as that.
  receipt_number TEXT NOT NULL
    CHECK (receipt_number GLOB printf('[0-9][0-9][0-9][0-9]-[0-9][0-9]-[1-9]*-%06d', receipt_seq)),
  -- The business date as the number YYYYMMDD.
  business_day INTEGER NOT NULL CHECK (business_day BETWEEN 10101 AND 99991231),
  shift INTEGER NOT NULL CHECK (shift > 0),
  total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 10000000000 AND total = supply + vat + exempt),
  supply INTEGER NOT NULL CHECK (supply >= 0),
  vat INTEGER NOT NULL CHECK (vat >= 0),
  exempt INTEGER NOT NULL CHECK (exempt >= 0)
) STRICT;

CREATE TABLE sale_line (
  id INTEGER PRIMARY KEY CHECK (id >> 20 > 0 AND id & 1048575 > 0),
  entry INTEGER AS (id >> 20) VIRTUAL,
  line INTEGER AS (id & 1048575) VIRTUAL,
  -- Null for an open-price line.
  item_id INTEGER,
  -- Whose it was when it was sold; 0 for own goods.
  maker INTEGER NOT NULL CHECK (maker >= 0),
  contract INTEGER NOT NULL CHECK (contract >= 0),
  tax TEXT NOT NULL CHECK (tax = 'T' OR tax = 'E'),
  unit INTEGER NOT NULL CHECK (unit BETWEEN 0 AND 10000000000),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
  gross INTEGER NOT NULL CHECK (gross BETWEEN 0 AND 10000000000 AND gross = unit * quantity),
  net INTEGER NOT NULL CHECK (net BETWEEN 0 AND gross),
  vat INTEGER NOT NULL CHECK (vat BETWEEN 0 AND net AND (tax = 'T' OR vat = 0))
) STRICT;

-- The tenders of a sale, of a refund, and of a correction: those of the last correction hold.
CREATE TABLE tender (
  entry INTEGER NOT NULL REFERENCES journal (seq),
  n INTEGER NOT NULL CHECK (n > 0),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
  -- What the customer owed (sale) or was owed (refund).
  due INTEGER NOT NULL CHECK (due BETWEEN 0 AND 10000000000),
  given INTEGER NOT NULL CHECK (given BETWEEN 0 AND 10000000000),
  -- Change, or the cash handed out for a refund.
  handed_back INTEGER NOT NULL CHECK (handed_back BETWEEN 0 AND 10000000010),
  -- Coins that do not exist: left to the customer (+) or by the customer (-).
  rounding INTEGER NOT NULL CHECK (
    (kind <> 'cash' OR rounding = due - given + handed_back)
    AND (kind <> 'cash_back' OR (given = 0 AND rounding = handed_back - due))
    AND (kind = 'cash' OR kind = 'cash_back' OR (given = due AND handed_back = 0 AND rounding = 0))
  ),
  -- Who owes the shop for a card, who sent a transfer; empty for cash.
  party TEXT NOT NULL,
  -- The approval number of a card; empty for everything else.
  approval TEXT NOT NULL CHECK ((kind = 'card') = (approval <> '')),
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_move (
  id INTEGER PRIMARY KEY CHECK (id >> 20 > 0 AND id & 1048575 > 0),
  entry INTEGER AS (id >> 20) VIRTUAL,
  n INTEGER AS (id & 1048575) VIRTUAL,
  item_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity <> 0 AND quantity BETWEEN -9007199254740991 AND 9007199254740991)
) STRICT;

-- The few dozen combinations of texts that postings have, numbered in the order in which the journal first uses them.
CREATE TABLE posting_class (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  account TEXT NOT NULL CHECK (account IN (
    'cash', 'overnight', 'safe', 'bank', 'card', 'transfer', 'voucher_held', 'voucher_own', 'mall_due', 'tourist_due',
    'maker_due', 'vat', 'vat_price', 'sales', 'discount', 'recovery', 'maker_share', 'commission', 'voucher_excess',
    'rounding', 'over_short', 'petty', 'damage', 'withheld'
  )),
  kind TEXT NOT NULL,
  tax TEXT NOT NULL CHECK (tax IN ('', 'T', 'E')),
  seller TEXT NOT NULL CHECK (seller IN ('', 'store', 'maker')),
  flow TEXT NOT NULL CHECK (flow IN ('', 'sale', 'refund')),
  UNIQUE (account, kind, tax, seller, flow)
) STRICT;

CREATE TABLE posting_row (
  id INTEGER PRIMARY KEY CHECK (id >> 20 > 0 AND id & 1048575 > 0),
  entry INTEGER AS (id >> 20) VIRTUAL,
  n INTEGER AS (id & 1048575) VIRTUAL,
  class INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (
    amount <> 0 AND (
      amount BETWEEN -10000000000 AND 10000000000
      OR (line = 0 AND amount BETWEEN -9007199254740991 AND 9007199254740991)
    )
  ),
  party TEXT NOT NULL,
  line INTEGER NOT NULL CHECK (line >= 0),
  item INTEGER NOT NULL,
  maker INTEGER NOT NULL,
  contract INTEGER NOT NULL
) STRICT;

-- Postings with their texts: what reports ask.
CREATE VIEW posting AS
SELECT
  posting_row.id, posting_row.entry, posting_row.n, posting_class.account, posting_row.amount, posting_class.kind, posting_row.party,
  posting_row.line, posting_row.item, posting_row.maker, posting_row.contract, posting_class.tax, posting_class.seller,
  posting_class.flow
-- CROSS JOIN keeps the order of reading: entries first, each class by its number.
FROM posting_row CROSS JOIN posting_class ON posting_class.id = posting_row.class;

CREATE TABLE reprint (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  sale_entry INTEGER NOT NULL REFERENCES journal (seq),
  copy INTEGER NOT NULL CHECK (copy > 0),
  UNIQUE (sale_entry, copy)
) STRICT;

CREATE TABLE shift (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  entry INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  counted INTEGER NOT NULL CHECK (counted BETWEEN 0 AND 10000000000),
  kept INTEGER NOT NULL CHECK (kept BETWEEN 0 AND 10000000000),
  added INTEGER NOT NULL CHECK (added BETWEEN 0 AND 10000000000)
) STRICT;

CREATE TABLE shift_close (
  number INTEGER PRIMARY KEY REFERENCES shift (number),
  entry INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  counted INTEGER NOT NULL CHECK (counted BETWEEN 0 AND 10000000000),
  expected INTEGER NOT NULL CHECK (expected BETWEEN -9007199254740991 AND 9007199254740991),
  keep INTEGER NOT NULL CHECK (keep BETWEEN 0 AND counted)
) STRICT;

-- What is so now: the row of the last entry that said so.

CREATE TABLE store (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  name TEXT NOT NULL,
  business_number TEXT NOT NULL CHECK (length(business_number) = 10),
  representative TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  store_code TEXT NOT NULL CHECK (store_code GLOB '[0-9][0-9][0-9][0-9]'),
  till_code TEXT NOT NULL CHECK (till_code GLOB '[0-9][0-9]'),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  public_key TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES journal (seq),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE maker (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  name TEXT NOT NULL,
  contract_kind TEXT NOT NULL CHECK (contract_kind IN ('outright', 'special', 'consign')),
  contract_version INTEGER NOT NULL CHECK (contract_version >= 0),
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  base TEXT NOT NULL CHECK (base IN ('gross', 'maker', 'net')),
  vat_mode TEXT NOT NULL CHECK (vat_mode IN ('included', 'added'))
) STRICT;

CREATE TABLE item (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  -- Two items may share a printed code.
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  maker_id INTEGER REFERENCES maker (id),
  -- Null when the price is typed at the till.
  price INTEGER CHECK (price BETWEEN 0 AND 10000000000),
  tax TEXT NOT NULL CHECK (tax IN ('T', 'E')),
  stocked INTEGER NOT NULL CHECK (stocked IN (0, 1)),
  one_off INTEGER NOT NULL CHECK (one_off IN (0, 1))
) STRICT;
CREATE INDEX item_by_code ON item (upper(code));

CREATE TABLE operator (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('cashier', 'manager'))
) STRICT, WITHOUT ROWID;

-- Wrong PINs since the last right one.
CREATE TABLE sign_in (
  operator_id TEXT PRIMARY KEY REFERENCES operator (id),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  wrong INTEGER NOT NULL CHECK (wrong >= 0),
  last_wrong_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Pieces on hand: always the sum of the item's moves. May be negative.
CREATE TABLE stock (
  item_id INTEGER PRIMARY KEY REFERENCES item (id),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN -9007199254740991 AND 9007199254740991)
) STRICT;

-- Work that is owed. Its rows come with the entries; how far the work has come is not a fact.

CREATE TABLE print_job (
  -- The entry whose paper it is: a sale, a refund, or a reprint.
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (
    state = 'waiting' OR state = 'printing' OR state = 'printed' OR state = 'sent' OR state = 'unknown' OR state = 'dropped'
  ),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0)
) STRICT;

-- Every entry is owed to the mall; the payload is the journal's own row.
CREATE TABLE outbox (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  -- When the mall took it, in milliseconds; null while it waits.
  delivered_at INTEGER
) STRICT;

-- Slow hashes of PINs. Never in the journal, so that nobody who may read the ledger can try PINs against it.
CREATE TABLE operator_pin (
  operator_id TEXT PRIMARY KEY REFERENCES operator (id),
  hash TEXT NOT NULL CHECK (length(hash) > 0)
) STRICT, WITHOUT ROWID;

-- No gap, no repeat: a receipt follows the last one, and so does its entry.
CREATE TRIGGER sale_follows BEFORE INSERT ON sale BEGIN
  SELECT RAISE(ABORT, 'sale: a receipt follows the last one')
  WHERE NEW.receipt_seq <> 1 + coalesce((SELECT max(receipt_seq) FROM sale), 0)
    OR NEW.entry <= coalesce((SELECT entry FROM sale ORDER BY receipt_seq DESC LIMIT 1), 0);
END;

CREATE TRIGGER sale_keeps BEFORE UPDATE ON sale BEGIN
  SELECT RAISE(ABORT, 'sale: a fact is never changed');
END;
CREATE TRIGGER sale_holds BEFORE DELETE ON sale BEGIN
  SELECT RAISE(ABORT, 'sale: a fact is never taken away');
END;
CREATE TRIGGER sale_line_keeps BEFORE UPDATE ON sale_line BEGIN
  SELECT RAISE(ABORT, 'sale_line: a fact is never changed');
END;
CREATE TRIGGER sale_line_holds BEFORE DELETE ON sale_line BEGIN
  SELECT RAISE(ABORT, 'sale_line: a fact is never taken away');
END;
CREATE TRIGGER tender_keeps BEFORE UPDATE ON tender BEGIN
  SELECT RAISE(ABORT, 'tender: a fact is never changed');
END;
CREATE TRIGGER tender_holds BEFORE DELETE ON tender BEGIN
  SELECT RAISE(ABORT, 'tender: a fact is never taken away');
END;
CREATE TRIGGER stock_move_keeps BEFORE UPDATE ON stock_move BEGIN
  SELECT RAISE(ABORT, 'stock_move: a fact is never changed');
END;
CREATE TRIGGER stock_move_holds BEFORE DELETE ON stock_move BEGIN
  SELECT RAISE(ABORT, 'stock_move: a fact is never taken away');
END;
CREATE TRIGGER posting_row_keeps BEFORE UPDATE ON posting_row BEGIN
  SELECT RAISE(ABORT, 'posting_row: a fact is never changed');
END;
CREATE TRIGGER posting_row_holds BEFORE DELETE ON posting_row BEGIN
  SELECT RAISE(ABORT, 'posting_row: a fact is never taken away');
END;
CREATE TRIGGER posting_class_keeps BEFORE UPDATE ON posting_class BEGIN
  SELECT RAISE(ABORT, 'posting_class: a fact is never changed');
END;
CREATE TRIGGER posting_class_holds BEFORE DELETE ON posting_class BEGIN
  SELECT RAISE(ABORT, 'posting_class: a fact is never taken away');
END;
CREATE TRIGGER reprint_keeps BEFORE UPDATE ON reprint BEGIN
  SELECT RAISE(ABORT, 'reprint: a fact is never changed');
END;
CREATE TRIGGER reprint_holds BEFORE DELETE ON reprint BEGIN
  SELECT RAISE(ABORT, 'reprint: a fact is never taken away');
END;
CREATE TRIGGER shift_keeps BEFORE UPDATE ON shift BEGIN
  SELECT RAISE(ABORT, 'shift: a fact is never changed');
END;
CREATE TRIGGER shift_holds BEFORE DELETE ON shift BEGIN
  SELECT RAISE(ABORT, 'shift: a fact is never taken away');
END;
CREATE TRIGGER shift_close_keeps BEFORE UPDATE ON shift_close BEGIN
  SELECT RAISE(ABORT, 'shift_close: a fact is never changed');
END;
CREATE TRIGGER shift_close_holds BEFORE DELETE ON shift_close BEGIN
  SELECT RAISE(ABORT, 'shift_close: a fact is never taken away');
END;
