CREATE OPERATOR FAMILY fam USING hash;
CREATE OPERATOR CLASS g FOR TYPE text USING hash FAMILY fam AS FUNCTION 1 (text, text) hashvarlena(internal);
CREATE OPERATOR CLASS h FOR TYPE json USING hash FAMILY fam AS FUNCTION 1 (json, json) hashvarlena(internal);
