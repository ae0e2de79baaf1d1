"""Builds the site: `python build.py --help`."""

import sys

try:
    from site_builder.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("site_builder"):
        raise
    sys.exit(
        f"build.py: the package {missing.name} is missing; type: {sys.executable} -m pip install ."
    )

if __name__ == "__main__":
    sys.exit(main())
