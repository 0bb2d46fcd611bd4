-- Nothing yet: the number is kept.
SELECT 1;
