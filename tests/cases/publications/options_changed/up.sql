ALTER PUBLICATION news SET (publish = 'insert, delete, truncate', publish_via_partition_root = true);
