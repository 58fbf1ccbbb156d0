ALTER TYPE public."Days" RENAME TO days;
ALTER FUNCTION public."Days"(date, date) RENAME TO days;
ALTER FUNCTION public."Days"(date, date, text) RENAME TO days;
