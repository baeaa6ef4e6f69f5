"""Bytes to numbered lines: format and encoding are decided here, once, and mark-up is told from text.

What a line means belongs to the rooms behind. Line numbers never change after this module: `lines[i]` is line
i + 1 of the file as received (of a Word, PDF or HTML file: as `formats` turned it into lines), `plain[i]` the
same line without mark-up.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata

from sources.files.formats import Refused, convert, format_of
from sources.files.formats.cells import NamesColumn, as_lines
from sources.paper.lines import Placed, Text
from sources.paper.marks import raised

LONGEST_LINE = 100_000
"""Characters. The longest paragraph of the genre has some 3,000; a line beyond this is not running text."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20)])
# No tag reaches over the end of a line: taking it out would join two.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sup|sub|span|p|font|a|div|center)(?:[^\S\n][^<>\n]{0,200})?/?>", re.I
)
_SUPERSCRIPT = re.compile(r"<sup(?:[^\S\n][^<>\n]{0,200})?>[^\S\n]?([0-9]{1,3})[^\S\n]?</sup>", re.I)
_BREAK = re.compile(r"<br[^\S\n]?/?>", re.I)
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\*(?=[0-9])")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.M)
_ESCAPED = re.compile(r"\\([-\\`*_{}\[\]()#+.!|<>~])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
_BLANKS = ("\u00a0", "\u2002", "\u2003", "\u2007", "\u2009", "\u202f", "\u3000")
_LOOK_ALIKE = (("\u00d0", "Đ"), ("\u00f0", "đ"), ("\u0189", "Đ"))
"""Letters of other alphabets that look like one of Vietnamese, which has none of them: `QÐ-UBND`."""
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


class Unreadable(Exception):
    """A file that cannot be read as a document: its name, the line where one can be named, and the reason."""

    def __init__(self, file: str, reason_vi: str, reason_en: str, line: int | None = None) -> None:
        self.file, self.line, self.reason_vi, self.reason_en = file, line, reason_vi, reason_en
        at = f"{file}:{line}" if line else file
        super().__init__(f"{at}: {reason_en} | {reason_vi}")


def _names_nothing(_: str) -> bool:
    return False


def read_text(name: str, data: bytes, names_a_column: NamesColumn = _names_nothing) -> Text:
    """Decode and number the lines of a file. Raises `Unreadable`.

    `names_a_column` tells the header of a small drawn table from text that is only set in columns.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise Unreadable(name, "tệp rỗng", "the file is empty")
    try:
        format_ = format_of(data)
        if format_:
            blocks = convert(format_, data)
            return _from_lines(name, format_, data, list(as_lines(blocks, names_a_column)))
    except Refused as refused:
        raise Unreadable(name, refused.reason_vi, refused.reason_en) from refused
    received, encoding = _decode(name, data)
    if "\r" in received:
        received = received.replace("\r\n", "\n").replace("\r", "\n")
    received = unicodedata.normalize("NFC", received)
    lines = _split(received)
    _refuse_endless_lines(name, lines)
    plain = _without_markup(received)
    same = plain == received
    return Text(
        name,
        "text",
        encoding,
        _sha256(data),
        len(data),
        lines,
        lines if same else plain.split("\n")[: len(lines)],
    )


def _from_lines(name: str, format_: str, data: bytes, placed: list[Placed]) -> Text:
    """The text of a file that is no plain text: its lines hold no mark-up any more."""
    lines, halves = _whole_characters([unicodedata.normalize("NFC", line.text) for line in placed])
    if not any(line.strip() for line in lines):
        raise Unreadable(name, "tệp không có chữ nào", "the file holds no text")
    _refuse_endless_lines(name, lines)
    plain = _with_plain_letters("\n".join(lines)).split("\n")
    positions = [line.position for line in placed]
    encoding = "surrogates" if halves else None
    return Text(name, format_, encoding, _sha256(data), len(data), lines, plain, positions)


def _whole_characters(lines: list[str]) -> tuple[list[str], bool]:
    """Lines that can be written as UTF-8, and whether they held halves of characters, which cannot.

    Formats that name each character by a number may name such a half.
    """
    joined = "\n".join(lines)
    try:
        joined.encode("utf-8")
    except UnicodeEncodeError:
        return joined.encode("utf-8", "replace").decode("utf-8").split("\n"), True
    return lines, False


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _split(text: str) -> list[str]:
    """Lines as an editor numbers them: only a newline ends a line, and the last newline opens none."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _decode(name: str, data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(name, data, "utf-16"), "utf-16"
    if b"\x00" in data:
        return _utf16_without_mark(name, data), "utf-16"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _windows_1258(name, data, error), "windows-1258"
    if len(data.translate(None, _CONTROL_BYTES)) != len(data) and (control := _CONTROL.search(text)):
        line = text.count("\n", 0, control.start()) + 1
        raise Unreadable(
            name,
            f"có ký tự điều khiển U+{ord(control.group()):04X}; đây không phải tệp văn bản",
            f"control character U+{ord(control.group()):04X}; this is not a text file",
            line,
        )
    return text, "utf-8"


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            name,
            f"tệp tự nhận là {encoding} nhưng hỏng ở byte {error.start}",
            f"the file says that it is {encoding} but is broken at byte {error.start}",
        ) from error


def _utf16_without_mark(name: str, data: bytes) -> str:
    """UTF-16 that has lost its byte order mark: the zero bytes of blanks and ASCII stand on one side."""
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        # Vietnamese letters have high bytes 00, 01 and 1E, so these make up nearly all of the high side.
        usual = high.count(b"\x00") + high.count(b"\x01") + high.count(b"\x1e") + high.count(b"\x20")
        if len(data) % 2 == 0 and usual >= 0.95 * len(high):
            text = data.decode(encoding, errors="replace")
            if not _CONTROL.search(text) and "\ufffd" not in text:
                return text
    line = data.count(b"\n", 0, data.index(b"\x00")) + 1
    raise Unreadable(
        name,
        "tệp nhị phân (có byte 0), không phải văn bản; hãy lưu lại dạng văn bản UTF-8",
        "a binary file (it holds zero bytes), not text; save it as UTF-8 text",
        line,
    )


def _windows_1258(name: str, data: bytes, utf8: UnicodeDecodeError) -> str:
    """The old Windows code page for Vietnamese: accepted only where the result is plainly Vietnamese."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    letters = sum(map(str.isalpha, text)) or 1
    stray = sum(unicodedata.combining(character) > 0 for character in text)
    if (
        not _CONTROL.search(text)
        and len(_VIETNAMESE.findall(text)) >= 0.05 * letters
        and stray <= 0.01 * letters
    ):
        return text
    line = data.count(b"\n", 0, utf8.start) + 1
    raise Unreadable(
        name,
        f"không phải UTF-8 (byte 0x{data[utf8.start]:02X} ở vị trí {utf8.start}), cũng không đọc được theo"
        " UTF-16 hay Windows-1258; hãy lưu lại dạng UTF-8",
        f"not UTF-8 (byte 0x{data[utf8.start]:02X} at offset {utf8.start}) and not Vietnamese in UTF-16 or"
        " Windows-1258 either; save it as UTF-8",
        line,
    )


def _refuse_endless_lines(name: str, lines: list[str]) -> None:
    longest = max(map(len, lines))
    if longest > LONGEST_LINE:
        raise Unreadable(
            name,
            f"dòng dài {longest:,} ký tự (tối đa {LONGEST_LINE:,}); tệp đã mất dấu xuống dòng?",
            f"the line has {longest:,} characters (at most {LONGEST_LINE:,});"
            " has the file lost its line breaks?",
            next(number for number, line in enumerate(lines, start=1) if len(line) == longest),
        )


def _without_markup(text: str) -> str:
    """Emphasis, tags and heading signs taken out, odd blanks and letters made plain; no line goes."""
    text = _with_plain_letters(text)
    if "<" in text:
        text = _SUPERSCRIPT.sub(lambda found: raised(found[1]), text)
        text = _TAG.sub("", _BREAK.sub(" ", text))
    if "*" in text:
        # An asterisk is emphasis, except as a mark in brackets ("(*) Số liệu ước tính"), between two digits
        # (25*30 is no 2530), or where Markdown escapes it.
        text = _BETWEEN_DIGITS.sub("\x00", text.replace("\\*", "\x00").replace("(*)", "(\x00)"))
        text = text.replace("*", "").replace("\x00", "*")
    if "#" in text:
        text = _HEADING.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(_character, text) if "&" in text else text


def _with_plain_letters(text: str) -> str:
    for character in _BLANKS:
        if character in text:
            text = text.replace(character, " ")
    for character in _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    for character, letter in _LOOK_ALIKE:
        if character in text:
            text = text.replace(character, letter)
    return text


def _character(entity: re.Match[str]) -> str:
    """The character of an HTML entity; blanks and line ends of any kind as a blank, so that no line moves."""
    character = html.unescape(entity.group())
    return character if character.isprintable() and not character.isspace() else " "
