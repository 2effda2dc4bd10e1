"""Write `docs/article-coverage.md`: every statement of the article, and where it is told.

Run `python -m tools.build_scenario.coverage` after a change of `maps/article.csv` or of the events.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tools.build_scenario.tables import Row, mapping, raw

PAGE = Path(__file__).resolve().parents[2] / "docs" / "article-coverage.md"

HEAD = """\
# What the article says, and where it is told

Made by `python -m tools.build_scenario.coverage` from `tools/history/maps/article.csv`: change that
table, not this page. The article is Wikipedia's "Liaoshen Campaign" (CC BY-SA 3.0); its statements
are numbered in its order and told in our own short words. Citations are the article's own and were
not checked against the books.

*agrees*: other sources bear it out, or nothing seen speaks against it. *differs*: sources say
otherwise; the events named tell how, in their `disagreement`.
"""


def coverage_page() -> str:
    """Return the text of the page. Raises ValueError for an event that does not exist."""
    titles = _titles()
    rows = mapping("article")
    parts = [_part(name, list(group), titles) for name, group in groupby(rows, lambda r: r["part"])]
    differing = sum(row["finding"] == "differs" for row in rows)
    count = f"{len(rows)} statements; sources differ from {differing} of them.\n"
    return "\n".join([HEAD, count, *parts, _index(rows, titles)])


def _part(name: str, rows: list[Row], titles: dict[str, str]) -> str:
    lines = [
        f"## {name}",
        "",
        "| No. | Statement | Its citation | Events | Also in | Finding |",
        "|---|---|---|---|---|---|",
        *(_line(row, titles) for row in rows),
        "",
    ]
    return "\n".join(lines)


def _line(row: Row, titles: dict[str, str]) -> str:
    events = row["events"].split()
    unknown = [event for event in events if event not in titles]
    if unknown or not events:
        raise ValueError(f"maps/article.csv: {row['id']}: no event {unknown or 'at all'}")
    finding = ": ".join(filter(None, (row["finding"], row["remark"])))
    cells = (row["id"], row["statement"], row["citation"] or "none", ", ".join(events),
             row["elsewhere"], finding)  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _index(rows: list[Row], titles: dict[str, str]) -> str:
    """Return the list of the events named, with the statements that lead to them."""
    named = sorted({event for row in rows for event in row["events"].split()})
    lines = [
        f"| {event} | {titles[event]} | "
        + ", ".join(row["id"] for row in rows if event in row["events"].split())
        + " |"
        for event in named
    ]
    return "\n".join(["## By event", "", "| Event | Title | Statements |", "|---|---|---|", *lines])


def _titles() -> dict[str, str]:
    titles = {row["id"]: row["title_en"] for row in raw("events") + mapping("added_events")}
    return titles | {row["id"]: row["en"] for row in mapping("event_titles")}


def main() -> None:
    """Write the page."""
    PAGE.write_text(coverage_page() + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
