CREATE FOREIGN TABLE "My App"."Order" (
    "Id" integer,
    "select" text OPTIONS ("Column Name" 'it''s')
) SERVER "Farther" OPTIONS ("Table" 'or"der');

COMMENT ON FOREIGN TABLE "My App"."Order" IS 'it''s far';
