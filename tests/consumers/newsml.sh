#!/usr/bin/env bash
# Exported NewsML-G2 is valid by the schema of the IPTC. NEWSML_XSD names NewsML-G2_2.35-spec-All-Power.xsd, with the
# xml.xsd of the W3C beside it.
. "$(dirname "$0")/common.sh"
need xmllint
if [ ! -f "${NEWSML_XSD:-}" ]; then
    echo "SKIPPED: set NEWSML_XSD to NewsML-G2_2.35-spec-All-Power.xsd"
    exit 0
fi
build_export

"$EXPORT" --demo --to newsml > "$WORK/demo.xml" 2> "$WORK/losses"
xmllint --nonet --noout --schema "$NEWSML_XSD" "$WORK/demo.xml" 2> "$WORK/errors" || { cat "$WORK/errors" >&2; exit 1; }
echo "ok: demo"
for file in "$WORK/bakau.html" samples/*.txt samples/*.html; do
    name=$(basename "$file")
    "$EXPORT" "$file" --to newsml > "$WORK/$name.xml" 2> "$WORK/losses"
    xmllint --nonet --noout --schema "$NEWSML_XSD" "$WORK/$name.xml" 2> "$WORK/errors" || { cat "$WORK/errors" >&2; exit 1; }
    echo "ok: $name"
done
