#!/usr/bin/env bash
# Pandoc and LibreOffice open exported Word documents: headings, links and the properties arrive.
. "$(dirname "$0")/common.sh"
need pandoc
build_export

"$EXPORT" "$WORK/bakau.html" --to docx > "$WORK/bakau.docx"
pandoc "$WORK/bakau.docx" --from docx+styles --to markdown --standalone --wrap none --output "$WORK/pandoc.md"
expect "pandoc: title" 'title: Warga & \"Sahabat\" Menanam Bakau' "$WORK/pandoc.md"
expect "pandoc: byline" 'Oleh Rara Wening' "$WORK/pandoc.md"
expect "pandoc: heading" '## Tahun depan' "$WORK/pandoc.md"
pandoc "$WORK/bakau.docx" --to plain --wrap none --output "$WORK/pandoc.txt"
expect "pandoc: text" 'Mereka akan menanam *seribu* bibit lagi di muara_sungai' "$WORK/pandoc.txt"

need soffice
soffice --headless -env:UserInstallation="file://$WORK/profile" --convert-to odt --outdir "$WORK" "$WORK/bakau.docx" > "$WORK/soffice.log" 2>&1
pandoc "$WORK/bakau.odt" --to markdown --wrap none --output "$WORK/office.md"
expect "LibreOffice: heading" '## Tahun depan' "$WORK/office.md"
expect "LibreOffice: text" 'Warga desa menanam seribu bibit bakau' "$WORK/office.md"
unzip -p "$WORK/bakau.odt" meta.xml > "$WORK/meta.xml"
expect "LibreOffice: author" 'Rara Wening' "$WORK/meta.xml"
expect "LibreOffice: keywords" '<meta:keyword>bakau' "$WORK/meta.xml"
