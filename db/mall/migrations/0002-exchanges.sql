-- An exchange is an order, too: goods that left and goods that came back, by the signs of its lines.

CREATE TABLE sale_order_now (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'exchange')),
  till TEXT NOT NULL,
  business_date TEXT NOT NULL,
  receipt_number TEXT NOT NULL,
  total INTEGER NOT NULL,
  original TEXT
) STRICT;
INSERT INTO sale_order_now SELECT * FROM sale_order ORDER BY rowid;
CREATE TABLE order_line_now (
  order_id TEXT NOT NULL REFERENCES sale_order_now (id),
  number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  net INTEGER NOT NULL,
  PRIMARY KEY (order_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO order_line_now SELECT * FROM order_line;
DROP TABLE order_line;
DROP TABLE sale_order;
ALTER TABLE sale_order_now RENAME TO sale_order;
ALTER TABLE order_line_now RENAME TO order_line;
CREATE INDEX sale_order_by_day ON sale_order (till, business_date);
CREATE INDEX sale_order_by_original ON sale_order (original) WHERE original IS NOT NULL;
CREATE INDEX order_line_by_sku ON order_line (sku);
