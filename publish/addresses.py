"""Where things lie in the portal: the one place that makes an address from an id, for pages, workbooks,
checks.

Addresses are relative to the folder of the site, so that it works from a web server and from a folder alike.
"""

from __future__ import annotations

LINES_OF_A_PAGE = 1500
"""Lines of a document that stand on one page; a longer text goes on on a page of its own."""


def document_page(document_id: str, line: int = 1) -> str:
    """The page of a document that holds a line (counted from 1)."""
    part = (line - 1) // LINES_OF_A_PAGE + 1
    return f"van-ban/{document_id}{f'.{part}' if part > 1 else ''}.html"


def line_address(document_id: str, line: int) -> str:
    """The place of one line of a document."""
    return f"{document_page(document_id, line)}#L{line}"


def indicator_page(indicator_id: str) -> str:
    return f"chi-tieu/{indicator_id}.html"


def agency_page(agency_id: str) -> str:
    return f"co-quan/{agency_id}.html"


def rows_page(document_id: str) -> str:
    """The page of all that was read from a document."""
    return f"van-ban/{document_id}.du-lieu.html"


def annex_page(annex_id: str) -> str:
    return f"phu-luc/{annex_id}.html"
