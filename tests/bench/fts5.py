"""SQLite FTS5 over the rows and queries on standard input: prints the milliseconds and the first codes of each query, as JSON."""
import json
import re
import sqlite3
import sys
import time

given = json.load(sys.stdin)
db = sqlite3.connect(":memory:")
db.execute("CREATE VIRTUAL TABLE rows USING fts5(code UNINDEXED, title, tokenize='porter unicode61')")
db.executemany("INSERT INTO rows VALUES (?, ?)", given["rows"])
answers = []
for query in given["queries"]:
    words = re.findall(r"[a-z0-9]+", query.lower())
    start = time.perf_counter()
    # any of the words, the last one as it is being typed: what a look-up box would ask
    match = " OR ".join([*(f'"{word}"' for word in words[:-1]), *(f'"{word}"*' for word in words[-1:])])
    found = db.execute("SELECT code FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT ?", (match, given["limit"])).fetchall() if match else []
    answers.append({"ms": (time.perf_counter() - start) * 1000, "codes": [code for (code,) in found]})
json.dump(answers, sys.stdout)
