"""Transcribes the tables of models from GateAI Core's published document into what the simulator reads.

Names, types, limits, defaults, sizes and examples carry over; descriptions do not. When the provider publishes a new
document:

    python3 transcribe_gateai.py gateai-core-api.md > ../../main/resources/io/genmedia/camel/media/simulator/gateai/models.json

Every row of the document must be understood: a line that is not stops the script.
"""

import json
import re
import sys

SECTIONS = {"## Image Generation Models": "image", "## Video Generation Models": "video", "## 3D Models": "3d"}
MODEL = re.compile(r"^### (.+?) `model: (\S+)` Cost: (.+?)(?: \| Parameter \|.*)?$")
ROW = re.compile(r"^\| (\w+) \| (.+?) \| (YES|no) \| (.*?) \| (.+?) \| (.*) \|")
SIZE = re.compile(r"(\d+)×(\d+)")
RANGE = re.compile(r"^- (Width|Height): (\d+)–(\d+) \(step: (\d+)\)")
LIMIT = re.compile(r"(min|max|step|minLen|maxLen): (-?\d+)")
AMOUNT = re.compile(r"~\$([\d.]+)")


def literal(text, type_):
    if type_ == "boolean" or text in ("true", "false"):
        return text == "true"
    if type_ in ("integer", "number") or (type_ == "?" and re.fullmatch(r"-?\d+", text)):
        return json.loads(text)
    return [text] if type_ == "array" else text


def parameter(name, type_, required, default, constraints):
    values = type_.split(" / ")
    result = {"name": name}
    if len(values) > 1:
        numbers = all(re.fullmatch(r"\d+", value) for value in values)
        type_ = "integer" if numbers else "string"
        result["type"] = type_
        result["values"] = [int(value) for value in values] if numbers else values
    elif type_ in ("integer", "number", "string", "boolean", "array", "?"):
        result["type"] = type_
    else:
        sys.exit(f"parameter {name} has the type {type_}")
    if required == "YES":
        result["required"] = True
    if default != "-":
        result["default"] = literal(default, type_)
    rest = constraints
    for key, value in LIMIT.findall(constraints):
        result[key] = int(value)
        rest = rest.replace(f"{key}: {value}", "", 1)
    if rest.strip(", -"):
        sys.exit(f"parameter {name} has the constraints {constraints}")
    return result


def price(text):
    amounts = [float(amount) for amount in AMOUNT.findall(text)]
    if "/720p 4s" in text:
        return {"unit": "second", "short": amounts[0], "long": amounts[1]}
    if "per 1024×1024 image" in text:
        return {"unit": "megapixel", "amount": amounts[0]}
    if text.endswith("per generation"):
        return {"unit": "generation", "amount": amounts[0]}
    sys.exit(f"the cost is {text}")


def logical_lines(document):
    """The document's lines: a table's first row by itself, and a row that was broken into two as one."""
    lines = []
    for line in re.sub(r"(\| Description \| \|(?:---\|)+) (?=\| )", r"\1\n", document.read()).splitlines():
        if lines and re.match(r"^\| \w+ \|", lines[-1]) and lines[-1].count("|") == 4 and line.startswith("| "):
            lines[-1] = f"{lines[-1]}  {line}"
        else:
            lines.append(line)
    return lines


def transcribe(document):
    models, kind, model = [], None, None
    for line in logical_lines(document):
        kind = SECTIONS.get(line.strip(), kind)
        heading = MODEL.match(line)
        if kind is None:
            continue
        if heading:
            model = {"id": heading[2], "type": kind, "price": price(heading[3]), "params": []}
            models.append(model)
            continue
        row = ROW.match(line)
        if line.startswith("{ "):
            example = json.loads(line)
            if example["model"] != model["id"] or example["type"] != model["type"]:
                sys.exit(f"{model['id']} has the example {line}")
            model["example"] = example["params"]
        elif RANGE.match(line):
            side, low, high, step = RANGE.match(line).groups()
            model.setdefault("range", {})[side.lower()] = [int(low), int(high), int(step)]
        elif line.startswith("**Supported Resolutions") or (SIZE.search(line) and line.startswith("| ")):
            model.setdefault("sizes", []).extend([int(w), int(h)] for w, h in SIZE.findall(line))
        elif row and row[1] != "Parameter":
            model["params"].append(parameter(*[row[i].strip() for i in range(1, 6)]))
        elif line.startswith("| "):
            sys.exit(f"not understood: {line}")
    return models


def written(models):
    """JSON with one parameter per line, so that a change of the document shows as a change of lines."""
    blocks = []
    for model in models:
        entries = []
        for key, value in model.items():
            if key == "params" and value:
                lines = ",\n".join("      " + json.dumps(item, ensure_ascii=False) for item in value)
                entries.append(f'    "params": [\n{lines}\n    ]')
            else:
                entries.append(f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
        blocks.append("  {\n" + ",\n".join(entries) + "\n  }")
    return "[\n" + ",\n".join(blocks) + "\n]"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        print(written(transcribe(source)))
