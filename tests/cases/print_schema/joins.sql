-- Which foreign keys Diesel can join by.
CREATE TABLE parents (id integer PRIMARY KEY, code text UNIQUE, other_id integer);
CREATE TABLE pairs (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE single_of_pair (a integer PRIMARY KEY, b integer, UNIQUE (b, a));

-- Printed.
CREATE TABLE b_children (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parents);
CREATE TABLE a_children (id integer PRIMARY KEY REFERENCES parents);
CREATE TABLE "Children" (id integer PRIMARY KEY, "Parent" integer REFERENCES parents);
CREATE TABLE grandchildren (
    id integer PRIMARY KEY,
    b_child_id integer REFERENCES b_children,
    a_child_id integer REFERENCES a_children
);

-- Not printed: to no primary key, of several columns, to a part of a key.
CREATE TABLE by_code (id integer PRIMARY KEY, code text REFERENCES parents (code));
CREATE TABLE by_pair (id integer PRIMARY KEY, a integer, b integer, FOREIGN KEY (a, b) REFERENCES pairs);
CREATE TABLE by_order (id integer PRIMARY KEY, a integer, b integer, FOREIGN KEY (a, b) REFERENCES single_of_pair (a, b));

-- Not printed: two keys to one parent, even where one is of another sort.
CREATE TABLE twice (id integer PRIMARY KEY, a integer REFERENCES parents, b integer REFERENCES parents);
CREATE TABLE same_column_twice (
    id integer PRIMARY KEY,
    a integer REFERENCES parents REFERENCES parents (id) ON DELETE CASCADE
);
CREATE TABLE mixed (id integer PRIMARY KEY, a integer REFERENCES parents, b text REFERENCES parents (code));

-- Not printed: to itself, and both ways.
CREATE TABLE nodes (id integer PRIMARY KEY, parent_id integer REFERENCES nodes);
CREATE TABLE chickens (id integer PRIMARY KEY);
CREATE TABLE eggs (id integer PRIMARY KEY, chicken_id integer REFERENCES chickens);
ALTER TABLE chickens ADD COLUMN egg_id integer REFERENCES eggs;

-- A key to itself does not spoil another.
CREATE TABLE leaves (
    id integer PRIMARY KEY,
    leaf_id integer REFERENCES leaves,
    node_id integer REFERENCES nodes
);
