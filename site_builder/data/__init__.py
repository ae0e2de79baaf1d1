"""The edition for machines: data files, linked data, facets of the search."""
