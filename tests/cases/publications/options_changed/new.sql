CREATE PUBLICATION news WITH (publish = 'insert, delete, truncate', publish_via_partition_root = true);
