"""SQLite FTS5 over JSON lines: documents until an empty line, then queries; answers each with the ids it found."""
import json
import re
import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.execute(
    "create virtual table d using fts5(title, trail, text, code,"
    " tokenize=\"porter unicode61 tokenchars '_'\", prefix='3')"
)
for line in sys.stdin:
    if not line.strip():
        break
    row = json.loads(line)
    db.execute(
        "insert into d(rowid, title, trail, text, code) values(?, ?, ?, ?, ?)",
        (row["id"], row["title"], row["trail"], row["text"], row["code"]),
    )
print("ready", flush=True)
for line in sys.stdin:
    words = re.findall(r"\w+", json.loads(line))
    match = " OR ".join('"%s"%s' % (word, "*" if len(word) > 2 else "") for word in words)
    try:
        found = db.execute(
            "select rowid from d where d match ? order by bm25(d, 4, 1.5, 1, 1) limit 10", (match,)
        ).fetchall()
    except sqlite3.OperationalError:
        found = []
    print(json.dumps([row[0] for row in found]), flush=True)
