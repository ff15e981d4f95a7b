"""The tables of the claim editors: code masters of the Medicare Code Editor with their flags, and what the Outpatient Code Editor says
of diagnoses, modifiers and pairs of HCPCS Level II. Rows of CPT and CDT never leave this module."""
import marshal
import pathlib
import re
import struct
from collections.abc import Callable

import lmdb
from oce import editor_rows, quarters
from tables import iso, on_disk, tsv

# Codes with a letter and four digits; D codes are CDT, and a digit in front or a letter at the end is CPT.
LEVEL_II = re.compile(r"[A-CE-V]\d{4}")
# The last day of the code masters stands for "no end yet".
NO_END = 20270331


def inpatient_table(file: pathlib.Path, name: str) -> bytes:
    with lmdb.open(str(file), subdir=False, readonly=True, lock=False) as env, env.begin() as txn:
        return next(bytes(v) for k, v in txn.cursor() if k.rstrip(b"\0").decode() == name)


def until(day: int) -> str:
    return "" if day >= NO_END else iso(day)


def master(name: str) -> Callable[[bytes, pathlib.Path], bytes]:
    """A code master: 24 byte entries after a 32 byte header; the flags of an entry are strings that end in NUL."""

    @on_disk
    def reader(file: pathlib.Path) -> bytes:
        table = inpatient_table(file, name)
        _, count, entries, strings, _ = struct.unpack_from("<4sIIIi", table)
        found = set()
        for i in range(count):
            code, first, last, offset, flags = struct.unpack_from("<8siiIH", table, entries + 24 * i)
            names = table[strings + offset:].split(b"\0", flags)[:flags]
            found.add((code.split(b"\0")[0].decode(), iso(first), until(last), ",".join(sorted(n.decode() for n in names))))
        return tsv("code from to flags", found)

    return reader


@on_disk
def age_ranges(file: pathlib.Path) -> bytes:
    """Age groups of the inpatient editor in years: 24 byte entries after a 32 byte header, their names behind them."""
    table = inpatient_table(file, "mce_age_ranges")
    _, count, entries, names = struct.unpack_from("<4sIII", table)
    found = []
    for i in range(count):
        offset, length, youngest, oldest, first, last = struct.unpack_from("<IIiiii", table, entries + 24 * i)
        group = table[names + offset:names + offset + length].split(b"\0")[0].decode().lower()
        found.append((group, iso(first), until(last), youngest, oldest))
    return tsv("group from to youngest oldest", found)


@on_disk
def discharge_status(file: pathlib.Path) -> bytes:
    """Patient discharge status codes that the inpatient editor takes: 12 byte entries after a 32 byte header."""
    table = inpatient_table(file, "mce_discharge_status")
    _, count, entries = struct.unpack_from("<4sII", table)
    rows = (struct.unpack_from("<iii", table, entries + 12 * i) for i in range(count))
    return tsv("status from to", ((f"{status:02}", iso(first), until(last)) for status, first, last in rows))


@on_disk
def outpatient_diagnoses(file: pathlib.Path) -> bytes:
    """Flags and age limits of diagnoses by quarter. A principal diagnosis is unacceptable unless its row is marked as excluded."""
    span = quarters(file)
    found = []
    for key, value in editor_rows(file, "data_dx10"):
        code, low, high = key.split("|")
        flags = [name for name in ("external_cause", "manifestation") if value[name]]
        if value["unacceptable_pdx"] and not value["unacceptable_pdx_exclusion"]:
            flags.append("unacceptable")
        ages = (int(value["lo_age"]), int(value["hi_age"]))
        if ages != (0, 124):
            flags.append(f"age:{ages[0]}-{ages[1]}")
        found.append((code, *span(low, high), ",".join(sorted(flags)).replace("_", "-")))
    return tsv("code from to flags", found)


@on_disk
def pairs(file: pathlib.Path) -> bytes:
    """NCCI pairs of the outpatient hospital of which both codes are HCPCS Level II: modifier 1 where one may be used, 0 where none helps."""
    span = quarters(file)
    found = []
    for first, others in editor_rows(file, "map_ncci"):
        if not LEVEL_II.fullmatch(first):
            continue
        for second, row in others:
            if not LEVEL_II.fullmatch(second.decode()):
                continue
            value = marshal.loads(row)
            days = span(str(int(value["lo_version"])), str(int(value["hi_version"])))
            found.append((first, second.decode(), *days, int(value["mod_indicator"])))
    return tsv("column1 column2 from to modifier", found)


@on_disk
def add_ons(file: pathlib.Path) -> bytes:
    """Add-on codes of Level II with the primary codes of Level II that they need; a primary of another system is told as `other`."""
    span = quarters(file)
    found = set()
    for kind in ("1", "3"):
        for key, _ in editor_rows(file, f"map_addon_type{kind}"):
            add_on, primary, low, high = key.split("|")
            if LEVEL_II.fullmatch(add_on):
                found.add((add_on, *span(low, high), kind, primary if LEVEL_II.fullmatch(primary) else "other"))
    for add_on, value in editor_rows(file, "map_addon_type2"):
        if LEVEL_II.fullmatch(add_on):
            found.add((add_on, *span(str(int(value["lo_version"])), str(int(value["hi_version"]))), "2", "other"))
    return tsv("addOn from to type primary", found)


@on_disk
def modifier_conflicts(file: pathlib.Path) -> bytes:
    span = quarters(file)
    found = set()
    for key, _ in editor_rows(file, "map_modifier_conflict"):
        one, other, low, high = key.split("|")
        found.add((*sorted((one, other)), *span(low, high)))
    return tsv("modifier other from to", found)


@on_disk
def bilateral(file: pathlib.Path) -> bytes:
    """How Level II codes stand to both sides of the body: conditional, independent or inherent."""
    span = quarters(file)
    found = []
    for key, value in editor_rows(file, "data_hcpcs"):
        code, low, high = key.split("|")
        kinds = [kind for kind in ("conditional", "independent", "inherent") if value[f"bilateral_{kind}"]]
        if kinds and LEVEL_II.fullmatch(code):
            found.append((code, *span(low, high), kinds[0]))
    return tsv("code from to kind", found)


READERS = {
    "edits-inpatient-diagnoses": master("mce_i10dx_master"),
    "edits-inpatient-procedures": master("mce_i10sg_master"),
    "edits-ages": age_ranges,
    "edits-discharge-status": discharge_status,
    "edits-outpatient-diagnoses": outpatient_diagnoses,
    "edits-pairs": pairs,
    "edits-add-ons": add_ons,
    "edits-modifier-conflicts": modifier_conflicts,
    "edits-bilateral": bilateral,
}
