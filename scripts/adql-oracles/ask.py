#!/usr/bin/env python3
"""Asks other parsers of ADQL about a corpus, and prints where they do not agree with it.

    ask.py FILE...        lines `+ query` (accepted) and `- query` (refused)

README.md says how to set it up.
"""
import collections
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.environ.get("ADQL_JAR", "/usr/share/java/adql.jar")


def adql_java(queries):
    classes = os.environ.get("ADQL_CLASSES", HERE)
    answer = subprocess.run(
        ["java", "-cp", f"{JAR}:{classes}", "AskAdqlJava"], input="\n".join(queries) + "\n",
        capture_output=True, text=True, check=True)
    return answer.stdout.split("\n")[:len(queries)]


def pyadql(queries):
    from loguru import logger
    from pyadql.parser import parse_adql
    logger.remove()
    return [verdict(parse_adql, query) for query in queries]


def queryparser(queries):
    from queryparser.adql import ADQLQueryTranslator
    return [verdict(lambda q: ADQLQueryTranslator(q).to_postgresql(), query) for query in queries]


def verdict(parse, query):
    try:
        parse(query)
        return "+"
    except Exception as error:  # whatever a parser throws is a refusal
        return "- " + " ".join(repr(error).split())[:150]


def main():
    lines = []
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8") as file:
            lines += [line.rstrip("\n") for line in file if line[:2] in ("+ ", "- ")]
    queries = [line[2:] for line in lines]
    counts = collections.Counter()
    for parser in (adql_java, pyadql, queryparser):
        for line, answer in zip(lines, parser(queries)):
            agrees = line[0] == answer[:1]
            counts[parser.__name__, line[0], agrees] += 1
            if not agrees:
                print(f"{parser.__name__}\t{line}\t{answer}")
    for key, count in sorted(counts.items()):
        print(*key, count, file=sys.stderr)


main()
