ALTER PUBLICATION news SET (publish = 'insert', publish_via_partition_root = false);
