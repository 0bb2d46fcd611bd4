-- How a sale was paid, put right: an entry of its own, whose tenders hold instead of the sale's. The sale's rows stay.

CREATE TABLE correction (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  sale_entry INTEGER NOT NULL REFERENCES journal (seq),
  number INTEGER NOT NULL CHECK (number > 0),
  UNIQUE (sale_entry, number)
) STRICT;

CREATE TRIGGER correction_keeps BEFORE UPDATE ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: a fact is never changed');
END;
CREATE TRIGGER correction_holds BEFORE DELETE ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: a fact is never taken away');
END;

-- A past receipt is asked for by the end of its approval number.
CREATE INDEX tender_by_approval ON tender (substr(approval, -4)) WHERE kind = 'card';
