-- rename: column:t.id=number
-- rename: column:u.id=number
CREATE TABLE t (number serial PRIMARY KEY, n integer); COMMENT ON SEQUENCE t_number_seq IS 'x';
CREATE TABLE u (number integer GENERATED ALWAYS AS IDENTITY);
