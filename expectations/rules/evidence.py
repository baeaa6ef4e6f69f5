"""Rules about the source: every line accounted for, and every printed text found where the row says it stands."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, breach, row_of, rule

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[a-zA-Z]+/?>")
_EMPHASIS = re.compile(r"(?<!\\)\*|</?(?:i|b|u|em|strong|sup|sub|span|font)(?:\s[^<>]{0,200})?>", re.I)
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_ENDS_WORD_CUT = re.compile(r"(?<!\d)\b(?:19|20)\d$")


def words(text: str) -> list[str]:
    """The words and figures of a text without mark-up and raised marks."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _WORD.findall(_RAISED.sub(" ", text))


def _words_held(line: str) -> Counter[str]:
    """The words of a line of the source, whose mark-up may part the letters of one word: `*H*2S`, `H<sub>2</sub>S`."""
    held = Counter(words(line))
    if "*" in line or "<" in line or "&" in line:
        held |= Counter(words(html.unescape(_EMPHASIS.sub("", line))))
    return held


def _found_at_lines(table: str, texts: Callable[[Row], Iterable[str | None]], owner: str) -> Rule:
    """Every word of a row's printed text stands in the lines that the ledger gives to the row."""

    def judge(rows: Rows) -> list[Verdict | None]:
        held: dict[str, Counter[str]] = defaultdict(Counter)
        for line in rows["lines"]:
            if line["owner"] and line["text"]:
                held[line["owner"]].update(_words_held(line["text"]))
        return [_verdict(row, held[row_owner(row, owner)], texts(row)) for row in rows[table]]

    return rule(
        table,
        "printed_at_lines",
        "error",
        "Nguyên văn công bố có ở đúng các dòng đã ghi | The printed text stands in the lines that the row names",
        judge,
        needs=("lines",),
    )


def row_owner(row: Row, key: str) -> str:
    """The id under which the ledger holds a row: values share the id of their annex row, or of their clause."""
    owner = str(row[key])
    return row_of(owner) if key == "value_id" else owner


def _verdict(row: Row, held: Counter[str], texts: Iterable[str | None]) -> Verdict:
    for text in texts:
        missing = Counter(words(text or "")) - held
        if missing:
            lost = ", ".join(sorted(missing)[:5])
            where = f"{row['line_from']}–{row['line_to']}"
            return breach(f"không thấy “{lost}” ở dòng {where}", f"“{lost}” is not in lines {where}")
    return HOLDS


def _lines_complete(rows: Rows) -> Sequence[Verdict]:
    """The ledger numbers each document's lines 1, 2, … to the last, as many as the document says it has."""
    counted: dict[str, list[int]] = defaultdict(list)
    for line in rows["lines"]:
        counted[line["document_id"]].append(line["line"])
    verdicts = []
    for document in rows["documents"]:
        numbers = counted[document["document_id"]]
        total = document["lines"]
        if sorted(numbers) == list(range(1, total + 1)):
            verdicts.append(HOLDS)
        else:
            verdicts.append(
                breach(
                    f"sổ dòng có {len(numbers)} dòng, tệp có {total}",
                    f"{len(numbers)} lines in the ledger, {total} in the file",
                )
            )
    return verdicts


def _rows_accounted(rows: Rows) -> Sequence[Verdict]:
    """Each printed row of an annex became a row of data, a title, or a reject: none vanished."""
    published: dict[str, int] = Counter()
    for row in rows["printed_rows"]:
        published[row["annex_id"]] += 1
    owners = {
        line["owner"] for line in rows["lines"] if line["role"] in ("table_row", "table_group", "reject")
    }
    held: dict[str, int] = Counter(row["annex_id"] for row in rows["printed_rows"] if row["row_id"] in owners)
    verdicts = []
    for annex in rows["annexes"]:
        id_ = annex["annex_id"]
        if annex["rows"] == published[id_] == held[id_]:
            verdicts.append(HOLDS)
        else:
            verdicts.append(
                breach(
                    f"bảng có {annex['rows']} dòng, giữ {published[id_]}, sổ dòng biết {held[id_]}",
                    f"the table has {annex['rows']} rows, {published[id_]} are kept, the ledger knows {held[id_]}",
                )
            )
    return verdicts


def _no_text_left(rows: Rows) -> Sequence[Verdict | None]:
    """Inside an annex with a table every line is table, note or reject; running text there was not understood."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for annex in rows["annexes"]:
        if annex["kind"] != "other":
            spans[annex["document_id"]].append((annex["line_from"], annex["line_to"], annex["annex_id"]))
    left: dict[str, list[int]] = defaultdict(list)
    for line in rows["lines"]:
        if line["role"] == "body":
            for first, last, annex_id in spans[line["document_id"]]:
                if first <= line["line"] <= last:
                    left[annex_id].append(line["line"])
    return [
        None
        if annex["kind"] == "other"
        else breach(
            f"{len(numbers)} dòng chữ trong phụ lục chưa thành dữ liệu, đầu tiên là dòng {numbers[0]}",
            f"{len(numbers)} lines of text in the annex are no data, the first is line {numbers[0]}",
        )
        if (numbers := left[annex["annex_id"]])
        else HOLDS
        for annex in rows["annexes"]
    ]


def _table_understood(rows: Rows) -> Sequence[Verdict]:
    return [
        breach(
            f"{annex['rows']} dòng không rõ là chỉ tiêu, nhiệm vụ hay dự án; chỉ công bố như in",
            f"{annex['rows']} rows, neither indicators nor tasks nor projects; published as printed only",
        )
        if annex["kind"] == "other"
        else HOLDS
        for annex in rows["annexes"]
    ]


def _nothing_rejected(rows: Rows) -> Sequence[Verdict]:
    return [
        breach(
            f"không đọc được ({row['reason']}): {row['text'][:80]}",
            f"not read ({row['reason']}): {row['text'][:80]}",
        )
        for row in rows["rejects"]
    ]


def _head_read(rows: Rows) -> Sequence[Verdict]:
    names = {
        "number": "số",
        "title": "trích yếu",
        "issuer": "cơ quan ban hành",
        "issued_on": "ngày ban hành",
        "signer": "người ký",
    }
    verdicts = []
    for row in rows["documents"]:
        lacking = [name for name in names if row[name] is None]
        verdicts.append(
            breach(
                f"văn bản không in hoặc chưa đọc được: {', '.join(names[name] for name in lacking)}",
                f"not printed or not read: {', '.join(lacking)}",
            )
            if lacking
            else HOLDS
        )
    return verdicts


def _encoding_modern(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["encoding"] in ("utf-8", None)
        else breach(
            f"tệp dùng bảng mã {row['encoding']}; đã chuyển sang UTF-8, xin đọc soát dấu",
            f"the file is {row['encoding']}; it was converted to UTF-8, please look at the accents",
        )
        for row in rows["documents"]
    ]


def _text_ends_whole(rows: Rows) -> Sequence[Verdict]:
    """A description that stops inside a year (`định hướng 203`) was cut, by the scan or by the author."""
    return [
        breach(
            f"nội dung dừng giữa chừng: “…{row['description'][-30:]}”",
            f"the text stops in mid-word: “…{row['description'][-30:]}”",
        )
        if re.search(r"(?:\b(?:19|20)[0-9]|\s(?:và|của|các|cho|với|tại))$", row["description"])
        else HOLDS
        for row in rows["tasks"]
    ]


def _footnote_anchored(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["anchored_to"]
        else breach(f"không thấy dấu {row['mark']} trong văn bản", f"mark {row['mark']} is not in the text")
        for row in rows["footnotes"]
    ]


RULES: tuple[Rule, ...] = (
    rule(
        "documents",
        "lines_accounted",
        "error",
        "Mọi dòng của tệp gốc đều có trong sổ dòng | Every line of the source file is in the ledger",
        _lines_complete,
        needs=("lines",),
    ),
    rule(
        "documents",
        "head_read",
        "warn",
        "Đọc được số, trích yếu, cơ quan ban hành, ngày và người ký | Number, title, issuer, date and signer are read",
        _head_read,
    ),
    rule(
        "documents",
        "encoding_utf8",
        "warn",
        "Tệp gốc là UTF-8 | The source file is UTF-8",
        _encoding_modern,
    ),
    rule(
        "annexes",
        "rows_accounted",
        "error",
        "Mọi dòng bảng đều được giữ lại hoặc nêu lý do | Every table row is kept or rejected with a reason",
        _rows_accounted,
        needs=("printed_rows", "lines"),
    ),
    rule(
        "annexes",
        "no_text_left",
        "warn",
        "Không còn dòng chữ nào trong bảng chưa đọc | No line inside an annex table is left unread",
        _no_text_left,
        needs=("lines",),
    ),
    rule(
        "annexes",
        "table_understood",
        "warn",
        "Hiểu được bảng nói về gì | It is understood what the table holds",
        _table_understood,
    ),
    rule(
        "rejects",
        "nothing_rejected",
        "warn",
        "Không có phần nào của bảng phải bỏ lại | Nothing of a table had to be left out",
        _nothing_rejected,
    ),
    rule(
        "tasks",
        "text_ends_whole",
        "warn",
        "Nội dung nhiệm vụ không bị cắt giữa chừng | The text of a task does not stop in mid-word",
        _text_ends_whole,
    ),
    rule(
        "footnotes",
        "mark_found",
        "warn",
        "Chú thích có dấu tương ứng trong văn bản | The mark of a footnote stands in the text",
        _footnote_anchored,
    ),
    _found_at_lines("printed_rows", lambda row: row["cells"], "row_id"),
    _found_at_lines("indicator_values", lambda row: (row["label"], row["printed"]), "value_id"),
    _found_at_lines(
        "tasks", lambda row: (row["description"], row["deadline"], row["deliverable"]), "task_id"
    ),
    _found_at_lines("projects", lambda row: (row["name"], row["approvals"]), "project_id"),
    _found_at_lines("footnotes", lambda row: (row["text"],), "footnote_id"),
    _found_at_lines("clauses", lambda row: (row["heading"], row["text"]), "clause_id"),
)
