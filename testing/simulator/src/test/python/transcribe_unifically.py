"""Transcribes the tables of models from Unifically's published document into what the simulator reads.

Names, types, limits, defaults and prices carry over; descriptions do not. When the provider publishes a new document:

    python3 transcribe_unifically.py unifically-tasks-api.txt > ../../main/resources/io/genmedia/camel/media/simulator/unifically/models.json

What a table says in words of one model among several, or of several parameters at once, stands below as a correction, or in
the rules of the simulator. Every listed model must have parameters or be named as one without, and every correction must meet
what it corrects: else the script stops.
"""

import json
import re
import sys

KINDS = {"Video Generation": "video", "Image Generation": "image", "Audio Generation": "audio"}
ID = re.compile(r"[a-z-]+/[a-z0-9.-]+")
LISTED = re.compile(r"^([a-z-]+/[a-z0-9.-]+) \| .+ \|$")
MODELS = re.compile(r"^Models?:(.+)$")
PRICE = re.compile(r" — .*?(\d+\.\d+)")
ROW = re.compile(r"^(\w+) \| (\S+) \| (Yes\*?|No|Conditional) \| (.+) \|$")
SAME = re.compile(r"Same parameters as (.+?)\.(?: |$)")

TYPES = {"string": "string", "integer": "integer", "int": "integer", "float": "number", "number": "number",
         "boolean": "boolean", "string[]": "array", "array": "array", "object": "object"}

# the document has a line for each of these, and no parameters
WITHOUT_PARAMETERS = {
    "topaz-labs/video-upscale", "topaz-labs/image-upscale", "topaz-labs/image-generative",
    "kuaishou/kling-o1-image", "kuaishou/kling-3.0-omni-image", "kuaishou/kling-3.0-image", "kuaishou/kling-2.1-image",
    "suno-ai/wav",
    "elevenlabs/text-to-speech", "elevenlabs/text-to-dialogue", "elevenlabs/sound-effect", "elevenlabs/voice-isolation",
    "elevenlabs/speech-to-text",
}

# the section refers to the one before without its title
SAME_WITHOUT_A_NAME = {"Qwen Image 2.0": "Qwen Image 2.0 Pro"}

# a table for several models has these for the others only
NOT_FOR = {
    "google/veo-3.1-quality": ["reference_characters"],
    "google/nano-banana": ["resolution"],
    "black-forest-labs/flux.2-pro": ["steps", "cfg"],
    "black-forest-labs/flux.2-max": ["steps", "cfg"],
    "hailuo/minimax-2.3": ["end_image_url"],
    "hailuo/minimax-2.3-fast": ["end_image_url"],
    "suno-ai/add-vocals": ["continue_at"],
    "suno-ai/add-instrumental": ["continue_at"],
    "suno-ai/cover": ["continue_at"],
}

# the text above the table names the only two parameters that the model does not share with its sibling
ALSO_FOR = {"kuaishou/kling-o1-video": [{"name": "elements", "type": "array"}]}

FLUX_RATIOS = ["auto", "1:1", "4:3", "16:9", "3:2", "2:3", "9:16", "3:4"]

# what the words of a description say of one model
CHANGED = {
    "hailuo/minimax-2.3-fast": {"start_image_url": {"required": True}},
    "black-forest-labs/flux.2-pro": {"aspect_ratio": {"values": FLUX_RATIOS}, "image_urls": {"maxItems": 8}},
    "black-forest-labs/flux.2-flex": {"aspect_ratio": {"values": FLUX_RATIOS}, "image_urls": {"maxItems": 10}},
    "black-forest-labs/flux.2-max": {"aspect_ratio": {"values": FLUX_RATIOS + ["5:4", "21:9"]}, "image_urls": {"maxItems": 8}},
    # it takes the table of its sibling, and fewer pictures
    "alibaba/wan-2.5-image": {"image_urls": {"maxItems": 3}},
    # the price of the heading is torn; it is for rewritten prompts, which double it
    "alibaba/z-image-turbo": {"price": 0.0105},
}


def values(type_, text):
    """A closed list: quoted words, ratios, sizes, or the few whole numbers that a description begins with."""
    if type_ == "string":
        if text.startswith('"'):
            found = re.findall(r'"([^"]+)"', text)
        elif re.match(r"(?:Pro only: )?(?:auto|\d+:\d+|\d[kK])\b", text):
            found = re.findall(r"\bauto\b|\b\d+:\d+\b|\b\d[kK]\b", text)
        elif re.match(r"(?:One of|Model version|Lyrics model): ", text):
            found = re.split(r", | or ", text.split(": ", 1)[1])
        else:
            return None
        return list(dict.fromkeys(found))
    if type_ == "integer":
        few = re.match(r"(\d+(?:(?:, or |, | or )\d+)+) seconds", text) or re.match(r"Must be (\d+) ", text)
        return few and [int(number) for number in re.findall(r"\d+", few[1])]
    return None


def default(type_, text):
    found = re.search(r"\(default (\w+)\)|Default:? ([\w:]*\w)|(\S+) \(default\)|default (true|false)\b", text)
    if not found:
        return None
    word = next(group for group in found.groups() if group).strip('".,')
    if type_ == "integer":
        return int(word) if re.fullmatch(r"\d+", word) else None
    return {"true": True, "false": False}[word] if type_ == "boolean" else word


def limits(type_, text):
    result = {}
    if type_ in ("integer", "number"):
        reach = re.match(r"(?:Flex only: )?([\d.]+)[–-]([\d.]+)\b", text)
        if reach:
            result["min"], result["max"] = (json.loads(number) for number in reach.groups())
    length = re.search(r"\b[Mm]ax (\d+) chars", text)
    if length:
        result["maxLength"] = int(length[1])
    if type_ == "array":
        reach = re.search(r"(\d+)–(\d+) (?:shots|images|reference)", text)
        most = re.search(r"\b[Uu]p to (\d+) (?!total)|\(max (\d+),|Max (\d+) character items", text)
        if "exactly one" in text:
            result["minItems"], result["maxItems"] = 1, 1
        elif reach:
            result["minItems"], result["maxItems"] = int(reach[1]), int(reach[2])
        elif most:
            result["maxItems"] = int(next(group for group in most.groups() if group))
    return result


def parameter(name, type_, required, description):
    if type_ not in TYPES:
        sys.exit(f"parameter {name} has the type {type_}")
    result = {"name": name, "type": TYPES[type_]}
    if required == "Yes":
        result["required"] = True
    usual = default(result["type"], description)
    if usual is not None:
        result["default"] = usual
    closed = values(result["type"], description)
    if closed:
        result["values"] = closed
    result.update(limits(result["type"], description))
    if closed and usual is not None and usual not in closed:
        sys.exit(f"parameter {name} has the default {usual} and the values {closed}")
    return result


def read(lines):
    """The listed models with their kinds, and the parameters of sections by their titles and by model."""
    kinds, kind, sections, by_model, prices, same_as, previous = {}, None, {}, {}, {}, {}, ""
    title, current = None, []
    for line in lines:
        kind = KINDS.get(line, None if line == "Model Parameters" else kind)
        listed, named, row = LISTED.match(line), MODELS.match(line), ROW.match(line)
        same = SAME.search(line)
        if kind and listed:
            kinds[listed[1]] = kind
        elif named:
            title, current = previous, ID.findall(named[1].split(" — ")[0])
            price = PRICE.search(named[1])
            sections[title] = []
            for model in current:
                by_model[model] = title
                if price:
                    prices[model] = float(price[1])
        elif row and title and row[1] != "Parameter":
            sections[title].append(parameter(*row.groups()))
        elif same and title:
            same_as[title] = same[1]
        elif current and re.match(r"^\w+ \| ", line) and line.count(" | ") > 2:
            sys.exit(f"not understood: {line}")
        previous = line
    # a section with a table of its own names another for comparison
    for title, other in (SAME_WITHOUT_A_NAME | same_as).items():
        sections[title] = sections[title] or sections[other]
    return kinds, sections, by_model, prices


def corrected(model, params):
    found = {item["name"] for item in params}
    missing = [name for name in [*NOT_FOR.get(model, []), *CHANGED.get(model, {})] if name not in found | {"price"}]
    if missing:
        sys.exit(f"{model} is corrected in {missing}, and has {sorted(found)}")
    result = [dict(item) for item in params if item["name"] not in NOT_FOR.get(model, [])]
    for item in result:
        item.update(CHANGED.get(model, {}).get(item["name"], {}))
    return result + ALSO_FOR.get(model, [])


def transcribe(document):
    kinds, sections, by_model, prices = read(document.read().splitlines())
    models = []
    for model, kind in kinds.items():
        entry = {"id": model, "kind": kind}
        price = CHANGED.get(model, {}).get("price", prices.get(model))
        if price is not None:
            entry["price"] = price
        if model in WITHOUT_PARAMETERS:
            entry["open"] = True
        else:
            params = sections.get(by_model.get(model))
            if not params:
                sys.exit(f"{model} has no parameters")
            entry["params"] = corrected(model, params)
        models.append(entry)
    strange = set(by_model) - set(kinds)
    if strange:
        sys.exit(f"not in the lists of models: {sorted(strange)}")
    return models


def written(models):
    """JSON with one parameter per line, so that a change of the document shows as a change of lines."""
    blocks = []
    for model in models:
        entries = []
        for key, value in model.items():
            if key == "params":
                lines = ",\n".join("      " + json.dumps(item, ensure_ascii=False) for item in value)
                entries.append(f'    "params": [\n{lines}\n    ]')
            else:
                entries.append(f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
        blocks.append("  {\n" + ",\n".join(entries) + "\n  }")
    return "[\n" + ",\n".join(blocks) + "\n]"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        print(written(transcribe(source)))
