"""Variorum: what was said, and how each outlet told it.

`python build.py` reads `seeds/` and `content/` and writes a static site. The way through:

1. `sources`       reads the seeds (as bytes, once) and the editors' content (typed, located)
2. `edition`       lists the stages of the analysis, in order, on one screen
3. `analysis`      one file a stage: values in, values and problems out; no HTML, no I/O
4. `presentation`  turns the finished `Edition` into pages: routes, marks, view models, exports
5. `publish`       renders, stages, swaps in and checks the site
6. `cli`           arguments, problems on the terminal, exit codes

Beneath them lie `model` (every value of the domain), `problems` (faults as values) and `text`
(spans, tokens, sentences). An import only points down. `docs/architecture.md` tells the rest.
"""

__version__ = "0.1.0"
