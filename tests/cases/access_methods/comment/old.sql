CREATE ACCESS METHOD keeper TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD keeper IS 'it keeps';
