"""The signs that pages print for outlets and for their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from site_builder.model.found import (
    Article,
)
from site_builder.model.given import Outlet
from site_builder.pages.parts.values import Siglum


def outlet_sign(outlet: Outlet, number: str = "") -> Siglum:
    """The sign of an outlet; `number` tells its articles apart."""
    return Siglum(outlet.siglum + number, f"h{outlet.hue} {outlet.line}", outlet.name)


def report_signs(articles: Iterable[Article], outlets: dict[str, Outlet]) -> dict[str, Siglum]:
    """The sign of each article: its outlet's, numbered where an outlet reports twice."""
    listed = list(articles)
    total = Counter(a.outlet_id for a in listed)
    seen: Counter[str] = Counter()
    sigla = {}
    for article in listed:
        seen[article.outlet_id] += 1
        number = f" {seen[article.outlet_id]}" if total[article.outlet_id] > 1 else ""
        sigla[article.id] = outlet_sign(outlets[article.outlet_id], number)
    return sigla
