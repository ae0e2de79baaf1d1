"""One file a page type: what a page shows, as a frozen value, and the function that makes it."""
