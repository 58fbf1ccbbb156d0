CREATE TABLE t (a integer, plain integer GENERATED ALWAYS AS (a) VIRTUAL, kept integer GENERATED ALWAYS AS (a + 1) VIRTUAL, becomes_plain integer,
    becomes_stored integer GENERATED ALWAYS AS (a * 3) STORED, other integer GENERATED ALWAYS AS (a * 5) VIRTUAL, added integer GENERATED ALWAYS AS (a * 6) VIRTUAL);
