-- Nothing to print but the header.
SELECT 1;
