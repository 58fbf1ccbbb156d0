CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (m mood DEFAULT 'ok', all_of mood[]); CREATE INDEX i ON t (m);
