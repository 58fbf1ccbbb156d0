-- One character more than `fits_a_line`.
CREATE TABLE aaaaaaaaaaaaaaaaaaaaaaaaa (id integer PRIMARY KEY);
CREATE TABLE bbbbbbbbbbbbbbbbbbbbbbbbbb (id integer PRIMARY KEY);
