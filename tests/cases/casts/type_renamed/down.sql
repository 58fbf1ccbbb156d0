ALTER TYPE public."Pair" RENAME TO pair;
