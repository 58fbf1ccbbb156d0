-- needs: 18
CREATE TABLE t (
    id integer CONSTRAINT named NOT NULL,
    usual integer NOT NULL,
    renamed integer CONSTRAINT "Old Name" NOT NULL,
    loses integer CONSTRAINT gone NOT NULL,
    gains integer,
    gone_with_it integer DEFAULT 0 CONSTRAINT with_comment NOT NULL
);
COMMENT ON CONSTRAINT with_comment ON t IS 'goes';
COMMENT ON CONSTRAINT "Old Name" ON t IS 'stays';
COMMENT ON CONSTRAINT named ON t IS 'another';
INSERT INTO t VALUES (1, 2, 3, 4, 5, 6);
