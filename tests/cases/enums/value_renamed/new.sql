-- rename: value:mood.ok=fine
CREATE TYPE mood AS ENUM ('sad', 'fine'); CREATE TABLE t (m mood DEFAULT 'fine');
