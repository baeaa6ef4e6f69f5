"""Files that are no plain text, turned into numbered lines that keep their place in the file.

One module a format, each with `convert(data) -> list[Placed | Drawn]` and one library, imported on first use;
`pip` installs it by the name of the format (`kehoachmo[docx]`). Which format a file has is told by its first
bytes, not by its name: many a `.doc` on the web is HTML. A paragraph becomes a line; a table is handed over
as it is drawn, and becomes lines of cells between bars in `cells`. What the lines mean belongs to the
readers, who cannot tell where a line came from.
"""

from __future__ import annotations

from importlib import import_module

from sources.paper.lines import Drawn, Placed

SUFFIXES = (".docx", ".htm", ".html", ".pdf")
"""Names under which such files are looked for in a folder."""


class Refused(Exception):
    """A file of a known format that cannot be read, and what to do about it."""

    def __init__(self, reason_vi: str, reason_en: str) -> None:
        self.reason_vi, self.reason_en = reason_vi, reason_en
        super().__init__(f"{reason_en} | {reason_vi}")


def format_of(data: bytes) -> str | None:
    """`docx`, `html` or `pdf`, None for plain text. Raises `Refused` for what can be told and not be read."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            "là tệp Word/Excel kiểu cũ (.doc, .xls); xin mở bằng Word hoặc LibreOffice và lưu dạng .docx",
            "is an old Word or Excel file (.doc, .xls); open it in Word or LibreOffice and save it as .docx",
        )
    if data.startswith(b"{\\rtf"):
        raise Refused("là tệp RTF; xin lưu lại dạng .docx", "is an RTF file; save it as .docx")
    opening = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        opening.startswith((b"<?xml", b"<!--")) and b"<html" in opening
    ):
        return "html"
    return None


def convert(format_: str, data: bytes) -> list[Placed | Drawn]:
    """The lines and tables of a file of a format.

    Raises `Refused`, also where the library of the format is not installed.
    """
    try:
        module = import_module(f"sources.files.formats.{format_}")
    except ImportError as error:
        raise Refused(
            f"đọc tệp {format_.upper()} cần thư viện {error.name}; xin cài bằng `make {format_}`"
            f" (hoặc pip install 'kehoachmo[{format_}]')",
            f"reading {format_.upper()} files needs the library {error.name};"
            f" install it with `make {format_}` (or pip install 'kehoachmo[{format_}]')",
        ) from error
    blocks: list[Placed | Drawn] = module.convert(data)
    return blocks
