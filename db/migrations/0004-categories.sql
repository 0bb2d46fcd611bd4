-- What sort of thing an item is, in the shop's own words; empty for none. Entries from before say nothing of it.
ALTER TABLE item ADD COLUMN category TEXT NOT NULL DEFAULT '';
