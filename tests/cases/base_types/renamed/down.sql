ALTER TYPE public."Amount" RENAME TO amount;
