CREATE TABLE top (id bigint, n integer);
CREATE TABLE l (le text) INHERITS (top); CREATE TABLE r (ri text) INHERITS (top);
CREATE TABLE bottom (own text) INHERITS (l, r);
CREATE TABLE below (more text) INHERITS (bottom);
