"""Groupings of AHRQ (HCUP) out of the pinned packages: the first CCSR category of a diagnosis and its chronic condition indicator."""
import csv
import io
import json
import pathlib

from tables import tsv


def ccsr(content: bytes, _cache: pathlib.Path) -> bytes:
    return tsv("code category", json.loads(content).items())


def ccir(content: bytes, _cache: pathlib.Path) -> bytes:
    """Codes stand in single quotes; the first three lines are a title, the legend and the names of the columns."""
    rows = list(csv.reader(io.StringIO(content.decode("latin-1"))))[3:]
    return tsv("code indicator", ((row[0].strip("'"), row[2]) for row in rows if len(row) == 3))


READERS = {"ahrq-ccsr": ccsr, "ahrq-ccir": ccir}
