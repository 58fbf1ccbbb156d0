CREATE SCHEMA app;
CREATE COLLATION app."German" (provider = icu, locale = 'de');
CREATE COLLATION app.loose (provider = icu, locale = 'und-u-ks-level2');
CREATE TABLE public.words (id integer PRIMARY KEY, word text COLLATE app."German" UNIQUE, loose text COLLATE app.loose NOT NULL);
