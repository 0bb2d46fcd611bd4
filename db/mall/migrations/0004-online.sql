-- Online orders against the stock of a store, and when each device was heard last.

ALTER TABLE device ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE online_order (
  id TEXT PRIMARY KEY,
  store TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  state TEXT NOT NULL CHECK (state IN ('reserved', 'paid', 'sent', 'cancelled')),
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX online_order_live ON online_order (store, sku) WHERE state = 'reserved' OR state = 'paid';
