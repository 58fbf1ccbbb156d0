CREATE TABLE featured (id integer NOT NULL, note text);
CREATE SEQUENCE sticky_id_seq AS integer OWNED BY featured.id;
ALTER TABLE featured ALTER COLUMN id SET DEFAULT nextval('sticky_id_seq');
ALTER TABLE featured ADD CONSTRAINT sticky_pkey PRIMARY KEY (id);
