ALTER TEXT SEARCH CONFIGURATION public.search DROP MAPPING FOR email;
ALTER TEXT SEARCH CONFIGURATION public.search ALTER MAPPING FOR asciiword, word WITH public.words, pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR numword WITH pg_catalog.simple;
