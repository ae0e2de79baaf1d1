"""From the finished edition to pages: routes, marks, view models, exports. No analysis here."""
