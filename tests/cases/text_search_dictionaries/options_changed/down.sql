ALTER TEXT SEARCH DICTIONARY public.words (language = 'english', stopwords = 'english');
