"""Bytes to lines: encodings decided, mark-up told from text, line numbers kept, and what is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.files.text import LONGEST_LINE, Unreadable, read_text

VIETNAMESE = "Số: 02/CT-UBND\nHải Phòng, ngày 13 tháng 01 năm 2020\nĐẩy mạnh cải cách, nâng cao chất lượng\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (VIETNAMESE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + VIETNAMESE.encode(), "utf-8"),
        (VIETNAMESE.encode("utf-16"), "utf-16"),
        (VIETNAMESE.encode("utf-16-le"), "utf-16"),
        (VIETNAMESE.encode("utf-16-be"), "utf-16"),
        (unicodedata.normalize("NFD", VIETNAMESE).encode(), "utf-8"),
        (VIETNAMESE.replace("\n", "\r\n").encode(), "utf-8"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le without mark", "utf-16-be without mark", "nfd", "crlf"],
)
def test_one_text_in_every_encoding(data: bytes, encoding: str) -> None:
    text = read_text("a.txt", data)
    assert text.encoding == encoding
    assert text.lines == VIETNAMESE.splitlines()


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows-1258 writes it: some vowels are one byte, tone marks follow as characters."""
    out = bytearray()
    for character in text:
        try:
            out += character.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", character)
            kept = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
            tones = [mark for mark in marks if mark not in kept]
            out += unicodedata.normalize("NFC", base + "".join(kept)).encode("cp1258")
            out += "".join(tones).encode("cp1258")
    return bytes(out)


def test_windows_1258_is_read_as_what_it_is() -> None:
    text = read_text("old.txt", windows_1258(VIETNAMESE))
    assert text.encoding == "windows-1258"
    assert text.lines == VIETNAMESE.splitlines()


REFUSED = [
    (b"", "empty", None),
    (b" \n\t\n", "empty", None),
    (b"\xff\xfe\x00\xd8", "broken at byte", None),
    (b"ab\x03\x04 zip", "control character", 1),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "binary", 3),
    ("Số: 1\nNghị quyết\n".encode() + b"\xff\xfe\xfa abc", "not UTF-8", 3),
    (b"x" * (LONGEST_LINE + 1), "characters", 1),
]


@pytest.mark.parametrize(("data", "reason", "line"), REFUSED, ids=[case[1] for case in REFUSED])
def test_what_cannot_be_read_says_why_and_where(data: bytes, reason: str, line: int | None) -> None:
    with pytest.raises(Unreadable, match=reason) as refused:
        read_text("bad.txt", data)
    assert refused.value.file == "bad.txt"
    assert refused.value.line == line
    assert refused.value.reason_vi


MARKED = [
    ("**I. MỤC ĐÍCH,**", "I. MỤC ĐÍCH,", "bold"),
    ("*1.1. *Quán triệt", "1.1. Quán triệt", "italic"),
    ("(*) Số liệu ước", "(*) Số liệu ước", "a mark in brackets is text"),
    ("<i>Trong đó:</i>", "Trong đó:", "tag"),
    ("9<sup>2</sup>", "9²", "a raised figure is no digit"),
    ("Hộ nghèo\\*", "Hộ nghèo*", "an asterisk that Markdown escapes is text"),
    ("< 5,0", "< 5,0", "a bound is no tag"),
    ("> 4.500", "> 4.500", "a bound at the start of a line is no quotation"),
    ("## Ban hành", "Ban hành", "Markdown heading"),
    ("a\u00a0b\u200bc", "a bc", "odd blanks"),
    (r"\- Nông nghiệp", "- Nông nghiệp", "escaped by Markdown"),
    ("&lt; 8", "< 8", "entity"),
]


@pytest.mark.parametrize(("line", "plain", "why"), MARKED, ids=[case[2] for case in MARKED])
def test_mark_up_is_taken_out(line: str, plain: str, why: str) -> None:
    assert read_text("a.txt", line.encode()).plain == [plain], why


@given(
    st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30), min_size=1)
)
def test_line_numbers_never_move(lines: list[str]) -> None:
    data = "\n".join(["a", *lines]).encode()
    text = read_text("a.txt", data)
    assert len(text.lines) == len(text.plain) == data.count(b"\n") + 1


@pytest.mark.parametrize("tag", ["<b\n>", "<sup\n>1</sup>", "<sup>\n1</sup>", "<br\n>", "<span\nclass=x>"])
def test_mark_up_over_the_end_of_a_line_joins_no_lines(tag: str) -> None:
    text = read_text("x.txt", f"Kế hoạch {tag} năm 2024\nhai\n".encode())
    assert len(text.plain) == len(text.lines) == 3
