"""Readers of the binary tables inside the packages: bytes of one file in, a tab separated table (first line: # column names) out."""
import marshal
import pathlib
import struct
import tempfile
from collections.abc import Callable, Iterable

import lmdb

import hcc


def tsv(header: str, rows: Iterable[tuple]) -> bytes:
    lines = ["# " + header.replace(" ", "\t"), *("\t".join(map(str, row)) for row in sorted(rows))]
    return ("\n".join(lines) + "\n").encode()


def iso(day: int) -> str:
    text = str(day)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def on_disk(read: Callable[[pathlib.Path], bytes]) -> Callable[[bytes, pathlib.Path], bytes]:
    """LMDB reads files, not bytes."""

    def reader(content: bytes, cache: pathlib.Path) -> bytes:
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            file = pathlib.Path(folder) / "table"
            file.write_bytes(content)
            return read(file)

    return reader


def master_dates(table: bytes) -> bytes:
    """A code master of the Medicare Code Editor: 24 byte entries (code, first and last day, flags) after a 32 byte header."""
    _, count, entries, _, _ = struct.unpack_from("<4sIIIi", table)
    found = set()
    for i in range(count):
        code, first, last = struct.unpack_from("<8sii", table, entries + 24 * i)
        found.add((code.split(b"\0")[0].decode(), iso(first), iso(last)))
    return tsv("code from to", found)


def grouper_table(name: str, read: Callable[[bytes], bytes]) -> Callable[[bytes, pathlib.Path], bytes]:
    @on_disk
    def reader(file: pathlib.Path) -> bytes:
        with lmdb.open(str(file), subdir=False, readonly=True, lock=False) as env, env.begin() as txn:
            return read(next(bytes(v) for k, v in txn.cursor() if k.rstrip(b"\0").decode() == name))

    return reader


@on_disk
def oce_titles(file: pathlib.Path) -> bytes:
    """Diagnosis table of the Outpatient Code Editor: code, first day, last day, official short title. Its values are Python marshal:
    read only after the sha256 was checked."""
    with lmdb.open(str(file), subdir=False, readonly=True, lock=False, max_dbs=200) as env, env.begin() as txn:

        def rows(name: str):
            for key, value in txn.cursor(env.open_db(name.encode(), txn=txn, create=False)):
                yield key.decode(), marshal.loads(value)

        versions = {int(v["version"]): v for _, v in rows("version_range")}
        found = []
        for key, value in rows("data_dx10"):
            code, low, high = key.split("|")
            found.append((code, iso(versions[int(low)]["date_started"]), iso(versions[int(high)]["date_ended"]), value["description"]))
    return tsv("code from to short", found)


# The readers of other systems stand on the functions above.
import ahrq  # noqa: E402
import crosswalks  # noqa: E402
import edits  # noqa: E402
import hcc  # noqa: E402
import hcpcs  # noqa: E402
import icd10pcs  # noqa: E402
import msdrg  # noqa: E402

READERS = {"mce-dates": grouper_table("mce_i10dx_master", master_dates), "oce-titles": oce_titles, **ahrq.READERS, **crosswalks.READERS, **edits.READERS, **hcpcs.READERS, **icd10pcs.READERS, **hcc.READERS, **msdrg.READERS}
