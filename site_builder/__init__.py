"""Variorum: what was said, and how each outlet told it.

`python build.py` reads `seeds/` and `content/` and writes a static site. The way through:

1. `sources`   reads the seeds (as bytes, once) and the editors' content (typed, located)
2. `quotes`    finds the quotations of an article with their kinds, cues, sources and speakers
3. `edition`   compares the articles: events, people, statements, themes
4. `pages`, `data`  turn the finished `Edition` into pages and data files
5. `publish`   renders, stages, swaps in and checks the site
6. `editors`   answers `review` and `explain`
7. `commands`  one file a command: arguments, problems on the terminal, exit codes

All of them use `model` (every value of the domain, and problems as values) and `text` (spans,
words, sentences). An import only points down. `docs/architecture.md` says more.
"""

__version__ = "0.1.0"
