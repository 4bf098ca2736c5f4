#!/usr/bin/env bash
# Exported NewsML-G2 is valid by the schema of the IPTC.
#
#   tests/consumers/newsml.sh [SCHEMA]
#
# SCHEMA, or NEWSML_XSD, is NewsML-G2_2.35-spec-All-Power.xsd with the xml.xsd of the W3C beside it: both are in
# releases/2.35/specification of https://github.com/iptc/newsml-g2.
schema=$(realpath --quiet "${1:-${NEWSML_XSD:-}}" || true)
. "$(dirname "$0")/common.sh"
need xmllint
if [ ! -s "$schema" ]; then
    echo "SKIPPED: give the path of NewsML-G2_2.35-spec-All-Power.xsd"
    exit 0
fi
build_export

check() {
    xmllint --nonet --noout --schema "$schema" "$2" 2> "$WORK/errors" || { cat "$WORK/errors" >&2; exit 1; }
    echo "ok: $1"
}

"$EXPORT" --demo --to newsml > "$WORK/demo.xml" 2> "$WORK/losses"
check demo "$WORK/demo.xml"
for file in "$WORK/bakau.html" samples/*.txt samples/*.html; do
    name=$(basename "$file")
    "$EXPORT" "$file" --to newsml > "$WORK/$name.xml" 2> "$WORK/losses"
    check "$name" "$WORK/$name.xml"
done
