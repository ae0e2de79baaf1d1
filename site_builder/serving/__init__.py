"""The site on this machine while an editor works: files, a watch over them, news to browsers."""
