CREATE SCHEMA app;
CREATE DOMAIN app."Price" AS numeric(10,2) DEFAULT 0 NOT NULL CONSTRAINT "Positive" CHECK (VALUE >= 0) CHECK (VALUE < 1000);
CREATE DOMAIN public.named AS text COLLATE "C" CHECK (VALUE <> '');
CREATE TABLE app.goods (id bigint PRIMARY KEY, price app."Price", prices app."Price"[], name public.named);
COMMENT ON DOMAIN app."Price" IS 'In euros.';
COMMENT ON CONSTRAINT "Positive" ON DOMAIN app."Price" IS 'It''s a \ price.';
