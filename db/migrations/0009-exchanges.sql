-- Goods for goods in one receipt, and papers without prices for presents.
-- The table of receipts is made anew, for its CHECK knows two kinds. Nothing names it as a parent.

CREATE TABLE sale_next (
  -- Counts the till's sealed sales, refunds and exchanges from 1, without a gap.
  receipt_seq INTEGER PRIMARY KEY CHECK (receipt_seq > 0),
  -- Rises with receipt_seq (trigger sale_follows), so it needs no index to be unique.
  entry INTEGER NOT NULL REFERENCES journal (seq),
  sale_id TEXT NOT NULL UNIQUE CHECK (length(sale_id) BETWEEN 1 AND 64),
  kind TEXT NOT NULL CHECK (kind = 'sale' OR kind = 'refund' OR kind = 'exchange'),
  -- Ends in receipt_seq, so it is as unique as that.
  receipt_number TEXT NOT NULL
    CHECK (receipt_number GLOB printf('[0-9][0-9][0-9][0-9]-[0-9][0-9]-[1-9]*-%06d', receipt_seq)),
  -- The business date as the number YYYYMMDD.
  business_day INTEGER NOT NULL CHECK (business_day BETWEEN 10101 AND 99991231),
  shift INTEGER NOT NULL CHECK (shift > 0),
  -- Of an exchange, what the new goods come to; what came back stands in `exchange`.
  total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 10000000000 AND total = supply + vat + exempt),
  supply INTEGER NOT NULL CHECK (supply >= 0),
  vat INTEGER NOT NULL CHECK (vat >= 0),
  exempt INTEGER NOT NULL CHECK (exempt >= 0)
) STRICT;
INSERT INTO sale_next
SELECT receipt_seq, entry, sale_id, kind, receipt_number, business_day, shift, total, supply, vat, exempt FROM sale ORDER BY receipt_seq;
DROP TABLE sale;
ALTER TABLE sale_next RENAME TO sale;

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

-- What came back in an exchange, and from which receipt; its lines are rows of refund_line.
CREATE TABLE exchange (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  sale_entry INTEGER NOT NULL REFERENCES journal (seq) CHECK (sale_entry < entry),
  total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 10000000000 AND total = supply + vat + exempt),
  supply INTEGER NOT NULL,
  vat INTEGER NOT NULL,
  exempt INTEGER NOT NULL
) STRICT;
CREATE TRIGGER exchange_keeps BEFORE UPDATE ON exchange BEGIN
  SELECT RAISE(ABORT, 'exchange: a fact is never changed');
END;
CREATE TRIGGER exchange_holds BEFORE DELETE ON exchange BEGIN
  SELECT RAISE(ABORT, 'exchange: a fact is never taken away');
END;

-- What of the old receipt's means of payment stands for the new goods: the place there, the sum, and of cash its coins.
CREATE TABLE passed_leg (
  entry INTEGER NOT NULL REFERENCES journal (seq),
  n INTEGER NOT NULL CHECK (n > 0),
  leg INTEGER NOT NULL CHECK (leg > 0),
  exact INTEGER NOT NULL CHECK (exact BETWEEN 1 AND 10000000000),
  paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND 10000000010),
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER passed_leg_keeps BEFORE UPDATE ON passed_leg BEGIN
  SELECT RAISE(ABORT, 'passed_leg: a fact is never changed');
END;
CREATE TRIGGER passed_leg_holds BEFORE DELETE ON passed_leg BEGIN
  SELECT RAISE(ABORT, 'passed_leg: a fact is never taken away');
END;

CREATE TABLE gift_receipt (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  sale_entry INTEGER NOT NULL REFERENCES journal (seq),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
  code TEXT NOT NULL UNIQUE CHECK (code GLOB 'G[0-9]*-[0-9]*-[1-9]*'),
  UNIQUE (sale_entry, number)
) STRICT;
CREATE TRIGGER gift_receipt_keeps BEFORE UPDATE ON gift_receipt BEGIN
  SELECT RAISE(ABORT, 'gift_receipt: a fact is never changed');
END;
CREATE TRIGGER gift_receipt_holds BEFORE DELETE ON gift_receipt BEGIN
  SELECT RAISE(ABORT, 'gift_receipt: a fact is never taken away');
END;

DROP TRIGGER journal_appends;
CREATE TRIGGER journal_appends BEFORE INSERT ON journal BEGIN
  SELECT RAISE(ABORT, 'journal: an entry stands behind the last one')
  WHERE NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal), 0);
  SELECT RAISE(ABORT, 'journal: an entry links to the last one')
  WHERE NEW.prev_hash <> coalesce((SELECT hash FROM journal WHERE seq = NEW.seq - 1), zeroblob(32));
  SELECT RAISE(ABORT, 'journal: unknown kind of fact')
  WHERE NOT instr(
    ' store_opened settings_changed catalog_imported operator_added signed_in sign_in_refused signed_out shift_opened '
    || 'sale refund tender_corrected void receipt_reprinted shift_counted shift_closed '
    || 'promotion_set contract_set tax_terms_set operator_changed pin_changed consent_given consent_used '
    || 'exchange gift_receipt_printed ',
    ' ' || NEW.kind || ' '
  ) OR instr(NEW.kind, ' ');
END;
