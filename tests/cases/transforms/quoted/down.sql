DROP TRANSFORM FOR public."Pair" LANGUAGE plpgsql;
