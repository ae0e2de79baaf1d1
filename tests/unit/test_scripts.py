"""Scripts lose what only their authors read, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.publish.scripts import compact_script

ASSETS = Path(__file__).resolve().parents[2] / "templates" / "assets"


def test_comments_indents_and_blank_lines_go() -> None:
    written = '// why\n{\n  const a = "// kept"  // kept\n\n  a()\n}\n'
    assert compact_script(written) == '{\nconst a = "// kept"  // kept\na()\n}\n'
    assert compact_script("// nothing\n") == ""


def test_a_text_over_several_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="over the end of a line"):
        compact_script("const a = `b\n  c`\n")


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.js")), ids=lambda p: p.name)
def test_every_script_of_ours_can_be_shortened_once(path: Path) -> None:
    short = compact_script(path.read_text("utf-8"))
    assert short
    assert compact_script(short) == short
