"""The database of the Integrated Outpatient Code Editor: named tables whose keys end in the first and last version of a row."""
import marshal
import pathlib
from collections.abc import Callable, Iterator

import lmdb


def editor_rows(file: pathlib.Path, table: str) -> Iterator[tuple[str, object]]:
    """Key and value of every row. Values are Python marshal: read only after the sha256 of the file was checked."""
    with lmdb.open(str(file), subdir=False, readonly=True, lock=False, max_dbs=200) as env, env.begin() as txn:
        for key, value in txn.cursor(env.open_db(table.encode(), txn=txn, create=False)):
            yield key.decode(), marshal.loads(value)


def quarters(file: pathlib.Path) -> Callable[[str, str], tuple[str, str]]:
    """Turns the first and last version of a row into ISO days. The newest version has no end yet: ''."""
    versions = {int(value["version"]): value for _, value in editor_rows(file, "version_range")}
    newest = max(versions)

    def span(low: str, high: str) -> tuple[str, str]:
        first, last = (str(versions[int(v)][end]) for v, end in ((low, "date_started"), (high, "date_ended")))
        written = [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in (first, last)]
        return written[0], "" if int(high) == newest else written[1]

    return span
