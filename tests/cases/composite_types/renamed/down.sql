ALTER TYPE "Other"."Two of them" RENAME TO pair;
ALTER TYPE "Other".pair SET SCHEMA public;
