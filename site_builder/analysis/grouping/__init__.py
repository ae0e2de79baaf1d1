"""What the events stage is made of: affinities of reports, average linkage, editors' pins."""
