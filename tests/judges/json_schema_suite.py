#!/usr/bin/env python3
"""The official tests of JSON Schema, put to the forms that Muniment makes of their schemas.

    json_schema_suite.py SUITE MUNIMENT DRAFT [DRAFT ...]

SUITE is the suite's folder `tests`, with a folder for each DRAFT. Each schema is put below one property of an object,
as a form has it; Muniment imports it (`form import`) and judges each example (`form eval`).

What the suite calls invalid must never pass. What it calls valid must pass where the schema names one plain type, so that the
form has the field that is meant, but for what LIMITS names. Of a schema without a type Muniment makes a field of text and says
so: an example of another type is counted and shows nothing. Left out are schemas that name themselves, since they
stand somewhere else here than in the suite.

Prints what is wrong and a line for each draft; exit 0 when nothing is wrong, 1 otherwise.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

DIALECTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
# Examples that a form refuses on purpose, by the file of the suite.
LIMITS = {
    "optional/bignum.json": "a number of a form has at most 28 digits, an integer lies within ±(2^53-1)",
    "optional/float-overflow.json": "the same",
    "optional/ecmascript-regex.json": "a text of a form holds no control characters",
}
# Words by which a schema gives itself a name.
NAMES = ("$id", "id", "$anchor", "$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary")
PLAIN = ("string", "number", "integer", "boolean")


def names_itself(schema):
    match schema:
        case dict():
            named = any(isinstance(schema.get(word), (str, bool, dict)) and word in NAMES for word in schema)
            return named or any(map(names_itself, schema.values()))
        case list():
            return any(map(names_itself, schema))
    return False


def below_a_property(schema):
    """The schema with its own references led to where it stands now."""
    match schema:
        case dict():
            moved = {word: below_a_property(value) for word, value in schema.items() if word != "$schema"}
            if isinstance(moved.get("$ref"), str) and moved["$ref"].startswith("#"):
                moved["$ref"] = "#/properties/x" + moved["$ref"][1:]
            return moved
        case list():
            return [below_a_property(value) for value in schema]
    return schema


def form(program, *words):
    command = [program, "--lang", "en", "form", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def judge(program, draft, name, group):
    """What became of a schema's examples: lines to show, and the counts."""
    counts, wrong = Counter(), []
    schema = group["schema"]
    if names_itself(schema):
        return Counter({"left out": len(group["tests"])}), wrong
    is_plain = isinstance(schema, dict) and schema.get("type") in PLAIN
    with tempfile.TemporaryDirectory() as work:
        source, definition, answers = (Path(work) / file for file in ("schema.json", "x.mform.json", "answers.json"))
        whole = {"$schema": DIALECTS[draft], "title": "T", "type": "object", "properties": {"x": below_a_property(schema)}}
        source.write_text(json.dumps(whole), encoding="utf-8")
        form(program, "import", source, "--out", definition, "--form-no", "EXT-1")
        for test in group["tests"]:
            about = f"{draft} {name}: {group['description']} / {test['description']}"
            if not definition.exists():
                counts["no form"] += 1
                continue
            answers.write_text(json.dumps({"x": test["data"]}), encoding="utf-8")
            said = form(program, "eval", definition, "--answers", answers, "--json")
            if said.returncode not in (0, 1):
                wrong.append(f"{about}: not judged: {said.stderr.strip()}")
            elif (said.returncode == 0) == test["valid"]:
                counts["agreed"] += 1
            elif not test["valid"]:
                wrong.append(f"{about}: accepted")
            elif is_plain and name not in LIMITS:
                wrong.append(f"{about}: refused")
            else:
                counts["another type or limit"] += 1
    return counts, wrong


def main(suite, program, *drafts):
    is_sound = bool(drafts)
    for draft in drafts:
        counts, wrong = Counter(), []
        folder = Path(suite) / draft
        groups = [
            (str(file.relative_to(folder)), group)
            for file in sorted(folder.rglob("*.json"))
            for group in json.loads(file.read_text(encoding="utf-8"))
        ]
        with ThreadPoolExecutor(max_workers=2) as pool:
            for found, lines in pool.map(lambda one: judge(program, draft, *one), groups):
                counts.update(found)
                wrong.extend(lines)
        print(*wrong, sep="\n", end="\n" if wrong else "")
        print(f"{draft}: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())) + f", {len(wrong)} wrong", flush=True)
        is_sound = is_sound and not wrong and counts["agreed"] > 0
    return 0 if is_sound else 1


sys.exit(main(*sys.argv[1:]))
