CREATE FUNCTION own(internal) RETURNS table_am_handler LANGUAGE internal AS 'heap_tableam_handler';
CREATE ACCESS METHOD keeper TYPE TABLE HANDLER own;
CREATE TABLE t (a integer) USING keeper;
