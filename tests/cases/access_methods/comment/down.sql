COMMENT ON ACCESS METHOD keeper IS 'it keeps';
