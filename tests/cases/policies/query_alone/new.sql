CREATE TABLE teams (id integer PRIMARY KEY, open boolean);
CREATE TABLE members (id integer PRIMARY KEY, team integer);
ALTER TABLE members ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON members USING ((SELECT t.open FROM teams t WHERE t.id = team)) WITH CHECK ((SELECT t.open FROM teams t WHERE t.id = team));
