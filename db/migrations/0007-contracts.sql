-- Makers' terms and tax terms that hold from a day on, what receipts may say of a maker, and what every contract has sold
-- so far. Terms are rows of the last entry that said so; the sums are those of all postings of their maker.

CREATE TABLE contract_version (
  -- maker << 20 | version
  id INTEGER PRIMARY KEY CHECK (id = maker_id << 20 | version),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  maker_id INTEGER NOT NULL CHECK (maker_id > 0),
  version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 1048575),
  kind TEXT NOT NULL CHECK (kind IN ('outright', 'special', 'consign')),
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  base TEXT NOT NULL CHECK (base IN ('gross', 'maker', 'net')),
  vat_mode TEXT NOT NULL CHECK (vat_mode = 'included' OR (vat_mode = 'added' AND kind <> 'special')),
  scope TEXT NOT NULL CHECK (scope IN ('period', 'line')),
  tax_type TEXT NOT NULL CHECK (tax_type IN ('general', 'simplified', 'exempt', 'unregistered')),
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- The last day; null for no end.
  until_day TEXT CHECK (until_day >= from_day AND until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- Makers that were imported before terms had days: theirs hold from the day of the import.
INSERT OR REPLACE INTO contract_version
SELECT
  maker.value ->> 'id' << 20 | maker.value ->> '$.contract.version', journal.seq, maker.value ->> 'id',
  maker.value ->> '$.contract.version',
  maker.value ->> '$.contract.kind', maker.value ->> '$.contract.rateBp', maker.value ->> '$.contract.base',
  maker.value ->> '$.contract.vatMode', coalesce(maker.value ->> '$.contract.scope', 'period'),
  coalesce(maker.value ->> '$.contract.taxType', 'general'), journal.business_date, NULL
FROM journal, json_each(journal.body, '$.makers') AS maker
WHERE journal.kind = 'catalog_imported'
ORDER BY journal.seq;

CREATE TABLE maker_mark (
  maker_id INTEGER PRIMARY KEY CHECK (maker_id > 0),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  -- Empty for none.
  code TEXT NOT NULL,
  business_number TEXT NOT NULL CHECK (business_number = '' OR length(business_number) = 10),
  -- Empty to follow the store's own choice.
  print TEXT NOT NULL CHECK (print IN ('', 'none', 'code', 'name', 'name_bizno'))
) STRICT;

CREATE TABLE tax_terms (
  from_day TEXT PRIMARY KEY CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  entry INTEGER NOT NULL REFERENCES journal (seq),
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 5000),
  rounding TEXT NOT NULL CHECK (rounding IN ('nearest', 'floor', 'ceil'))
) STRICT, WITHOUT ROWID;

-- One row for each maker, contract version and tax class that ever posted anything: what a live balance is made of.
CREATE TABLE maker_sum (
  -- (maker << 20 | version) << 2 | tax: 1 taxable, 2 exempt, 0 for neither
  id INTEGER PRIMARY KEY CHECK (id >> 22 > 0),
  maker INTEGER AS (id >> 22) VIRTUAL,
  contract INTEGER AS (id >> 2 & 1048575) VIRTUAL,
  tax TEXT AS (CASE id & 3 WHEN 1 THEN 'T' WHEN 2 THEN 'E' ELSE '' END) VIRTUAL,
  gross INTEGER NOT NULL,
  discount_store INTEGER NOT NULL,
  discount_maker INTEGER NOT NULL,
  discount_mall INTEGER NOT NULL,
  -- Owed to the maker by what is posted.
  due INTEGER NOT NULL,
  -- Charged so far, and of it what lines charged by themselves.
  charged INTEGER NOT NULL,
  fees INTEGER NOT NULL
) STRICT;

INSERT INTO maker_sum (id, gross, discount_store, discount_maker, discount_mall, due, charged, fees)
SELECT
  (maker << 20 | contract) << 2 | CASE tax WHEN 'T' THEN 1 WHEN 'E' THEN 2 ELSE 0 END AS id,
  -coalesce(sum(amount) FILTER (WHERE account = 'sales'), 0),
  coalesce(sum(amount) FILTER (WHERE account = 'discount' AND party = 'store'), 0),
  coalesce(sum(amount) FILTER (WHERE account = 'discount' AND party = 'maker'), 0),
  coalesce(sum(amount) FILTER (WHERE account = 'discount' AND party = 'mall'), 0),
  -coalesce(sum(amount) FILTER (WHERE account = 'maker_due'), 0),
  coalesce(sum(amount) FILTER (WHERE account = 'maker_due' AND kind = 'charge'), 0),
  coalesce(sum(amount) FILTER (WHERE account = 'maker_due' AND kind = 'charge' AND line > 0), 0)
FROM posting
WHERE maker > 0 AND account IN ('sales', 'discount', 'maker_due')
GROUP BY 1;
