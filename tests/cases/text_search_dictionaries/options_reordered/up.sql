ALTER TEXT SEARCH DICTIONARY public.words (language = 'english');
