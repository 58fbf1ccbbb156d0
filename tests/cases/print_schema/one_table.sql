-- A table alone: no joins, no call that takes tables together.
CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email text NOT NULL,
    nickname text
);
