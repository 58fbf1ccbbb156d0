ALTER SUBSCRIPTION orders SET PUBLICATION sales WITH (refresh = false);
