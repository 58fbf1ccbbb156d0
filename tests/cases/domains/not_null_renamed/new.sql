-- rename: domain:a=b
CREATE DOMAIN b AS integer NOT NULL;
