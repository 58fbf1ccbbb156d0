-- needs: 15
CREATE ACCESS METHOD keeper TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a integer) USING keeper; INSERT INTO t VALUES (1);
