CREATE TABLE p (s
 varchar(9), g text GENERATED ALWAYS AS (lower(s)) STORED);
CREATE TABLE c () INHERITS (p);
