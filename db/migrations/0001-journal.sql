-- The journal: every fact once, in the order it happened, linked by hashes and signed by the till.
-- Nothing here is ever changed or taken away. The header that the hash covers is rebuilt from these columns, so it is
-- not stored a second time; the body stands last, so that the chain can be walked without reading bodies.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  v INTEGER NOT NULL CHECK (v > 0),
  epoch INTEGER NOT NULL CHECK (epoch > 0),
  kind TEXT NOT NULL,
  -- Milliseconds since 1970-01-01T00:00:00Z: evidence, never an order.
  at INTEGER NOT NULL CHECK (at BETWEEN -8640000000000000 AND 8640000000000000),
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  till TEXT NOT NULL CHECK (till GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  shift INTEGER NOT NULL CHECK (shift >= 0),
  operator TEXT NOT NULL CHECK (length(operator) <= 64),
  total_sales INTEGER NOT NULL CHECK (total_sales BETWEEN 0 AND 9007199254740991),
  total_refunds INTEGER NOT NULL CHECK (total_refunds BETWEEN 0 AND 9007199254740991),
  total_perpetual INTEGER NOT NULL CHECK (total_perpetual = total_sales - total_refunds),
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  body TEXT NOT NULL CHECK (body <> '')
) STRICT;

-- The list of kinds stands in a trigger, not in a CHECK: a later migration can replace a trigger, but it could change a
-- CHECK only by writing the journal anew. It is one text, because an IN of many texts builds a table at every insert.
CREATE TRIGGER journal_appends BEFORE INSERT ON journal BEGIN
  SELECT RAISE(ABORT, 'journal: an entry stands behind the last one')
  WHERE NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal), 0);
  SELECT RAISE(ABORT, 'journal: an entry links to the last one')
  WHERE NEW.prev_hash <> coalesce((SELECT hash FROM journal WHERE seq = NEW.seq - 1), zeroblob(32));
  SELECT RAISE(ABORT, 'journal: unknown kind of fact')
  WHERE NOT instr(
    ' store_opened settings_changed catalog_imported operator_added signed_in sign_in_refused signed_out shift_opened '
    || 'sale refund tender_corrected void receipt_reprinted shift_counted shift_closed ',
    ' ' || NEW.kind || ' '
  ) OR instr(NEW.kind, ' ');
END;

CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN
  SELECT RAISE(ABORT, 'journal: a fact is never changed');
END;

CREATE TRIGGER journal_holds BEFORE DELETE ON journal BEGIN
  SELECT RAISE(ABORT, 'journal: a fact is never taken away');
END;
