ALTER COLLATION "My app".other RENAME TO used;

ALTER SCHEMA "My app" RENAME TO app;

COMMENT ON COLLATION app.used IS NULL;

DROP INDEX app.by_a;

ALTER COLLATION app.used RENAME TO used__old;
CREATE COLLATION app.used (PROVIDER = libc, LOCALE = 'C');

ALTER TABLE app.holder ALTER COLUMN a TYPE text COLLATE app.used;

DROP COLLATION app.used__old;
COMMENT ON COLLATION app.used IS 'used';

CREATE INDEX by_a ON app.holder ((upper(a)) COLLATE app.used);
