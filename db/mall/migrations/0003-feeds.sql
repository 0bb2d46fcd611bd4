-- Feeds of each store, and whose movements the pieces of a store are: the feed of stock says it, so that each till can tell its own
-- from the others'.

CREATE TABLE feed_row_now (
  -- `catalog`, `price`; of one store `stock NNNN`, `staff NNNN`; of one till `maker NNNN-NN`, which nobody pulls.
  feed TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  commit_place INTEGER NOT NULL,
  value TEXT,
  PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;
INSERT INTO feed_row_now SELECT feed, key, version, commit_place, value FROM feed_row;
DROP TABLE feed_row;
ALTER TABLE feed_row_now RENAME TO feed_row;
CREATE UNIQUE INDEX feed_row_by_commit ON feed_row (feed, commit_place);

CREATE TABLE stock_party (
  store TEXT NOT NULL,
  sku TEXT NOT NULL,
  -- `opening`, a till, `mall`; `told NNNN-NN` for the opening that a till told, counted or not: no part of the stock.
  party TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (store, sku, party)
) STRICT, WITHOUT ROWID;
INSERT INTO stock_party
SELECT movement.store, movement.sku, CASE entry.kind WHEN 'catalog_imported' THEN 'opening' ELSE coalesce(entry.till, 'mall') END,
  sum(movement.quantity)
FROM movement LEFT JOIN entry ON entry.id = movement.cause GROUP BY 1, 2, 3;
INSERT INTO stock_party
SELECT movement.store, movement.sku, 'told ' || entry.till, sum(movement.quantity)
FROM movement JOIN entry ON entry.id = movement.cause WHERE entry.kind = 'catalog_imported' GROUP BY 1, 2, 3;
