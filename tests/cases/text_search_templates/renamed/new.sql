CREATE TEXT SEARCH TEMPLATE "Own" (LEXIZE = dsimple_lexize, INIT = dsimple_init);
