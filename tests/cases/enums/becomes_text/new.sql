CREATE TABLE t (k text DEFAULT 'a', ks text[] DEFAULT '{a}', CHECK (k <> 'b')); CREATE INDEX i ON t (k) WHERE k = 'a';
