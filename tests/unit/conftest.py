"""What several unit tests need: one edition of the tests' seeds, compiled once."""

from __future__ import annotations

import pytest
from seed_project import compiled, own_content

from site_builder.model.edition import Edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return compiled(own_content(tmp_path_factory.mktemp("project") / "content"))
