"""Readers of ICD-10-PCS: the code master of the Medicare Code Editor (dates) and the SQLite database that carries tables and index."""
import csv
import io
import pathlib
import re
import sqlite3
import tempfile
from collections.abc import Iterable

from tables import grouper_table, master_dates, tsv


def listed(content: bytes, _: pathlib.Path) -> bytes:
    """Code list of CMS: seven characters, a space, the long title."""
    rows = (line.rstrip() for line in content.decode().splitlines())
    return tsv("code title", ((row[:7], row[8:].strip()) for row in rows if row))


def quoted(content: bytes, _: pathlib.Path) -> bytes:
    """Comma separated values without a header: code, long title."""
    return tsv("code title", {(row[0], row[1]) for row in csv.reader(io.StringIO(content.decode()))})


def query(content: bytes, cache: pathlib.Path, sql: str) -> Iterable[tuple]:
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        file = pathlib.Path(folder) / "table"
        file.write_bytes(content)
        database = sqlite3.connect(file)
        rows = database.execute(sql).fetchall()
        database.close()
    return rows


def titles(content: bytes, cache: pathlib.Path) -> bytes:
    return tsv("code title", query(content, cache, "select code, long_name from pcs_codes"))


def unbroken(label: str) -> str:
    """Labels were broken over lines of a table: "Drug- eluting", "Stereoelectroencephalo graphic"."""
    return re.sub(r"(?<=phalo) (?=graphic)", "", label.replace("- ", "-"))


def labels(content: bytes, cache: pathlib.Path) -> bytes:
    """What each value means, by table and position: section (1), body system (2), root operation (3), body part (4) to qualifier (7)."""
    found = set()
    rows = query(content, cache, "select code, sec_def, bs_def, ro_def, bp_def, ap_def, dv_def, qu_def from pcs_tree")
    for code, section, system, operation, *rest in rows:
        parts = [section, system, operation.split(":")[0], *rest]
        found.update((code[:3], i + 1, code[i], unbroken(part)) for i, part in enumerate(parts))
    return tsv("table position value label", found)


def definitions(content: bytes, cache: pathlib.Path) -> bytes:
    """Official definitions of root operations (position 3) and approaches (position 5), by section."""
    operations = query(content, cache, "select section, code, definition, explanation, examples from pcs_root_operation")
    approaches = query(content, cache, "select section, code, definition from pcs_approach")
    rows = [(s, 3, c, d or "", e or "", x or "") for s, c, d, e, x in operations]
    rows += [(s, 5, c, d or "", "", "") for s, c, d in approaches]
    return tsv("section position value definition explanation examples", [tuple(plain(v) for v in row) for row in rows])


def plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def index(content: bytes, cache: pathlib.Path) -> bytes:
    """Lines of the index in its own order: main term, depth below it, text. Continuation rows go on under the term before."""
    lines = ["# term\tlevel\ttext"]
    for term, text in query(content, cache, "select term, content from pcs_index order by rowid"):
        for line in text.split("\n"):
            body = line.lstrip("\t")
            if body.strip() and body.strip() != "(continued)":
                lines.append("\t".join([plain(term), str(len(line) - len(body)), plain(body)]))
    return ("\n".join(lines) + "\n").encode()


READERS = {
    "pcs-dates": grouper_table("mce_i10sg_master", master_dates),
    "pcs-listed": listed,
    "pcs-quoted": quoted,
    "pcs-titles": titles,
    "pcs-labels": labels,
    "pcs-definitions": definitions,
    "pcs-index": index,
}
