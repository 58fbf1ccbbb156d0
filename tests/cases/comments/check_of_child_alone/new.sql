CREATE TABLE parent (id integer, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE child (id integer, CONSTRAINT positive CHECK (id > 0));
COMMENT ON CONSTRAINT positive ON child IS 'of the child';
