-- The store's own vouchers: gift vouchers that are sold, store credit that is given instead of money. What moves on one stands
-- in voucher_move, what is left of it in voucher: always the sum of its moves, and never below nothing.

-- A purchase of gift vouchers: no sale, for nothing was supplied yet. `cancels` is the purchase that an entry takes back, once.
CREATE TABLE voucher_sale (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  sale_id TEXT NOT NULL UNIQUE CHECK (length(sale_id) BETWEEN 1 AND 64),
  cancels TEXT UNIQUE REFERENCES voucher_sale (sale_id) CHECK (cancels <> sale_id),
  total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 10000000000)
) STRICT;
CREATE TRIGGER voucher_sale_keeps BEFORE UPDATE ON voucher_sale BEGIN
  SELECT RAISE(ABORT, 'voucher_sale: a fact is never changed');
END;
CREATE TRIGGER voucher_sale_holds BEFORE DELETE ON voucher_sale BEGIN
  SELECT RAISE(ABORT, 'voucher_sale: a fact is never taken away');
END;

-- What an entry puts onto a voucher (+) or takes from it (-).
CREATE TABLE voucher_move (
  entry INTEGER NOT NULL REFERENCES journal (seq),
  n INTEGER NOT NULL CHECK (n > 0),
  serial TEXT NOT NULL CHECK (serial GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]V*' AND length(serial) = 18),
  amount INTEGER NOT NULL CHECK (amount <> 0 AND amount BETWEEN -10000000000 AND 10000000000),
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX voucher_move_by_serial ON voucher_move (serial, entry);
CREATE TRIGGER voucher_move_keeps BEFORE UPDATE ON voucher_move BEGIN
  SELECT RAISE(ABORT, 'voucher_move: a fact is never changed');
END;
CREATE TRIGGER voucher_move_holds BEFORE DELETE ON voucher_move BEGIN
  SELECT RAISE(ABORT, 'voucher_move: a fact is never taken away');
END;

CREATE TABLE voucher (
  serial TEXT PRIMARY KEY CHECK (serial GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]V*' AND length(serial) = 18),
  -- The entry that issued it.
  entry INTEGER NOT NULL REFERENCES journal (seq),
  kind TEXT NOT NULL CHECK (kind IN ('gift', 'credit')),
  issued INTEGER NOT NULL CHECK (issued BETWEEN 1 AND 10000000000),
  -- The last guard against spending twice; the house refuses long before.
  balance INTEGER NOT NULL CHECK (balance BETWEEN 0 AND issued)
) STRICT, WITHOUT ROWID;

CREATE TABLE voucher_reprint (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  serial TEXT NOT NULL REFERENCES voucher (serial),
  copy INTEGER NOT NULL CHECK (copy > 0),
  UNIQUE (serial, copy)
) STRICT;
CREATE TRIGGER voucher_reprint_keeps BEFORE UPDATE ON voucher_reprint BEGIN
  SELECT RAISE(ABORT, 'voucher_reprint: a fact is never changed');
END;
CREATE TRIGGER voucher_reprint_holds BEFORE DELETE ON voucher_reprint BEGIN
  SELECT RAISE(ABORT, 'voucher_reprint: a fact is never taken away');
END;

-- Means of payment learn vouchers. One whose rest was taken in cash settles `due`, is used up for `given`, and the coins
-- handed out for what lies between stand in `handed_back`, as change of a note would.
CREATE TABLE tender_now (
  entry INTEGER NOT NULL REFERENCES journal (seq),
  n INTEGER NOT NULL CHECK (n > 0),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
  -- What the customer owed (sale) or was owed (refund).
  due INTEGER NOT NULL CHECK (due BETWEEN 0 AND 10000000000),
  given INTEGER NOT NULL CHECK (given BETWEEN 0 AND 10000000000),
  -- Change, or what was handed out or sent back for a refund.
  handed_back INTEGER NOT NULL CHECK (handed_back BETWEEN 0 AND 10000000010),
  -- Coins that do not exist: left to the customer (+) or by the customer (-).
  rounding INTEGER NOT NULL CHECK (
    (kind NOT IN ('cash', 'voucher') OR rounding = due - given + handed_back)
    AND (kind <> 'voucher' OR (given >= due AND (given > due OR handed_back = 0)))
    AND (kind <> 'cash_back' OR (given = 0 AND rounding = handed_back - due))
    AND (
      kind NOT IN ('card_back', 'transfer_back', 'voucher_back', 'credit_back')
      OR (given = 0 AND handed_back = due AND rounding = 0)
    )
    AND (
      kind IN ('cash', 'voucher', 'cash_back', 'card_back', 'transfer_back', 'voucher_back', 'credit_back')
      OR (given = due AND handed_back = 0 AND rounding = 0)
    )
  ),
  -- Who owes the shop for a card, who sent a transfer, the serial of a voucher; empty for cash.
  party TEXT NOT NULL,
  -- The approval number of a card or of its cancelling; empty for everything else.
  approval TEXT NOT NULL CHECK ((kind = 'card' OR kind = 'card_back') = (approval <> '')),
  -- Store credit stands for a means of the sale, or for none where there is no sale.
  leg INTEGER NOT NULL CHECK (leg >= 0 AND (leg > 0 OR kind NOT IN ('card_back', 'transfer_back', 'voucher_back'))),
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
INSERT INTO tender_now SELECT entry, n, kind, due, given, handed_back, rounding, party, approval, leg FROM tender;
DROP TABLE tender;
ALTER TABLE tender_now RENAME TO tender;
CREATE TRIGGER tender_keeps BEFORE UPDATE ON tender BEGIN
  SELECT RAISE(ABORT, 'tender: a fact is never changed');
END;
CREATE TRIGGER tender_holds BEFORE DELETE ON tender BEGIN
  SELECT RAISE(ABORT, 'tender: a fact is never taken away');
END;
CREATE INDEX tender_by_approval ON tender (substr(approval, -4)) WHERE kind = 'card' OR kind = 'card_back';

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
    || 'exchange gift_receipt_printed cash_moved drawer_opened shift_handed_over expected_seen x_printed z_reprinted terminal_checked '
    || 'epoch_started maker_settled maker_paid voucher_sold voucher_cancelled voucher_reprinted ',
    ' ' || NEW.kind || ' '
  ) OR instr(NEW.kind, ' ');
END;
