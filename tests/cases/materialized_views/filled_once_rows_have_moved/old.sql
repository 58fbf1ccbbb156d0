create table t(id int primary key, v text);
insert into t values (1,'a'),(2,'b');
create materialized view mv as select count(*) c from t;
CREATE INDEX mv_c ON mv (c);
CREATE VIEW v AS SELECT c FROM mv;
COMMENT ON MATERIALIZED VIEW mv IS 'how many';
GRANT SELECT ON v TO PUBLIC;
