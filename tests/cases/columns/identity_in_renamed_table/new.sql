-- rename: table:t=u
-- rename: column:u.a=b
CREATE TABLE u (b integer GENERATED ALWAYS AS IDENTITY);
