ALTER TEXT SEARCH DICTIONARY public.words (language = 'german', stopwords = 'english');
