CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciihword, asciiword, email, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version, word WITH pg_catalog.simple;
