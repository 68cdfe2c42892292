"""Transcribes the tables of parameters from Monet AI's published document.

The catalog's schemas are written by hand; this reads the TypeScript blocks of the document by machine. A test compares
the two, so that a slip in either of them shows. When the provider publishes a new document:

    python3 transcribe_monet.py monet-ai-skill.md > ../resources/io/genmedia/camel/docs/monet-transcription.tsv

Columns: kind, model, parameter, required or optional, type, documented values and limits. A line whose parameter begins
with @ holds the title, or the figures that the document names for the model.
"""

import re
import sys

KINDS = {"### Video Generation": "video", "### Image Generation": "image", "### Music Generation": "music"}
HEADING = re.compile(r"^\*\*(\S+)\*\* - (.+)$")
FACT = re.compile(r"^- \*\*(Duration|Resolution|Pricing)\*\*: (.+)$")
PARAMETER = re.compile(r"^  (\w+)(\?)?: (.+?),?\s*(?://\s*(.*))?$")


def limits(comment, features, parameter):
    """Figures that stand beside the TypeScript type, in a comment or in the list of features."""
    found = []
    for pattern, name in (
        (r"default: (\d+)", "default"),
        (r"min (\d+) ", "minItems"),
        (r"max (\d+) reference images", "maxItems"),
        (r"max (\d+) characters", "maxLength"),
    ):
        match = re.search(pattern, comment)
        if match:
            found.append(f"{name}={match[1]}")
    match = re.search(r"\b(\d+)-(\d+)\b", comment)
    if match:
        found += [f"minimum={match[1]}", f"maximum={match[2]}"]
    if parameter == "duration" and "Duration" in features:
        first, last = re.findall(r"\d+", features["Duration"])[:2]
        found += [f"minimum={first}", f"maximum={last}"]
    return found


def row(kind, model, line, facts):
    name, optional, declared, comment = PARAMETER.match(line).groups()
    values = re.findall(r'"([^"]+)"', declared)
    numbers = re.findall(r"\b\d+\b", declared) if not values else []
    if values:
        type_, extra = "string", ["enum=" + " ".join(values)]
    elif numbers:
        type_, extra = "integer", ["enum=" + " ".join(numbers)]
    else:
        type_, extra = declared, []
    extra += limits(comment or "", facts if type_ == "number" else {}, name)
    return [kind, model, name, "optional" if optional else "required", type_, ";".join(extra)]


def transcribe(document):
    kind = model = None
    facts, in_block = {}, False
    for line in document:
        line = line.rstrip("\n")
        kind = KINDS.get(line, kind)
        if line.startswith("## API Reference"):
            return
        heading = HEADING.match(line)
        if kind and heading:
            model, facts = heading[1], {}
            yield [kind, model, "@title", "", "", heading[2]]
        fact = FACT.match(line)
        if fact and model:
            facts[fact[1]] = fact[2]
            yield [kind, model, "@" + fact[1].lower(), "", "", " ".join(re.findall(r"\d+", fact[2]))]
        if line.startswith("```"):
            in_block = line == "```typescript"
        elif in_block and model and PARAMETER.match(line) and not line.startswith("  model:"):
            yield row(kind, model, line, facts)


with open(sys.argv[1], encoding="utf-8") as source:
    for columns in transcribe(source):
        print("\t".join(columns))
