ALTER TYPE "App"."Note" SET (STORAGE = external);
