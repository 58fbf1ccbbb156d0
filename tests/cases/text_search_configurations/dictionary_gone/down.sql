CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');

ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR numword WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword, word WITH public.words, pg_catalog.simple;
