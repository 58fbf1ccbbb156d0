-- needs: 18
CREATE TABLE t (a integer, plain integer, kept integer GENERATED ALWAYS AS (a + 1) VIRTUAL, becomes_plain integer GENERATED ALWAYS AS (a * 2) VIRTUAL,
    becomes_stored integer GENERATED ALWAYS AS (a * 3) VIRTUAL, other integer GENERATED ALWAYS AS (a * 4) VIRTUAL);
INSERT INTO t VALUES (1, 2);
