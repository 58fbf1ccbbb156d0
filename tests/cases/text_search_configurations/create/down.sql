-- loses data: table public.t
DROP TABLE public.t;

DROP TEXT SEARCH CONFIGURATION public.search;

DROP TEXT SEARCH DICTIONARY public.words;
