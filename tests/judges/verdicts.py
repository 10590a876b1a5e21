#!/usr/bin/env python3
"""Verdicts of several judges on one table.

    verdicts.py [--signed JUDGE,JUDGE] [--unsigned JUDGE,JUDGE] VERDICTS FILE.pdf...

VERDICTS holds one line for each judge and file: judge, name of the file, `accepts` or `refuses`, divided by tabs. Judges in
Python note theirs with `note`, those in Java and the layers themselves in the same way. Every FILE must have the answer of
each judge that is named for its kind, by whether it bears a signature.

Prints the table; exit 0 when every answer is there and all accept, 1 otherwise.
"""

import argparse
import os
import sys
from pathlib import Path


def note(judge, path, is_good):
    """Adds a verdict to the file that MUNIMENT_VERDICTS names, if it names one."""
    name = os.environ.get("MUNIMENT_VERDICTS")
    if name:
        with open(name, "a", encoding="utf-8") as file:
            file.write(f"{judge}\t{Path(path).name}\t{'accepts' if is_good else 'refuses'}\n")


def refusing(_, answers):
    """The judges that do not accept: whoever asks without an opinion of its own expects every file to be accepted."""
    return [name for name, (is_good, _) in answers.items() if not is_good]


def put_to(judges, files, wrong_in=refusing):
    """Puts each file to each judge, a function from its path to whether it accepts and what it says; prints a row for each
    file, and below it what those say who are wrong. Gives how often one was."""
    width = max([len(path.name) for path in files], default=4)
    print(f"{'file':{width}} " + " ".join(f"{name:9}" for name in judges))
    disagreements = 0
    for path in files:
        answers = {name: asked(judge, path) for name, judge in judges.items()}
        for name, (is_good, _) in answers.items():
            note(name, path, is_good)
        print(f"{path.name:{width}} " + " ".join(f"{'accepts' if good else 'refuses':9}" for good, _ in answers.values()))
        wrong = wrong_in(path, answers)
        for name in wrong:
            print(f"    {name} disagrees: {answers[name][1]}")
        disagreements += len(wrong)
    print(f"{len(files)} files, {disagreements} disagreements")
    return disagreements


def asked(judge, path):
    """What a judge says; one that stumbles has not accepted."""
    try:
        return judge(path)
    except Exception as fault:
        return False, f"{type(fault).__name__}: {fault}"


def table(found, files, judges, wanted):
    """Prints the rows; how many answers are missing or no."""
    width = max(len(path.name) for path in files)
    print(f"{'file':{width}} " + " ".join(f"{judge:9}" for judge in judges))
    wrong = 0
    for path in files:
        asked = wanted(path)
        cells = []
        for judge in judges:
            said = found.get((judge, path.name))
            if said is None and judge not in asked:
                cells.append("-")
                continue
            cells.append("MISSING" if said is None else "accepts" if said == {"accepts"} else "REFUSES")
            wrong += cells[-1] != "accepts"
        print(f"{path.name:{width}} " + " ".join(f"{cell:9}" for cell in cells))
    asked = sum(1 for path in files for judge in judges if (judge, path.name) in found)
    print(f"{len(files)} files, {asked} verdicts of {len(judges)} judges, {wrong} missing or against")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--signed", default="", help="judges who must have answered about every signed file")
    parser.add_argument("--unsigned", default="", help="the same of files that bear no signature")
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    asked = parser.parse_args()
    found = {}
    for line in asked.verdicts.read_text(encoding="utf-8").splitlines():
        judge, name, said = line.split("\t")
        found.setdefault((judge, name), set()).add(said)
    unsigned, signed = ([judge for judge in names.split(",") if judge] for names in (asked.unsigned, asked.signed))
    judges = list(dict.fromkeys([*unsigned, *signed]))

    def wanted(path):
        return signed if b"/ByteRange" in path.read_bytes() else unsigned

    return 1 if table(found, sorted(asked.files), judges, wanted) else 0


if __name__ == "__main__":
    sys.exit(main())
