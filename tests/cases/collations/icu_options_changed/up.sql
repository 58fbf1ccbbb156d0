ALTER COLLATION app."German" RENAME TO "German__old";
CREATE COLLATION app."German" (PROVIDER = icu, LOCALE = 'de');

ALTER COLLATION app.loose RENAME TO loose__old;
CREATE COLLATION app.loose (PROVIDER = icu, LOCALE = 'und-u-ks-level2');

ALTER TABLE public.words ALTER COLUMN word TYPE text COLLATE app."German";
ALTER TABLE public.words ALTER COLUMN loose TYPE text COLLATE app.loose;

DROP COLLATION app."German__old";

DROP COLLATION app.loose__old;
