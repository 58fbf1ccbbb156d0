CREATE TABLE top (id integer, n integer);
CREATE TABLE l (le text) INHERITS (top); CREATE TABLE r (ri text) INHERITS (top);
CREATE TABLE bottom (ri text, own text) INHERITS (l);
