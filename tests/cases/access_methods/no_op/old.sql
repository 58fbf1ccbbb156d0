CREATE ACCESS METHOD keeper TYPE TABLE HANDLER heap_tableam_handler;
