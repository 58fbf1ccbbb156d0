CREATE TRANSFORM FOR public."Pair" LANGUAGE plpgsql (TO SQL WITH FUNCTION app."From"(internal));
