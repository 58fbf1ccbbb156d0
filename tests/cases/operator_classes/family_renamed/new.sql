CREATE OPERATOR FAMILY other USING hash;
CREATE OPERATOR CLASS k FOR TYPE text USING hash FAMILY other AS FUNCTION 1 (text, text) hashvarlena(internal);
CREATE OPERATOR CLASS h FOR TYPE json USING hash FAMILY other AS FUNCTION 1 (json, json) hashvarlena(internal);
