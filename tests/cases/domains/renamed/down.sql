ALTER DOMAIN public."Address" RENAME TO email;
