ALTER SUBSCRIPTION "Sales" RENAME TO orders;
ALTER SUBSCRIPTION orders SET (streaming = off);
