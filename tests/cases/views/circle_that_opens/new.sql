CREATE TABLE items (id integer, name text);
CREATE VIEW first AS SELECT id FROM items;
CREATE VIEW second AS SELECT id FROM first;
