-- rename: namespace:app=core
CREATE SCHEMA core; CREATE TABLE core.t (a integer);
