#!/usr/bin/env python3
"""Makes queries of a small grammar, and mutations of them, one a line, always the same ones.

    make_corpus.py right 500       queries that follow the grammar of ADQL 2.1
    make_corpus.py wrong 400       the same with a word taken out, doubled, exchanged or misspelled
"""
import random
import re
import sys

COLUMNS = ["ra", "dec", "mag", "name", "obs_id", "t.ra", "t.dec", "s.t.mag", '"Size"', "flux"]
NUMBERS = ["1", "0", "42", "1.", ".5", "3.25", "1e-3", "2.5E+2", "100000"]
STRINGS = ["'M31'", "''", "'it''s'", "'a%'", "'2020-01-01T00:00:00'"]
TABLES = ["t", "s.t", "ivoa.obscore", '"My Table"', "c.s.t"]
ONE = ["ABS", "CEILING", "DEGREES", "EXP", "FLOOR", "LOG", "LOG10", "RADIANS", "ROUND", "SQRT",
       "TRUNCATE", "ACOS", "ASIN", "ATAN", "COS", "COT", "SIN", "TAN"]
TWO = ["MOD", "POWER", "ATAN2"]
TYPES = ["SMALLINT", "INTEGER", "BIGINT", "REAL", "DOUBLE PRECISION", "CHAR", "CHAR(3)", "VARCHAR",
         "VARCHAR(10)", "TIMESTAMP"]


class Grammar:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0

    def one(self, *choices):
        choice = self.random.choice(choices)
        return choice() if callable(choice) else choice

    def maybe(self, chance):
        return self.random.random() < chance

    def list(self, make, most=3, separator=", "):
        return separator.join(make() for _ in range(self.random.randint(1, most)))

    def value(self):
        self.depth += 1
        try:
            if self.depth > 3 or self.maybe(0.4):
                return self.random.choice(COLUMNS + NUMBERS)
            return self.one(self.calculated, self.calculated, self.function, self.parentheses,
                            self.cast, self.coalesce, self.geometric)
        finally:
            self.depth -= 1

    def calculated(self):
        return f"{self.value()} {self.one('+', '-', '*', '/')} {self.value()}"

    def parentheses(self):
        return f"({self.value()})"

    def function(self):
        if self.maybe(0.7):
            return f"{self.one(*ONE)}({self.value()})"
        if self.maybe(0.2):
            return self.one("PI()", "RAND()", "RAND(3)")
        return f"{self.one(*TWO)}({self.value()}, {self.value()})"

    def cast(self):
        return f"CAST({self.value()} AS {self.one(*TYPES)})"

    def coalesce(self):
        return f"COALESCE({self.list(self.value)})"

    def text(self):
        return self.one("name", self.random.choice(STRINGS), "LOWER(name)", "UPPER('x')",
                        "name || 'x'", "'a' || name || obs_id")

    def point(self):
        return self.one("POINT(ra, dec)", "POINT('ICRS', t.ra, t.dec)",
                        f"POINT({self.one(*NUMBERS)}, {self.one(*NUMBERS)})")

    def region(self):
        return self.one(f"CIRCLE('ICRS', ra, dec, {self.one(*NUMBERS)})",
                        f"CIRCLE({self.point()}, {self.one(*NUMBERS)})",
                        "POLYGON('ICRS', 1, 2, 3, 4, 5, 6)", "BOX('ICRS', 1, 2, 3, 4)",
                        "REGION('Circle ICRS 1 2 3')", self.point, "s_region")

    def geometric(self):
        return self.one(f"DISTANCE({self.point()}, {self.point()})", f"AREA({self.region()})",
                        f"COORD1({self.point()})", f"COORD2({self.point()})",
                        "DISTANCE(ra, dec, 1.5, 2)")

    def condition(self):
        self.depth += 1
        try:
            if self.depth > 2 or self.maybe(0.6):
                return self.predicate()
            word = self.one(" AND ", " OR ")
            whole = self.list(self.condition, 3, word)
            return self.one(f"({whole})", f"NOT ({whole})", whole)
        finally:
            self.depth -= 1

    def predicate(self):
        value, no = self.value, self.one("", "NOT ")
        choice = self.random.randrange(9)
        if choice < 3:
            return f"{value()} {self.one('=', '<>', '!=', '<', '>', '<=', '>=')} {value()}"
        if choice == 3:
            return f"{value()} {no}BETWEEN {value()} AND {value()}"
        if choice == 4:
            return f"{value()} {no}IN ({value()}, {self.list(value)})"
        if choice == 5:
            return f"{self.text()} {no}LIKE {self.text()}"
        if choice == 6:
            return f"{self.random.choice(COLUMNS)} IS {no}NULL"
        if choice == 7:
            test = self.one("CONTAINS", "INTERSECTS")
            call = f"{test}({self.region()}, {self.region()})"
            return self.one(f"1 = {call}", f"{call} = 1", f"0={call}")
        return self.one(f"EXISTS ({self.select()})", f"ra {no}IN ({self.select()})")

    def item(self):
        value = self.one(self.value, self.text, self.aggregate, self.point)
        return value + self.one("", "", " AS x", " y", ' AS "A b"')

    def aggregate(self):
        return self.one("COUNT(*)", f"{self.one('MIN', 'MAX', 'SUM', 'AVG', 'COUNT')}"
                        f"({self.one('', 'DISTINCT ', 'ALL ')}{self.random.choice(COLUMNS)})")

    def table(self):
        if self.maybe(0.75):
            return self.random.choice(TABLES) + self.one("", " AS t", " u")
        join = self.one("JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", "RIGHT JOIN",
                        "FULL OUTER JOIN")
        if self.maybe(0.3):
            return f"{self.one(*TABLES)} NATURAL {join} {self.one(*TABLES)}"
        if self.maybe(0.3):
            return f"({self.select()}) AS q {join} t USING (obs_id)"
        return f"{self.one(*TABLES)} AS a {join} {self.one(*TABLES)} AS b ON {self.condition()}"

    def select(self):
        self.depth += 1
        try:
            text = "SELECT " + self.one("", "", "DISTINCT ", "ALL ", "TOP 10 ", "DISTINCT TOP 5 ")
            text += self.one("*", lambda: self.list(self.item), lambda: "t.*, " + self.item())
            text += " FROM " + self.list(self.table, 2)
            if self.maybe(0.6):
                text += " WHERE " + self.condition()
            if self.maybe(0.2):
                text += " GROUP BY " + self.list(lambda: self.random.choice(COLUMNS))
                if self.maybe(0.4):
                    text += " HAVING " + self.condition()
            return text
        finally:
            self.depth -= 1

    def query(self):
        text = self.select()
        if self.maybe(0.12):
            text += self.one(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ") + self.select()
        if self.maybe(0.3):
            text += " ORDER BY " + self.list(
                lambda: self.random.choice(["1", "2", "ra", "mag", "t.ra"])
                + self.one("", " ASC", " DESC"))
        if self.maybe(0.15):
            text += " OFFSET 10"
        if self.maybe(0.08):
            text = f"WITH q AS ({self.select()}) " + text
        return text


def mutated(text, source):
    words = re.findall(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\w+|[^\w\s]", text)
    index = source.randrange(len(words))
    kind = source.randrange(5)
    if kind == 0:
        del words[index]
    elif kind == 1:
        words.insert(index, words[index])
    elif kind == 2 and index:
        words[index - 1], words[index] = words[index], words[index - 1]
    elif kind == 3 and words[index].isalpha() and len(words[index]) > 3:
        words[index] = words[index][:1] + words[index][2:]
    else:
        words[index] = source.choice([",", "(", ")", "FROM", "=", "AND", "1", "'", ";", "."])
    return " ".join(words).replace(" . ", ".")


def main():
    kind, count = sys.argv[1], int(sys.argv[2])
    seen, seed = set(), 0
    while len(seen) < count:
        seed += 1
        text = Grammar(seed).query()
        if kind == "wrong":
            text = mutated(text, random.Random(seed))
        if len(text) < 400 and text not in seen:
            seen.add(text)
            print(text)


main()
