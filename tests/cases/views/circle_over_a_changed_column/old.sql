CREATE TABLE items (id integer, name text);
CREATE VIEW first AS SELECT id FROM items;
CREATE VIEW second AS SELECT first.id, items.name FROM first JOIN items USING (id);
CREATE OR REPLACE VIEW first AS SELECT id FROM second;
CREATE VIEW third AS SELECT * FROM first;
