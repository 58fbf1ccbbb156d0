CREATE TEXT SEARCH DICTIONARY "Words" (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
