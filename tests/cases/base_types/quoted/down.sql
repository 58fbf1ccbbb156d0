ALTER TYPE "App"."Note" SET (STORAGE = extended);
