CREATE PUBLICATION news WITH (publish = 'insert', publish_via_partition_root = true);
