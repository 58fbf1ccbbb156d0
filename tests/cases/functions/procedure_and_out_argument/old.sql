-- needs: 14
CREATE PROCEDURE p(integer) LANGUAGE sql AS '';
CREATE PROCEDURE p(text, OUT integer) LANGUAGE sql AS 'SELECT 1';
