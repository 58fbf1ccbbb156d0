CREATE TABLE t (a integer DEFAULT 3, b text DEFAULT 'it''s');
