DROP ACCESS METHOD tree;
CREATE ACCESS METHOD tree TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;
