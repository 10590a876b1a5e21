"""The records indexed and asked with Debian's Xapian, in one warm process.

Asked line by line (see src/peer.rs). Chinese is cut by Xapian's own n-grams: single characters with
their positions, pairs without. A run of characters is asked as all of its pairs and the phrase of its characters.
"""

import json
import shutil
import sys
import time

import xapian


class Desk:
    """The records, and the database over them."""

    def __init__(self):
        self.records = []
        self.database = None

    def read(self, asked):
        """Takes the records in; not timed."""
        with open(asked["list"], encoding="utf-8") as file:
            self.records = [json.loads(line) for line in file]
        return {}

    def index(self, asked):
        """Indexes them into a new database."""
        self.database = None
        shutil.rmtree(asked["path"], ignore_errors=True)
        begun = time.perf_counter()
        database = xapian.WritableDatabase(asked["path"], xapian.DB_CREATE)
        generator = xapian.TermGenerator()
        generator.set_flags(xapian.TermGenerator.FLAG_CJK_NGRAM)
        for number, texts in enumerate(self.records, 1):
            document = xapian.Document()
            generator.set_document(document)
            for text in texts:
                generator.index_text(text)
                generator.increase_termpos()
            database.add_document(document)
            if number % asked["batch"] == 0:
                database.commit()
        database.close()
        ms = (time.perf_counter() - begun) * 1000
        self.database = xapian.Database(asked["path"])
        return {"ms": ms}

    def search(self, asked):
        """Counts what matches and takes the ten best."""
        begun = time.perf_counter()
        query = xapian.Query(xapian.Query.OP_AND, [run(text) for text in asked["all"]])
        enquire = xapian.Enquire(self.database)
        enquire.set_query(query)
        found = enquire.get_mset(0, 10, self.database.get_doccount())
        best = [match.docid for match in found]
        ms = (time.perf_counter() - begun) * 1000
        return {"ms": ms, "count": found.get_matches_estimated(), "best": best}


def run(text):
    """A run of characters or of words, exactly."""
    if text.isascii():
        words = text.split()
        return xapian.Query(words[0]) if len(words) == 1 else xapian.Query(xapian.Query.OP_PHRASE, words)
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    query = xapian.Query(xapian.Query.OP_AND, pairs)
    if len(pairs) == 1:
        return query
    return xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(xapian.Query.OP_PHRASE, list(text)))


def main():
    """Says what it is, then answers until the pipe closes."""
    say({"version": f"Xapian {xapian.version_string()} (Debian)"})
    desk = Desk()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            say(getattr(desk, asked["do"])(asked))
        except Exception as error:  # told to whoever asks, who ends the run
            say({"error": repr(error)})


def say(what):
    """One line."""
    print(json.dumps(what), flush=True)


main()
