-- Diesel does not escape what it puts into a string, and rustfmt refuses the result.
CREATE TABLE "back\qslash" (id integer PRIMARY KEY);
CREATE TABLE bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb (id integer PRIMARY KEY);
