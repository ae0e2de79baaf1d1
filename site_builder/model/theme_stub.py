"""The content file that would make a theme which the program found an editor's."""

from __future__ import annotations

import json

from site_builder.model.found import Theme


def theme_stub(theme: Theme) -> tuple[str, ...]:
    """The lines of `content/themes/<id>.md`: pasted unchanged, they find the same passages."""

    def quoted(words: str) -> str:
        return json.dumps(words, ensure_ascii=False)

    words = (f"  - {quoted(word)}" for word in theme.words)
    return ("---", f"title: {quoted(theme.title)}", "words:", *words, "---")
