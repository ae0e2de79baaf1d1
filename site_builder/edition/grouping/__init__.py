"""Affinities of reports, average linkage, editors' pins."""
