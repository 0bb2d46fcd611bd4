-- Cash beside the sales, the drawer opened without one, hand-overs, and what is read of a day: kinds of facts alone.
-- They stand in the journal, the postings and the queue of papers; none needs a table of its own.

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
    || 'exchange gift_receipt_printed cash_moved drawer_opened shift_handed_over expected_seen x_printed z_reprinted terminal_checked ',
    ' ' || NEW.kind || ' '
  ) OR instr(NEW.kind, ' ');
END;
