"""Builds the site: `python build.py --help`. An installed package has the command `variorum`."""

from site_builder.commands.cli import script

if __name__ == "__main__":
    script()
