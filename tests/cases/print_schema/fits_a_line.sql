-- The names and what stands between them take 52 characters, which is what rustfmt leaves on a line.
CREATE TABLE aaaaaaaaaaaaaaaaaaaaaaaaa (id integer PRIMARY KEY);
CREATE TABLE bbbbbbbbbbbbbbbbbbbbbbbbb (id integer PRIMARY KEY);
