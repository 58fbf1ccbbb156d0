ALTER TEXT SEARCH DICTIONARY public.words (stopwords = 'english');
