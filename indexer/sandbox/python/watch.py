"""Keeps what a snippet asks the database, and which tables it read that nothing had written to."""

import re
import time

LIMIT = 200
EXPLAINED = 20
TEXT_LIMIT = 20_000
# What Django asks for by itself to make tables and savepoints.
CHORES = re.compile(r"\s*(PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|CREATE|DROP|ALTER|SELECT name, type FROM sqlite_master|EXPLAIN)", re.I)
WRITES = re.compile(r'\b(?:INSERT(?: OR \w+)? INTO|REPLACE INTO)\s+"?(\w+)"?', re.I)
READS = re.compile(r'\b(?:FROM|JOIN|UPDATE)\s+"?(\w+)"?', re.I)


class Watch:
    def __init__(self):
        from django.db import connection

        self.connection = connection
        self.statements = []
        self.count = 0
        self.written = set()
        self.unmade = set()
        self.is_open = False
        connection.execute_wrappers.append(self._note)

    def begin(self):
        self.statements = []
        self.count = 0
        self.unmade = set()
        self.is_open = True

    def forget_rows(self):
        self.written.clear()

    def _note(self, execute, sql, params, many, context):
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self._keep(sql, params, many, time.perf_counter() - started)

    def _keep(self, sql, params, many, seconds):
        if not isinstance(sql, str):
            return
        self.written.update(WRITES.findall(sql))
        if not self.is_open or CHORES.match(sql):
            return
        self.unmade.update(table for table in READS.findall(sql) if table not in self.written)
        self.count += 1
        if len(self.statements) < LIMIT:
            self.statements.append((sql, None if many else params, seconds))

    def report(self):
        """The statements since `begin`, laid out for reading, each with its seconds and plan."""
        self.is_open = False
        told = []
        for number, (sql, params, seconds) in enumerate(self.statements):
            entry = {"sql": self._readable(sql, params)[:TEXT_LIMIT], "seconds": seconds}
            if number < EXPLAINED and sql.lstrip()[:6].upper() in ("SELECT", "UPDATE", "DELETE"):
                plan = self._plan(sql, params)
                if plan:
                    entry["plan"] = plan
            told.append(entry)
        return told

    def _readable(self, sql, params):
        import sqlparse

        try:
            with self.connection.cursor() as cursor:
                sql = self.connection.ops.last_executed_query(cursor.cursor, sql, tuple(params or ()))
        except Exception:
            pass
        if len(sql) > TEXT_LIMIT:
            return sql
        try:
            return sqlparse.format(sql, reindent=True)
        except Exception:
            return sql

    def _plan(self, sql, params):
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                return "\n".join(str(row[3]) for row in cursor.fetchall())
        except Exception:
            return ""
