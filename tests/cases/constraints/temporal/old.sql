-- needs: 18
CREATE TABLE gone (id int4range, at daterange, CONSTRAINT g UNIQUE (id, at WITHOUT OVERLAPS));
