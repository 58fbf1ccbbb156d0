CREATE TABLE parent (id integer, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE child () INHERITS (parent);
COMMENT ON CONSTRAINT positive ON child IS 'of the child'; INSERT INTO child VALUES (1);
