CREATE SEQUENCE a.t_id_seq AS integer;

CREATE SEQUENCE b.t_id_seq AS integer;

CREATE TABLE a.t (
    id integer NOT NULL DEFAULT nextval('a.t_id_seq'::regclass),
    n integer,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE a.t_id_seq OWNED BY a.t.id;

CREATE TABLE b.t (
    id integer NOT NULL DEFAULT nextval('b.t_id_seq'::regclass),
    n integer,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE b.t_id_seq OWNED BY b.t.id;

CREATE VIEW a.v AS
SELECT t.id,
    t.n
   FROM b.t;

CREATE VIEW b.v AS
SELECT t.id,
    t.n
   FROM a.t;
