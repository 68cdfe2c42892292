"""Transcribes the models, parameters and sizes from GateAI Core's published document.

The catalog's schemas are written by hand; this reads the tables of the document by machine. A test compares the two, so
that a slip in either of them shows. A line of a model that this program does not understand ends it with an error. When
the provider publishes a new document:

    python3 transcribe_gateai.py gateai-core-api.md > ../resources/io/genmedia/camel/docs/gateai-transcription.tsv

Columns: kind, model, parameter, required or optional, type, documented values and limits. The kind is the one that the
model's example sends. A line whose parameter begins with @ holds something else:

    @title, @pricing   the title; the figures of the cost
    @size              a supported resolution: label, width×height; one line each
    @width, @height    a range or a list of widths and heights that stands outside the table of parameters
    @example           the input of the example, as JSON
    @reference         without kind and model: a field that every model takes, string or string[]
"""

import json
import re
import sys

MODEL = re.compile(r"^### (?P<title>.+?) `model: (?P<model>\S+)` Cost: (?P<cost>[^|]+?)\s*(?P<table>\| Parameter \|.*)?$")
HEADER = "| Parameter | Type | Required | Default | Constraints | Description | |---|---|---|---|---|---| "
SIZES = re.compile(r"\| Label \| Width × Height \| \|---\|---\| (?P<row>.+)$")
TIERS = re.compile(r"\| Aspect Ratio \| Small \| Medium \| Large \| (?:\|---)+\| (?P<row>.+)$")
SIZE = re.compile(r"^\d+×\d+$")
RANGE = re.compile(r"^- (?P<side>Width|Height): (?P<least>\d+)–(?P<most>\d+) \(step: (?P<step>\d+)\)$")
VALUES = re.compile(r"^\*\*Valid (?P<side>Width|Height)s:\*\* (?P<values>[\d, ]+)$")
NOISE = re.compile(r"^(\*\*Example:\*\*|\*\*Dimension Range:\*\*|- Invalid values are .*|```(json)?|---|)$|^## ")

PROMPT_LIMIT = re.compile(r"\*\*Prompt length:\*\* max (\d+) characters")
QUANTITY_LIMIT = re.compile(r"\*\*Quantity per request:\*\* max (\d+) ")
REFERENCES = re.compile(r"^Supported inline reference fields: (.+?)\. Both HTTPS .* in the (`\w+`/`\w+`) arrays\.$")

# what the document leaves open with a question mark, and name, tables or default settle
SETTLED = {
    "prompt": "string",
    "negative_prompt": "string",
    "start_frame": "string",
    "end_frame": "string",
    "image_urls": "string[]",
    "width": "integer",
    "height": "integer",
    "motion_has_audio": "boolean",
}

# what the items of a list are, where the document tells
ITEMS = {"image_urls": "string[]", "response_modalities": "string[]", "bounding_box": "integer[]"}

# limits that stand in a sentence
PROSE = (
    (re.compile(r"^Reference \w+(?: files)? .*\((\d+)-(\d+) (?:files|images|videos)"), ("minItems", "maxItems")),
    (re.compile(r"reference-to-video \(\d+-(\d+),"), ("maxItems",)),
    (re.compile(r"Maximum (\d+) (?:item|video)\b"), ("maxItems",)),
    (re.compile(r"Up to (\d+) guidance images"), ("maxItems",)),
)
LIMITS = {"min": "minimum", "max": "maximum", "step": "multipleOf", "minLen": "minLength", "maxLen": "maxLength"}


class Limits:
    """What holds for every request."""

    def __init__(self, text):
        self.prompt = int(PROMPT_LIMIT.search(text)[1])
        self.quantity = int(QUANTITY_LIMIT.search(text)[1])


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def declared(name, text):
    """The type, and the values of a closed list."""
    if " / " in text:
        values = text.split(" / ")
        numbers = all(re.fullmatch(r"-?\d+", value) for value in values)
        return "integer" if numbers else "string", ["enum=" + " ".join(values)]
    if text == "?":
        return SETTLED.get(name, ""), []
    if text == "array":
        return ITEMS.get(name, "string[]" if name.endswith("_urls") else "array"), []
    return text, []


def parameter(kind, model, line, limits):
    name, type_, required, default, constraints, description = cells(line)
    type_, extra = declared(name, type_)
    found = {}
    if constraints != "-":
        for constraint in constraints.split(", "):
            key, value = constraint.split(": ")
            found[LIMITS[key]] = value
    for pattern, names in PROSE:
        match = pattern.search(description)
        if match:
            found.update(zip(names, match.groups()))
    if "[width, height, length]" in description:
        found.update(minItems="3", maxItems="3")
    if name == "prompt":
        found["maxLength"] = str(min(int(found.get("maxLength", limits.prompt)), limits.prompt))
    if name == "quantity":
        found["maximum"] = str(min(int(found.get("maximum", limits.quantity)), limits.quantity))
    if default != "-":
        found["default"] = default
    extra += [f"{key}={value}" for key, value in found.items()]
    return [kind, model, name, "required" if required == "YES" else "optional", type_, ";".join(extra)]


def resolution(line):
    """The rows of one line of a table of sizes."""
    label, *sizes = cells(line.split("| Invalid width/height")[0])
    if not sizes or not all(SIZE.match(size) for size in sizes):
        raise ValueError("not understood: " + line)
    return [["@size", "", label, size] for size in sizes]


def section(lines, limits):
    """One model, from its heading to the next."""
    heading = MODEL.match(lines[0])
    model, rows, example = heading["model"], [], None
    table = heading["table"] or ""
    if table and not table.startswith(HEADER):
        raise ValueError("another table: " + table)
    rows.append(["@title", "", "", heading["title"]])
    # a cost that is rounded to nothing is less than a cent
    cost = heading["cost"].replace(" (min $0.00)", "").replace("$0.00", "$0.01")
    rows.append(["@pricing", "", "", " ".join(re.findall(r"\d+", cost))])
    pending = iter(lines[1:])
    in_parameters, in_sizes, in_output = bool(table), False, False
    if table:
        # the first row stands on the line of the heading
        rows.append(table.removeprefix(HEADER))
    for line in pending:
        sizes = SIZES.search(line) or TIERS.search(line)
        if sizes:
            in_parameters, in_sizes = False, True
            rows += resolution("| " + sizes["row"].lstrip("| "))
        elif line.startswith("|") and in_sizes:
            rows += resolution(line)
        elif line.startswith("|") and in_parameters:
            line = line.split("**3D Output Format")[0]
            if len(cells(line)) == 3:
                # an empty default broke the line in two
                line += "  " + next(pending)
            rows.append(line)
        elif RANGE.match(line):
            side, *figures = RANGE.match(line).groups()
            limits_ = zip(("minimum", "maximum", "step"), figures)
            rows.append(["@" + side.lower(), "", "", ";".join(f"{key}={value}" for key, value in limits_)])
        elif VALUES.match(line):
            # a parameter that the table does not name
            side, values = VALUES.match(line).groups()
            values = " ".join(values.split(", "))
            rows.append([side.lower(), "optional", "integer", "enum=" + values])
            rows.append(["@" + side.lower(), "", "", "values=" + values])
        elif line.startswith("{"):
            example = json.loads(line)
            rows.append(["@example", "", "", json.dumps(example["params"], ensure_ascii=False)])
        elif line.startswith(("- `", "result: ")):
            in_output = True
        elif not NOISE.match(line.strip()) and not in_output:
            raise ValueError("not understood: " + line)
    kind = example["type"]
    assert example["model"] == model
    for row in rows:
        yield parameter(kind, model, row, limits) if isinstance(row, str) else [kind, model, *row]


def transcribe(text):
    limits = Limits(text)
    lines = text.splitlines()
    for line in lines:
        references = REFERENCES.search(line)
        for field in references and re.findall(r"`(\w+)`( \(array\))?", references[1]) or []:
            yield ["", "", "@reference", "", "string[]" if field[1] else "string", field[0]]
        for field in references and re.findall(r"`(\w+)`", references[2]) or []:
            yield ["", "", "@reference", "", "string[]", field]
    starts = [i for i, line in enumerate(lines) if "`model: " in line]
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        yield from section(lines[start:end], limits)


with open(sys.argv[1], encoding="utf-8") as source:
    for columns in transcribe(source.read()):
        print("\t".join(columns))
