ALTER TEXT SEARCH CONFIGURATION public.search DROP MAPPING FOR asciiword, numword, word;

DROP TEXT SEARCH DICTIONARY public.words;
