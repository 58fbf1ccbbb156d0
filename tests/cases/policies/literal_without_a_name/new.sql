CREATE TABLE a (id integer, t text); CREATE TABLE b (id integer);
CREATE POLICY p ON a USING (EXISTS (SELECT 'x' FROM b WHERE b.id = a.id));
