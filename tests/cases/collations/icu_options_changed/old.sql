CREATE SCHEMA app;
CREATE COLLATION app."German" (provider = icu, locale = 'de-u-co-phonebk');
CREATE COLLATION app.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE public.words (id integer PRIMARY KEY, word text COLLATE app."German" UNIQUE, loose text COLLATE app.loose NOT NULL);
INSERT INTO public.words VALUES (1, 'Ä', 'a'), (2, 'Z', 'b');
