-- rename: table:t="T"
CREATE TABLE "T" (a integer PRIMARY KEY, b text, c integer);
INSERT INTO "T" VALUES (1, 'x', 2);
CREATE PUBLICATION news FOR TABLE "T" (a, c);
