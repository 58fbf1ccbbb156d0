-- rename: namespace:app=other
CREATE SCHEMA other;
CREATE TABLE other.v (id integer);
CREATE PUBLICATION news FOR TABLES IN SCHEMA other;
