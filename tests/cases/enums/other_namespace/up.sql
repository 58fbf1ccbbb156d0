CREATE TYPE app.mood AS ENUM (
    'x'
);

CREATE TABLE app.t (
    m app.mood[]
);
