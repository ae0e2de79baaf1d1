"""Files that contain articles, read as clippings: each a text, with what the file says of it."""
