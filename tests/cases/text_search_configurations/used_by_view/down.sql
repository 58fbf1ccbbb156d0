CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');

CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR numword WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword, word WITH public.words, pg_catalog.simple;

CREATE VIEW public.v AS
SELECT t.id
   FROM public.t
  WHERE (to_tsvector('public.search'::regconfig, t.body) @@ '''x'''::tsquery);
