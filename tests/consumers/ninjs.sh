#!/usr/bin/env bash
# Exported ninjs is valid by the schema of the IPTC. NINJS_SCHEMA names the folder with ninjs-schema_3.1.json and GeoJSON.json.
. "$(dirname "$0")/common.sh"
need python3
if [ ! -f "${NINJS_SCHEMA:-}/ninjs-schema_3.1.json" ]; then
    echo "SKIPPED: set NINJS_SCHEMA to the folder with ninjs-schema_3.1.json and GeoJSON.json"
    exit 0
fi
if ! python3 -c 'import jsonschema, referencing' 2> /dev/null; then
    echo "SKIPPED: the Python package jsonschema is not installed"
    exit 0
fi
build_export

"$EXPORT" "$WORK/bakau.html" samples/*.txt samples/*.html --demo --to ninjs-lines > "$WORK/all.ndjson"
python3 - "$NINJS_SCHEMA" "$WORK/all.ndjson" <<'PYTHON'
import json, pathlib, sys
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "ninjs-schema_3.1.json").read_text())
geo = json.loads((folder / "GeoJSON.json").read_text())
resources = [Resource.from_contents(geo)]
registry = Registry().with_resources([("https://geojson.org/schema/GeoJSON.json", resources[0])])
validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
count = wrong = 0
for line in open(sys.argv[2], encoding="utf-8"):
    count += 1
    for error in validator.iter_errors(json.loads(line)):
        wrong += 1
        print("FAILED:", list(error.absolute_path), error.message[:200], file=sys.stderr)
probe = dict(json.loads(line), unknownKey=1)
if validator.is_valid(probe):
    sys.exit("FAILED: the schema takes unknown keys, so this check says nothing")
print(f"ok: {count} objects, {wrong} errors; an unknown key is refused")
sys.exit(wrong > 0)
PYTHON
