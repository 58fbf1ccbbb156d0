CREATE TABLE posts (id integer, title text, d date); CREATE TABLE comments (id integer, body text, d date);
CREATE FUNCTION feed() RETURNS TABLE (id integer, kind text) LANGUAGE sql STABLE BEGIN ATOMIC WITH items AS (SELECT id, 'post' AS kind FROM posts UNION ALL SELECT id, 'comment' FROM comments) SELECT * FROM items; END;
CREATE MATERIALIZED VIEW mfeed AS SELECT kind, count(*) FROM (SELECT id, 'post' AS kind FROM posts UNION ALL SELECT id, 'comment' FROM comments) q GROUP BY kind;
CREATE RULE r AS ON INSERT TO posts DO ALSO INSERT INTO comments SELECT q.id, q.k FROM (SELECT NEW.id, 'a' AS k UNION ALL SELECT 2, 'b') q;
ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON posts USING (title IN (SELECT k FROM (SELECT 'a' AS k UNION ALL SELECT 'b') z));
