create table t(id int primary key, v text) partition by range(id);
create table t1 partition of t default;
create materialized view mv as select count(*) c from t;
CREATE INDEX mv_c ON mv (c);
CREATE VIEW v AS SELECT c FROM mv;
COMMENT ON MATERIALIZED VIEW mv IS 'how many';
GRANT SELECT ON v TO PUBLIC;
