CREATE TYPE "My Mood" AS ENUM ('A b', 'it''s'); CREATE TABLE t (m "My Mood" DEFAULT 'A b');
