ALTER TABLE public."Leaf" RENAME TO leaf;
