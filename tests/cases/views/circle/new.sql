CREATE TABLE items (id integer, name varchar(20) COLLATE "C");
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE VIEW first AS SELECT id, name, 'ok'::mood AS "Mood" FROM items;
CREATE VIEW second AS SELECT id, name, "Mood" FROM first WHERE id > 1;
CREATE OR REPLACE VIEW first WITH (security_barrier) AS SELECT id, name, "Mood" FROM second;
ALTER VIEW first ALTER id SET DEFAULT 3;
COMMENT ON VIEW first IS 'reads itself';
GRANT SELECT ON second TO PUBLIC;
