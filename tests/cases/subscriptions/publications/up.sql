ALTER SUBSCRIPTION orders SET PUBLICATION sales, "More" WITH (refresh = false);
