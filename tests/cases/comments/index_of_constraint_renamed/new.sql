-- rename: table:t=u
CREATE TABLE u (id integer, code text, CONSTRAINT t_pkey PRIMARY KEY (id), CONSTRAINT other UNIQUE (code));  COMMENT ON INDEX other IS 'by code';
