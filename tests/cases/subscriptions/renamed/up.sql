ALTER SUBSCRIPTION orders RENAME TO "Sales";
ALTER SUBSCRIPTION "Sales" SET (streaming = on);
