"""Transcribes the models and parameters from Unifically's published document.

The catalog's schemas are written by hand; this reads the tables of the document by machine. A test compares the two, so
that a slip in either of them shows. A list of values that this program does not understand, and a section of a model that
is not listed, end it with an error. When the provider publishes a new document:

    python3 transcribe_unifically.py unifically-tasks-api.txt > ../resources/io/genmedia/camel/docs/unifically-transcription.tsv

Columns: kind, model, parameter, required, conditional or optional, type, documented values and limits. Conditional is
what some other parameter decides about. A line whose parameter begins with @ holds something else:

    @title     the title, without what stands in parentheses behind it
    @pricing   the figures of the price
    @open      a model of which the document lists no parameters
"""

import re
import sys

KINDS = {"Video Generation": "video", "Image Generation": "image", "Audio Generation": "audio"}
SECTION = re.compile(r"^Models?:\s*(?P<models>[\w./, -]+?)(?: — (?P<price>.+))?$")
# one that goes on with "but" has a table of its own
SAME = re.compile(r"Same parameters as (?P<title>(?:(?! but )[\w. -])+?)\.?$")
TABLE = "| Parameter | Type | Required | Description |"

ROW = re.compile(r"^[\w./-]+ \| .+ \|$")

TYPES = {"float": "number", "int": "integer"}
LISTED = {"aspect_ratio", "resolution", "quality", "mv", "model", "duration", "extend_duration"}
WORD = re.compile(r"^[\w:.-]+$")

# a parameter that belongs to some of the models of its table, by the end of their names
ONLY = (
    (re.compile(r"^Flex only: "), lambda model: model.endswith("-flex")),
    (re.compile(r"^Pro only: "), lambda model: model.endswith("-pro")),
    (re.compile(r"\(minimax-2\.0 only"), lambda model: model.endswith("-2.0")),
    (re.compile(r"Not available on Quality"), lambda model: not model.endswith("-quality")),
    (re.compile(r"^Extend: "), lambda model: model.endswith("/extend")),
)

LIMITS = (
    (re.compile(r"\b[Mm]ax (\d+) chars"), ("maxLength",)),
    (re.compile(r"\b[Uu]p to (\d+) (?:reference image URLs|character/object elements|images)"), ("maxItems",)),
    (re.compile(r"\b(\d+)–(\d+) (?:reference image URLs|images|shots)"), ("minItems", "maxItems")),
    (re.compile(r"\bmax (\d+), requires"), ("maxItems",)),
    (re.compile(r"\bMax (\d+) character items"), ("maxItems",)),
    (re.compile(r"\b(\d+)–(\d+) seconds"), ("minimum", "maximum")),
    (re.compile(r"^Flex only: ([\d.]+)-([\d.]+) "), ("minimum", "maximum")),
)
DEFAULTS = (
    re.compile(r'"([^"]+)" \(default\)'),
    re.compile(r"\b([\w:]+) \(default\)"),
    re.compile(r"\(default (\w+)"),
    re.compile(r"\bDefault:? ([\w:]+)"),
)


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def values(name, description, model):
    """A closed list: of quoted words, or of bare ones before the first full stop."""
    if "{" in description:
        return []
    quoted = re.findall(r'"([^"]+)"', description)
    if quoted:
        return list(dict.fromkeys(quoted))
    if name not in LISTED or re.search(r"\d–\d", description):
        return []
    more = re.search(r"\(Max also: ([^)]+)\)", description)
    text = re.sub(r"\([^)]*\)", "", description)
    text = re.sub(r"\. .*|\.$| seconds.*", "", text)
    text = re.sub(r"^(?:Must be|[\w ]+:(?!\d)) ?", "", text)
    listed = [word for word in re.split(r"\s*,\s*(?:or )?|\s+or\s+", text.strip()) if word]
    if more and model.endswith("-max"):
        listed += more[1].split(", ")
    if not all(WORD.match(word) for word in listed):
        if name == "mv" and description == "Model version":
            return []
        raise ValueError(f"not understood: {name}: {description}")
    return listed


def need(name, required, description, model):
    if required.startswith("Yes*"):
        if model.endswith("-2.3-fast"):
            return "required" if "required for 2.3-fast" in description else "optional"
        return "conditional"
    if required == "Conditional" or re.search(r"Required in custom mode|Enables preset mode", description):
        return "conditional"
    return {"Yes": "required", "No": "optional"}[required]


def type_of(name, declared, description):
    if declared == "array":
        if name.endswith("_urls"):
            return "string[]"
        if name == "reference_characters" or "{" in description:
            return "object[]"
    return TYPES.get(declared, declared)


def parameter(model, line):
    """One row of a table for one model; nothing where it is about others."""
    name, declared, required, description = cells(line)
    for pattern, belongs in ONLY:
        if pattern.search(description) and not belongs(model):
            return None
    found = {}
    for pattern, names in LIMITS:
        match = pattern.search(description)
        if match:
            found.update(zip(names, match.groups()))
    if "exactly one URL" in description:
        found.update(minItems="1", maxItems="1")
    counts = re.search(r"\(Pro/Max: (\d+), Flex: (\d+)\)", description)
    if counts:
        found["maxItems"] = counts[2] if model.endswith("-flex") else counts[1]
    if model.endswith("-quality") and name == "reference_image_urls":
        # without characters the sum is that of the list
        found["maxItems"] = re.search(r"Max (\d+) total", description)[1]
    for pattern in DEFAULTS:
        match = pattern.search(description)
        if match:
            found["default"] = match[1]
            break
    listed = values(name, description, model)
    extra = (["enum=" + " ".join(listed)] if listed else []) + [f"{key}={value}" for key, value in found.items()]
    return [name, need(name, required, description, model), type_of(name, declared, description), ";".join(extra)]


class Document:
    def __init__(self, lines):
        self.models = []
        self.rows = {}
        self.prices = {}
        self.sections = {}
        self.read(lines)

    def read(self, lines):
        kind, section, title, in_table = None, [], None, False
        previous = ""
        for line in lines:
            line = line.rstrip("\n").replace("`", "")
            kind = KINDS.get(line, kind)
            found = SECTION.match(line)
            if line == "Model Parameters":
                kind = None
            elif kind and ROW.match(line) and "/" in cells(line)[0]:
                self.models.append((kind, *cells(line)))
            elif found:
                before, title = section, previous
                section = found["models"].split(", ")
                self.sections[title] = section
                for model in section:
                    self.prices[model] = found["price"]
                in_table = False
            elif line.startswith("Rate Limit Error"):
                section = []
            elif section and line == TABLE:
                in_table = True
                # a table of its own goes before that of another model
                for model in section:
                    self.rows[model] = []
            elif section and in_table and ROW.match(line):
                for model in section:
                    row = parameter(model, line)
                    if row:
                        self.rows[model].append(row)
            elif section and SAME.search(line):
                self.copy(section, self.sections[SAME.search(line)["title"]][0], line)
            elif section and line.endswith("Same capabilities and parameters."):
                self.copy(section, before[0], line)
            elif not line.startswith("|---"):
                in_table = False
            previous = line

    def copy(self, section, other, line):
        count = re.search(r"Supports (\d+)–(\d+) reference images", line)
        for model in section:
            self.rows[model] = [list(row) for row in self.rows[other]]
            for row in self.rows[model]:
                if count and row[0] == "image_urls":
                    row[3] = f"minItems={count[1]};maxItems={count[2]}"

    def lines(self):
        for kind, model, title in self.models:
            yield [kind, model, "@title", "", "", re.sub(r" \(.*\)$", "", title)]
            price = self.prices.get(model)
            if price:
                yield [kind, model, "@pricing", "", "", " ".join(re.findall(r"(\d+)\.(\d+)", price)[0])]
            if model not in self.rows:
                yield [kind, model, "@open", "", "", ""]
            for row in self.rows.get(model, []):
                yield [kind, model, *row]
        unknown = set(self.rows) - {model for _, model, _ in self.models}
        if unknown:
            raise ValueError("a section of no listed model: " + ", ".join(sorted(unknown)))


with open(sys.argv[1], encoding="utf-8") as source:
    for columns in Document(source).lines():
        print("\t".join(columns))
