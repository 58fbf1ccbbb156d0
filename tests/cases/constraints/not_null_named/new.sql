CREATE TABLE t (
    id integer NOT NULL,
    usual integer CONSTRAINT "Unusual" NOT NULL,
    renamed integer CONSTRAINT "New Name" NOT NULL,
    loses integer,
    gains integer CONSTRAINT gained NOT NULL
);
CREATE TABLE u (id integer CONSTRAINT t_id_not_null NOT NULL);
COMMENT ON CONSTRAINT "New Name" ON t IS 'stays';
COMMENT ON CONSTRAINT t_id_not_null ON t IS 'another one';
COMMENT ON CONSTRAINT gained ON t IS 'comes';
