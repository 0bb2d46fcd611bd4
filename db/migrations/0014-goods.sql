-- Goods that come and go beside sales (their stock moves and postings stand in the tables there are), and items whose row is
-- changed by hand from a business day on.

-- One change of an item's row; what is null stays as it was. price_typed 1: from then on its price is typed at the till.
CREATE TABLE item_change (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  item_id INTEGER NOT NULL REFERENCES item (id),
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name TEXT,
  price INTEGER CHECK (price BETWEEN 0 AND 10000000000),
  price_typed INTEGER NOT NULL CHECK (price_typed IN (0, 1) AND (price_typed = 0 OR price IS NULL)),
  category TEXT,
  tax TEXT CHECK (tax IN ('T', 'E')),
  low INTEGER CHECK (low BETWEEN 0 AND 99999),
  -- 1: told of by the shop's own number again.
  low_usual INTEGER NOT NULL CHECK (low_usual IN (0, 1) AND (low_usual = 0 OR low IS NULL))
) STRICT;
CREATE INDEX item_change_by_item ON item_change (item_id, from_day, entry);
CREATE TRIGGER item_change_keeps BEFORE UPDATE ON item_change BEGIN
  SELECT RAISE(ABORT, 'item_change: a fact is never changed');
END;
CREATE TRIGGER item_change_holds BEFORE DELETE ON item_change BEGIN
  SELECT RAISE(ABORT, 'item_change: a fact is never taken away');
END;

-- Movements are looked through by the newest; they are few among the sales.
CREATE INDEX journal_goods ON journal (seq) WHERE kind = 'goods_moved';

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
      || 'epoch_started maker_settled maker_paid voucher_sold voucher_cancelled voucher_reprinted goods_moved item_set ',
      ' ' || NEW.kind || ' '
    ) OR instr(NEW.kind, ' ')
  );
END;
