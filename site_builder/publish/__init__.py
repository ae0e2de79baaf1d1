"""From pages to a published folder: render, assets, staging, checking."""
