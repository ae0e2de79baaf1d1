"""One file a page: what it shows, and the function that makes it."""
