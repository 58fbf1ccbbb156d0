ALTER TEXT SEARCH DICTIONARY public.words (stopwords, language = 'german');
