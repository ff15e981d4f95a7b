"""Readers of the MS-DRG tables (versions 40.0 to 44.0) and of the weights of FY2026. Versions are written as the package numbers them: 400 … 440."""
import pathlib
import struct
from collections.abc import Callable, Iterator

import lmdb
from tables import on_disk, tsv

Tables = dict[str, bytes]


def word(raw: bytes) -> str:
    return raw.split(b"\0")[0].decode()


def reader(rows: Callable[[Tables], bytes]) -> Callable[[bytes, pathlib.Path], bytes]:
    """One unnamed database; keys are padded with NUL, each value is one little-endian table."""

    @on_disk
    def read(file: pathlib.Path) -> bytes:
        with lmdb.open(str(file), subdir=False, readonly=True, lock=False) as env, env.begin() as txn:
            return rows({k.rstrip(b"\0").decode(): bytes(v) for k, v in txn.cursor()})

    return read


def texts(table: bytes, at: int, count: int) -> list[str]:
    """A list of (offset, length) pairs into the same table."""
    pairs = (struct.unpack_from("<2I", table, at + 8 * i) for i in range(count))
    return [table[start : start + length].decode() for start, length in pairs]


def patterns(table: bytes) -> dict[int, list[str]]:
    """Number of a pattern -> its attributes."""
    _, count, entries, _, _ = struct.unpack_from("<4s4I", table)
    found = (struct.unpack_from("<3I", table, entries + 12 * i) for i in range(count))
    return {number: sorted(texts(table, at, size)) for number, size, at in found}


def by_code(table: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Code, first version, last version, number of its pattern or group."""
    _, count, entries = struct.unpack_from("<4s2I", table)
    for i in range(count):
        code, first, last, number = struct.unpack_from("<8s3I", table, entries + 20 * i)
        yield word(code), first, last, number


@reader
def diagnoses(tables: Tables) -> bytes:
    """Attributes are the operands of the formulas; those of the hospital-acquired conditions stand apart."""
    table, names = tables["diagnosis"], patterns(tables["dx_patterns"])
    _, _, count, schemes, entries = struct.unpack_from("<4s4I", table)
    rows = []
    for i in range(count):
        code, first, last, scheme = struct.unpack_from("<8s3I", table, entries + 20 * i)
        mdc, severity, operands, hac, category = struct.unpack_from("<I4s3I", table, schemes + 20 * scheme)
        attributes = sorted({*names.get(operands, []), *names.get(category, [])})
        rows.append((word(code), first, last, mdc, word(severity), "|".join(attributes), "|".join(names.get(hac, []))))
    return tsv("code from to mdc severity attributes hacs", rows)


@reader
def exclusions(tables: Tables) -> bytes:
    """Principal diagnosis -> number of the group of secondary diagnoses that do not count beside it."""
    return tsv("principal from to group", by_code(tables["exclusion_ids"]))


@reader
def excluded(tables: Tables) -> bytes:
    table = tables["exclusion_groups"]
    _, count = struct.unpack_from("<4sI", table)
    rows = []
    for i in range(count):
        group, size, at = struct.unpack_from("<3I", table, 8 + 12 * i)
        rows.append((group, " ".join(sorted(word(table[at + 8 * j : at + 8 * j + 8]) for j in range(size)))))
    return tsv("group codes", rows)


@reader
def procedures(tables: Tables) -> bytes:
    """Codes of ICD-10-PCS, and the names (Z@…) of combinations of codes."""
    names = patterns(tables["pr_patterns"])
    return tsv("code from to attributes", ((code, a, b, "|".join(names.get(p, []))) for code, a, b, p in by_code(tables["procedure_attributes"])))


@reader
def clusters(tables: Tables) -> bytes:
    """Combinations: one code of each choice (separated by commas). In the MDCs named, the codes count only as the combination."""
    table = tables["cluster_info"]
    _, count, offsets, _, _ = struct.unpack_from("<4s4I", table)
    rows = []
    for i in range(count):
        (at,) = struct.unpack_from("<I", table, offsets + 4 * i)
        (name,) = texts(table, at, 1)
        first, last = struct.unpack_from("<2I", table, at + 8)
        at += 16
        mdcs = table[at + 1 : at + 1 + table[at]]
        at += 1 + table[at]
        choices, at = table[at], at + 1
        parts = []
        for _ in range(choices):
            size = table[at + 1]
            parts.append(" ".join(texts(table, at + 2, size)))
            at += 2 + 8 * size
        rows.append((name, first, last, " ".join(map(str, mdcs)), ",".join(parts)))
    return tsv("name from to mdcs choices", rows)


@reader
def formulas(tables: Tables) -> bytes:
    table = tables["drg_formulas"]
    _, count, _, entries, rows_at, _ = struct.unpack_from("<4s5I", table)
    rows = []
    for i in range(count):
        mdc, first, last, start, size = struct.unpack_from("<5I", table, entries + 20 * i)
        for j in range(start, start + size):
            _, rank, _, drg, kind, route, _, at, length, suppressed, number = struct.unpack_from("<4I8s6I", table, rows_at + 48 * j)
            text = table[at : at + length].decode()
            rows.append((mdc, first, last, rank, drg, word(kind), route, text, " ".join(texts(table, suppressed, number))))
    return tsv("mdc from to rank drg kind route formula suppressed", rows)


@reader
def titles(tables: Tables) -> bytes:
    rows = []
    for kind in ("drg", "mdc", "hac"):
        table = tables[f"{kind}_descriptions"]
        _, count, entries, _ = struct.unpack_from("<4s3I", table)
        for i in range(count):
            number, first, last, at, length = struct.unpack_from("<5I", table, entries + 20 * i)
            rows.append((kind, number & 0xFFFF, first, last, table[at : at + length].decode()))
    return tsv("kind number from to title", rows)


@reader
def hacs(tables: Tables) -> bytes:
    table = tables["hac_formulas"]
    _, count, entries, _, _ = struct.unpack_from("<4s4I", table)
    rows = []
    for i in range(count):
        number, size, first, last, at = struct.unpack_from("<2H3I", table, entries + 16 * i)
        rows.extend((number, first, last, text) for text in texts(table, at, size))
    return tsv("hac from to formula", rows)


@reader
def sexes(tables: Tables) -> bytes:
    """Principal diagnoses whose MDC depends on the patient's sex."""
    table = tables["gender_mdcs"]
    _, count, entries = struct.unpack_from("<4s2I", table)
    found = (struct.unpack_from("<8s4i", table, entries + 24 * i) for i in range(count))
    return tsv("code from to male female", ((word(code), *rest) for code, *rest in found))


def weights(content: bytes, _: pathlib.Path) -> bytes:
    """Table 5 of the final rule: tab separated, with a title and a head before the rows; of the two weights, the one with the 10 % cap."""
    rows = []
    for line in content.decode("latin-1").splitlines():
        if not line[:3].isdigit():
            continue
        drg, post_acute, special_pay, _mdc, _type, title, _uncapped, weight, gmlos, amlos = (f.strip().strip('"') for f in line.split("\t")[:10])
        rows.append((drg, post_acute, special_pay, weight, gmlos, amlos, title))
    return tsv("drg post-acute special-pay weight gmlos amlos title", rows)


READERS = {
    "drg-diagnoses": diagnoses,
    "drg-exclusions": exclusions,
    "drg-excluded": excluded,
    "drg-procedures": procedures,
    "drg-clusters": clusters,
    "drg-formulas": formulas,
    "drg-titles": titles,
    "drg-hacs": hacs,
    "drg-sexes": sexes,
    "drg-weights": weights,
}
