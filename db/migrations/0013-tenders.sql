-- A sale waits for every CHECK of its rows. The same rules as before, asked with less work: an IN of more than two texts
-- builds a table at every insert, a CASE stops at the first kind that fits, and most entries are sales.

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
    CASE kind
      WHEN 'cash' THEN rounding = due - given + handed_back
      WHEN 'voucher' THEN rounding = due - given + handed_back AND given >= due AND (given > due OR handed_back = 0)
      WHEN 'cash_back' THEN given = 0 AND rounding = handed_back - due
      WHEN 'card_back' THEN given = 0 AND handed_back = due AND rounding = 0
      WHEN 'transfer_back' THEN given = 0 AND handed_back = due AND rounding = 0
      WHEN 'voucher_back' THEN given = 0 AND handed_back = due AND rounding = 0
      WHEN 'credit_back' THEN given = 0 AND handed_back = due AND rounding = 0
      ELSE given = due AND handed_back = 0 AND rounding = 0
    END
  ),
  -- Who owes the shop for a card, who sent a transfer, the serial of a voucher; empty for cash.
  party TEXT NOT NULL,
  -- The approval number of a card or of its cancelling; empty for everything else.
  approval TEXT NOT NULL CHECK ((kind = 'card' OR kind = 'card_back') = (approval <> '')),
  -- Store credit stands for a means of the sale, or for none where there is no sale.
  leg INTEGER NOT NULL CHECK (
    leg > 0 OR (leg = 0 AND kind <> 'card_back' AND kind <> 'transfer_back' AND kind <> 'voucher_back')
  ),
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
  WHERE NEW.kind <> 'sale' AND (
    NOT instr(
      ' store_opened settings_changed catalog_imported operator_added signed_in sign_in_refused signed_out shift_opened '
      || 'refund tender_corrected void receipt_reprinted shift_counted shift_closed '
      || 'promotion_set contract_set tax_terms_set operator_changed pin_changed consent_given consent_used '
      || 'exchange gift_receipt_printed cash_moved drawer_opened shift_handed_over expected_seen x_printed z_reprinted terminal_checked '
      || 'epoch_started maker_settled maker_paid voucher_sold voucher_cancelled voucher_reprinted ',
      ' ' || NEW.kind || ' '
    ) OR instr(NEW.kind, ' ')
  );
END;
