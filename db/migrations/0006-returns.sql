-- Goods brought back with their receipt: what every line of the sale loses, and over which of its means money goes back.

-- A line's place is its place on the sale. A line that stays has 0 pieces: only its part of the VAT moves, by a won or so.
CREATE TABLE refund_line (
  id INTEGER PRIMARY KEY CHECK (id >> 20 > 0 AND id & 1048575 > 0),
  entry INTEGER AS (id >> 20) VIRTUAL,
  line INTEGER AS (id & 1048575) VIRTUAL,
  sale_entry INTEGER NOT NULL CHECK (sale_entry > 0 AND sale_entry < id >> 20),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 9999),
  -- Of them; the broken ones go on no shelf.
  damaged INTEGER NOT NULL CHECK (damaged BETWEEN 0 AND quantity),
  gross INTEGER NOT NULL CHECK (gross BETWEEN 0 AND 10000000000 AND (quantity > 0 OR gross = 0)),
  net INTEGER NOT NULL CHECK (net BETWEEN 0 AND gross),
  vat INTEGER NOT NULL CHECK (vat BETWEEN -10000000000 AND 10000000000 AND (quantity > 0 OR vat <> 0))
) STRICT;
CREATE INDEX refund_line_by_sale ON refund_line (sale_entry);

-- The last guard against taking goods back twice; the house refuses long before.
CREATE TRIGGER refund_line_fits BEFORE INSERT ON refund_line BEGIN
  SELECT RAISE(ABORT, 'refund_line: no more comes back than was sold')
  WHERE NEW.quantity + coalesce((
    SELECT sum(quantity) FROM refund_line WHERE sale_entry = NEW.sale_entry AND line = NEW.id & 1048575
  ), 0) > coalesce((SELECT quantity FROM sale_line WHERE id = (NEW.sale_entry << 20) + (NEW.id & 1048575)), 0);
END;
CREATE TRIGGER refund_line_keeps BEFORE UPDATE ON refund_line BEGIN
  SELECT RAISE(ABORT, 'refund_line: a fact is never changed');
END;
CREATE TRIGGER refund_line_holds BEFORE DELETE ON refund_line BEGIN
  SELECT RAISE(ABORT, 'refund_line: a fact is never taken away');
END;

-- Means of payment learn to go back: a card's cancelling has an approval number, too, and `leg` is the place on the sale
-- of what money goes back over; 0 for everything else.
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
    (kind <> 'cash' OR rounding = due - given + handed_back)
    AND (kind <> 'cash_back' OR (given = 0 AND rounding = handed_back - due))
    AND (kind NOT IN ('card_back', 'transfer_back') OR (given = 0 AND handed_back = due AND rounding = 0))
    AND (
      kind IN ('cash', 'cash_back', 'card_back', 'transfer_back')
      OR (given = due AND handed_back = 0 AND rounding = 0)
    )
  ),
  -- Who owes the shop for a card, who sent a transfer; empty for cash.
  party TEXT NOT NULL,
  -- The approval number of a card or of its cancelling; empty for everything else.
  approval TEXT NOT NULL CHECK ((kind = 'card' OR kind = 'card_back') = (approval <> '')),
  leg INTEGER NOT NULL CHECK (leg >= 0 AND (leg > 0 OR kind NOT IN ('card_back', 'transfer_back'))),
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
INSERT INTO tender_now SELECT entry, n, kind, due, given, handed_back, rounding, party, approval, 0 FROM tender;
DROP TABLE tender;
ALTER TABLE tender_now RENAME TO tender;
CREATE TRIGGER tender_keeps BEFORE UPDATE ON tender BEGIN
  SELECT RAISE(ABORT, 'tender: a fact is never changed');
END;
CREATE TRIGGER tender_holds BEFORE DELETE ON tender BEGIN
  SELECT RAISE(ABORT, 'tender: a fact is never taken away');
END;
CREATE INDEX tender_by_approval ON tender (substr(approval, -4)) WHERE kind = 'card' OR kind = 'card_back';
