ALTER SCHEMA app RENAME TO "My app";

ALTER COLLATION "My app".used RENAME TO other;
COMMENT ON COLLATION "My app".other IS NULL;

DROP INDEX "My app".by_a;

ALTER COLLATION "My app".other RENAME TO other__old;
CREATE COLLATION "My app".other (PROVIDER = libc, LOCALE = 'POSIX');

ALTER TABLE "My app".holder ALTER COLUMN a TYPE text COLLATE "My app".other;

DROP COLLATION "My app".other__old;
COMMENT ON COLLATION "My app".other IS 'other';

CREATE INDEX by_a ON "My app".holder ((upper(a)) COLLATE "My app".other);
