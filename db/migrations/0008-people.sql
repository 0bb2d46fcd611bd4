-- Five roles, badges and people who left; which leave one person gave another for a cart.
-- The people's table is made anew, for its CHECK knows two roles; its children are made with it, so that no row loses its parent.

CREATE TABLE operator_next (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('cashier', 'senior', 'manager', 'owner', 'support')),
  badge TEXT NOT NULL CHECK (length(badge) <= 64),
  has_left INTEGER NOT NULL CHECK (has_left IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_next (
  operator_id TEXT PRIMARY KEY REFERENCES operator_next (id),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  wrong INTEGER NOT NULL CHECK (wrong >= 0),
  last_wrong_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE operator_pin_next (
  operator_id TEXT PRIMARY KEY REFERENCES operator_next (id),
  hash TEXT NOT NULL CHECK (length(hash) > 0)
) STRICT, WITHOUT ROWID;

INSERT INTO operator_next SELECT id, entry, name, role, '', 0 FROM operator;
INSERT INTO sign_in_next SELECT operator_id, entry, wrong, last_wrong_at FROM sign_in;
INSERT INTO operator_pin_next SELECT operator_id, hash FROM operator_pin;

DROP TABLE sign_in;
DROP TABLE operator_pin;
DROP TABLE operator;
ALTER TABLE operator_next RENAME TO operator;
ALTER TABLE sign_in_next RENAME TO sign_in;
ALTER TABLE operator_pin_next RENAME TO operator_pin;

-- Each consent that was used, with what it was for.
CREATE TABLE consent_use (
  entry INTEGER PRIMARY KEY REFERENCES journal (seq),
  consent_id TEXT NOT NULL UNIQUE CHECK (length(consent_id) BETWEEN 1 AND 64),
  action TEXT NOT NULL CHECK (action <> ''),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 64),
  -- Empty where it is for no single line.
  line_id TEXT NOT NULL CHECK (length(line_id) <= 64),
  amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 10000000000),
  standing INTEGER NOT NULL CHECK (standing IN (0, 1))
) STRICT;
-- A cart's standing ones are asked for whenever its sale is sealed.
CREATE INDEX consent_use_by_subject ON consent_use (subject) WHERE standing = 1;

CREATE TRIGGER consent_use_keeps BEFORE UPDATE ON consent_use BEGIN
  SELECT RAISE(ABORT, 'consent_use: a fact is never changed');
END;
CREATE TRIGGER consent_use_holds BEFORE DELETE ON consent_use BEGIN
  SELECT RAISE(ABORT, 'consent_use: a fact is never taken away');
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
    || 'promotion_set contract_set tax_terms_set operator_changed pin_changed consent_given consent_used ',
    ' ' || NEW.kind || ' '
  ) OR instr(NEW.kind, ' ');
END;
