ALTER COLLATION "Other"."Used Up" RENAME TO used;
ALTER COLLATION "Other".used SET SCHEMA public;
