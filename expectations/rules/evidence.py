"""Rules about the source: every line accounted for, every printed text found where the row says it stands."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from expectations.rule import Answer, Breach, Row, caveat, index, promise

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[a-zA-Z]+/?>")
# Mark-up within a word: "*H*2S", "H<sub>2</sub>S"; not an escaped star.
_EMPHASIS = re.compile(r"(?<!\\)\*|</?(?:i|b|u|em|strong|sup|sub|span|font)(?:\s[^<>]{0,200})?>", re.I)
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
# Signs that no eye sees stand anywhere in a word of a file, and in no published text.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# A text that stops inside a year ("định hướng 203") or behind a word that wants another.
_CUT_OFF = re.compile(r"(?:\b(?:19|20)[0-9]|\s(?:và|của|các|cho|với|tại))$")


def words(text: str) -> list[str]:
    """The words and figures of a text without mark-up, raised marks and signs that print shows nobody."""
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _WORD.findall(_RAISED.sub(" ", text))


def _words_of_line(line: str) -> Counter[str]:
    """The words of a line of the source, whose mark-up may part the letters of one word: `H<sub>2</sub>S`."""
    line = _INVISIBLE.sub("", line)
    held = Counter(words(line))
    if "*" in line or "<" in line or "&" in line:
        held |= Counter(words(html.unescape(_EMPHASIS.sub("", line))))
    return held


class Ledger(dict[str, Counter[str]]):
    """The words of the lines that each row owns, counted when the row is asked about."""

    def __init__(self, lines: Sequence[Row]) -> None:
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._places = {(line["document_id"], line["line"]): line["text"] or "" for line in lines}
        for line in lines:
            if line["owner"] and line["text"]:
                self._lines[line["owner"]].append(line["text"])

    def __missing__(self, owner: str) -> Counter[str]:
        held: Counter[str] = Counter()
        for line in self._lines.get(owner, ()):
            held.update(_words_of_line(line))
        self[owner] = held
        return held

    def named_by(self, row: Row) -> Counter[str]:
        """The words of the lines that a row names: a heading above its clause may say what it is of."""
        held: Counter[str] = Counter()
        for line in range(row["line_from"], row["line_to"] + 1):
            held.update(_words_of_line(self._places.get((row["document_id"], line), "")))
        return held


@index
def words_of_owner(lines: Sequence[Row]) -> Ledger:
    return Ledger(lines)


_FOUND = (
    "Nguyên văn công bố có ở đúng các dòng đã ghi | The printed text stands in the lines that the row names"
)


@promise("printed_rows", _FOUND, owner="row_id", texts=("cells",))
@promise("indicator_values", _FOUND, owner="row_id", texts=("label", "printed"))
@promise("tasks", _FOUND, owner="task_id", texts=("description", "deadline", "deliverable"))
@promise("projects", _FOUND, owner="project_id", texts=("name", "approvals"))
@promise("footnotes", _FOUND, owner="footnote_id", texts=("text",))
@promise("clauses", _FOUND, owner="clause_id", texts=("heading", "text"))
def printed_at_lines(row: Row, words_of_owner: Ledger, owner: str, texts: Sequence[str]) -> Answer:
    """Every word of a row's printed text stands in the lines that the ledger gives to the row, or that it
    names."""
    held = words_of_owner[row[owner]]
    for text in _texts(row, texts):
        said = Counter(words(text))
        if not said - held:
            continue
        named = words_of_owner.named_by(row)
        if missing := [word for word in said - named if not _is_broken_in(named, word)]:
            lost, where = ", ".join(sorted(missing)[:5]), f"{row['line_from']}–{row['line_to']}"
            return Breach(f"không thấy “{lost}” ở dòng {where}", f"“{lost}” is not in lines {where}")
    return True


def _is_broken_in(held: Counter[str], word: str) -> bool:
    """Whether a word stands in two pieces, as a narrow column breaks it: `Ngườ` above `i`, `18417` above `5`.

    The second piece is one letter, or the rest of a figure of which more digits stand above than a year has:
    shorter ones fit a column, and any two of them would make a third.
    """
    ends = range(5 if word.isdigit() else len(word) - 1, len(word))
    return any(held[word[:end]] and held[word[end:]] for end in ends)


def _texts(row: Row, columns: Sequence[str]) -> Iterator[str]:
    for column in columns:
        if isinstance(row[column], list):
            yield from filter(None, row[column])
        elif row[column]:
            yield row[column]


@index
def lines_of_document(lines: Sequence[Row]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        found[line["document_id"]].append(line["line"])
    return found


@promise(
    "documents", "Mọi dòng của tệp gốc đều có trong sổ dòng | Every line of the source file is in the ledger"
)
def lines_accounted(document: Row, lines_of_document: Mapping[str, Sequence[int]]) -> Answer:
    """The ledger numbers each document's lines 1, 2, … to the last, as many as the document says it has."""
    numbers, total = lines_of_document.get(document["document_id"], ()), document["lines"]
    return sorted(numbers) == list(range(1, total + 1)) or Breach(
        f"sổ dòng có {len(numbers)} dòng, tệp có {total}",
        f"{len(numbers)} lines in the ledger, {total} in the file",
    )


@promise("lines", "Không dòng nào bị hai dòng dữ liệu cùng nhận | No line is claimed by two rows of one kind")
def claimed_once(line: Row) -> Answer:
    """Two rows that claim a line alike would both print it: one of them is read where it is not."""
    return line["also_claimed_by"] is None or Breach(
        f"dòng này thuộc {line['owner']} mà {line['also_claimed_by']} cũng nhận",
        f"the line is of {line['owner']}, and {line['also_claimed_by']} claims it too",
    )


@caveat(
    "lines",
    "Mọi dòng chữ đều được đọc: không dòng nào bị bỏ quên | Every line of text is read: none is passed over",
)
def read(line: Row) -> Answer:
    """A line without a claim is a fault of ours, but takes nothing from the truth of the rows that were read:
    it is told, with how many there are, and withholds no document."""
    if line["role"] == "blank":
        return None
    return line["role"] != "unread" or Breach(
        "không dòng dữ liệu, mục hay phần nào nhận dòng này", "no row, clause or part claims this line"
    )


@index
def rows_of_annex(printed_rows: Sequence[Row]) -> Counter[str]:
    return Counter(row["annex_id"] for row in printed_rows)


@index
def rows_held(printed_rows: Sequence[Row], lines: Sequence[Row]) -> Counter[str]:
    """Rows of each annex that the ledger gives lines to."""
    owners = {line["owner"] for line in lines if line["role"] in ("table_row", "table_group", "reject")}
    return Counter(row["annex_id"] for row in printed_rows if row["row_id"] in owners)


@promise(
    "annexes",
    "Mọi dòng bảng đều được giữ lại hoặc nêu lý do | Every table row is kept or rejected with a reason",
)
def rows_accounted(annex: Row, rows_of_annex: Counter[str], rows_held: Counter[str]) -> Answer:
    """Each printed row of an annex became a row of data, a title, or a reject: none vanished."""
    printed, kept, held = annex["rows"], rows_of_annex[annex["annex_id"]], rows_held[annex["annex_id"]]
    return printed == kept == held or Breach(
        f"bảng có {printed} dòng, giữ {kept}, sổ dòng biết {held}",
        f"the table has {printed} rows, {kept} are kept, the ledger knows {held}",
    )


@index
def running_text(lines: Sequence[Row]) -> dict[str, list[int]]:
    """The lines of running text of each document."""
    found: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line["role"] == "body":
            found[line["document_id"]].append(line["line"])
    return found


@caveat(
    "annexes",
    "Không còn dòng chữ nào trong bảng chưa đọc | No line inside an annex table is left unread",
)
def no_text_left(annex: Row, running_text: Mapping[str, Sequence[int]]) -> Answer:
    """Inside an annex with a table every line is table, note or reject; text there was not understood."""
    if annex["kind"] == "other":
        return None
    first, last = annex["line_from"], annex["line_to"]
    left = [line for line in running_text.get(annex["document_id"], ()) if first <= line <= last]
    return not left or Breach(
        f"{len(left)} dòng chữ trong phụ lục chưa thành dữ liệu, đầu tiên là dòng {left[0]}",
        f"{len(left)} lines of text in the annex are no data, the first is line {left[0]}",
    )


@caveat("annexes", "Hiểu được bảng nói về gì | It is understood what the table holds")
def table_understood(annex: Row) -> Answer:
    return annex["kind"] != "other" or Breach(
        f"{annex['rows']} dòng không rõ là chỉ tiêu, nhiệm vụ hay dự án; chỉ công bố như in",
        f"{annex['rows']} rows, neither indicators nor tasks nor projects; published as printed only",
    )


@caveat(
    "rejects",
    "Không có phần nào của bảng phải bỏ lại | Nothing of a table had to be left out",
)
def nothing_rejected(reject: Row) -> Answer:
    said = f"({reject['reason']}): {reject['text'][:80]}"
    return Breach(f"không đọc được {said}", f"not read {said}")


_HEAD = {
    "number": "số",
    "title": "trích yếu",
    "issuer": "cơ quan ban hành",
    "issued_on": "ngày ban hành",
    "signer": "người ký",
}


@caveat(
    "documents",
    "Đọc được số, trích yếu, cơ quan ban hành, ngày và người ký"
    " | Number, title, issuer, date and signer are read",
)
def head_read(document: Row) -> Answer:
    lacking = [name for name in _HEAD if document[name] is None]
    return not lacking or Breach(
        f"văn bản không in hoặc chưa đọc được: {', '.join(_HEAD[name] for name in lacking)}",
        f"not printed or not read: {', '.join(lacking)}",
    )


@caveat(
    "documents",
    "Biết văn bản nói về địa bàn nào | The territory that a document speaks for is known",
)
def territory_known(document: Row) -> Answer:
    """Figures of a document of which this is not known are compared with one another only."""
    return bool(document["territory"]) or Breach(
        f"cơ quan ban hành “{document['issuer'] or 'không rõ'}” không thuộc địa bàn nào trong danh mục",
        f"the issuer “{document['issuer'] or 'not known'}” is of no place of the vocabulary",
    )


@promise("documents", "Chữ trong tệp ghi được bằng UTF-8 | The letters of the file can be written as UTF-8")
def letters_written(document: Row) -> Answer:
    """Half a character (a lone surrogate) is none, and nobody knows which it was."""
    return document["encoding"] != "surrogates" or Breach(
        "tệp có nửa ký tự (surrogate), không ghi được", "the file holds halves of characters (surrogates)"
    )


@caveat("documents", "Tệp gốc là UTF-8 | The source file is UTF-8")
def encoding_utf8(document: Row) -> Answer:
    encoding = document["encoding"]
    return encoding in ("utf-8", None) or Breach(
        f"tệp dùng bảng mã {encoding}; đã chuyển sang UTF-8, xin đọc soát dấu",
        f"the file is {encoding}; it was converted to UTF-8, please look at the accents",
    )


@caveat(
    "tasks",
    "Nội dung nhiệm vụ không bị cắt giữa chừng | The text of a task does not stop in mid-word",
)
def text_ends_whole(task: Row) -> Answer:
    """A description that stops inside a year (`định hướng 203`) was cut, by the scan or by the author."""
    text = task["description"]
    return not _CUT_OFF.search(text) or Breach(
        f"nội dung dừng giữa chừng: “…{text[-30:]}”", f"the text stops in mid-word: “…{text[-30:]}”"
    )


@caveat(
    "footnotes",
    "Chú thích có dấu tương ứng trong văn bản | The mark of a footnote stands in the text",
)
def mark_found(footnote: Row) -> Answer:
    mark = footnote["mark"]
    return bool(footnote["anchored_to"]) or Breach(
        f"không thấy dấu {mark} trong văn bản", f"mark {mark} is not in the text"
    )


@caveat("documents", "Biết tệp gốc lấy từ đâu | It is known where the source file comes from")
def origin_known(document: Row) -> Answer:
    """Nobody can look up a text that came from nowhere."""
    return bool(document["origin"]) or Breach(
        "không ai ghi tệp này lấy từ đâu; thêm bằng `kehoachmo add TỆP --from ĐỊA_CHỈ`",
        "nobody wrote down where this file comes from; add it with `kehoachmo add FILE --from ADDRESS`",
    )
