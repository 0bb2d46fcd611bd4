-- Epochs of a till, and what is settled with makers and paid to them.

-- A new epoch is looked for at every start; hardly any till ever has one.
CREATE INDEX journal_epochs ON journal (seq) WHERE kind = 'epoch_started';

-- Of what a contract sold, what came back; owed for broken goods; paid.
ALTER TABLE maker_sum ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE maker_sum ADD COLUMN compensation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE maker_sum ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;
UPDATE maker_sum SET
  returned = coalesce((
    SELECT sum(amount) FROM posting
    WHERE maker = maker_sum.maker AND contract = maker_sum.contract AND tax = maker_sum.tax AND account = 'sales' AND flow = 'refund'
  ), 0),
  compensation = -coalesce((
    SELECT sum(amount) FROM posting
    WHERE maker = maker_sum.maker AND contract = maker_sum.contract AND tax = maker_sum.tax AND account = 'maker_due'
      AND kind = 'compensation'
  ), 0);

-- The statements of makers: each maker's are numbered from 1, and each goes further than the one before it.
CREATE TABLE settlement (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  maker INTEGER NOT NULL CHECK (maker > 0),
  number INTEGER NOT NULL CHECK (number > 0),
  -- The last shift and business date that it covers.
  shift INTEGER NOT NULL CHECK (shift > 0),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- Owed to the maker before and after, in won; below 0 when the maker owes.
  opening INTEGER NOT NULL,
  closing INTEGER NOT NULL,
  UNIQUE (maker, number)
) STRICT;

CREATE TRIGGER settlement_keeps BEFORE UPDATE ON settlement BEGIN
  SELECT RAISE(ABORT, 'settlement: a fact is never changed');
END;
CREATE TRIGGER settlement_holds BEFORE DELETE ON settlement BEGIN
  SELECT RAISE(ABORT, 'settlement: a fact is never taken away');
END;

-- What was paid to makers; `withheld` is the part that was kept back for tax.
CREATE TABLE payout (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  maker INTEGER NOT NULL CHECK (maker > 0),
  amount INTEGER NOT NULL CHECK (amount > 0),
  withheld INTEGER NOT NULL CHECK (withheld BETWEEN 0 AND amount)
) STRICT;
CREATE INDEX payout_by_maker ON payout (maker);

CREATE TRIGGER payout_keeps BEFORE UPDATE ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: a fact is never changed');
END;
CREATE TRIGGER payout_holds BEFORE DELETE ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: a fact is never taken away');
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
    || 'exchange gift_receipt_printed cash_moved drawer_opened shift_handed_over expected_seen x_printed z_reprinted terminal_checked '
    || 'epoch_started maker_settled maker_paid ',
    ' ' || NEW.kind || ' '
  ) OR instr(NEW.kind, ' ');
END;
