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

"$EXPORT" --demo --to docx > "$WORK/demo.docx"
pandoc "$WORK/demo.docx" --to gfm --wrap none --output "$WORK/demo.md"
expect "pandoc: bold" '**naik tajam**' "$WORK/demo.md"
expect "pandoc: link" '[data dermaga](https://coast.example/data?x=1&y=2)' "$WORK/demo.md"
expect "pandoc: italic" '*syahbandar*' "$WORK/demo.md"
expect "pandoc: quote" '> Kami menjual garam setiap pagi.' "$WORK/demo.md"
expect "pandoc: number of the list" '3.  Garam kasar' "$WORK/demo.md"
expect "pandoc: bullet" '-   Ikan asin' "$WORK/demo.md"
expect "pandoc: table" 'Rp5.000\|kg' "$WORK/demo.md"
pandoc "$WORK/demo.docx" --track-changes=all --to markdown --wrap none --output "$WORK/comments.md"
expect "pandoc: comment" '[Cek harga.]{.comment-start' "$WORK/comments.md"
expect "pandoc: author of the comment" "author=\"Tomi O'Hara\"" "$WORK/comments.md"

need soffice unzip
soffice --headless -env:UserInstallation="file://$WORK/profile" --convert-to odt --outdir "$WORK" "$WORK/bakau.docx" > "$WORK/soffice.log" 2>&1
pandoc "$WORK/bakau.odt" --to markdown --wrap none --output "$WORK/office.md"
expect "LibreOffice: heading" '## Tahun depan' "$WORK/office.md"
expect "LibreOffice: text" 'Warga desa menanam seribu bibit bakau' "$WORK/office.md"
unzip -p "$WORK/bakau.odt" meta.xml > "$WORK/meta.xml"
expect "LibreOffice: author" 'Rara Wening' "$WORK/meta.xml"
expect "LibreOffice: keywords" '<meta:keyword>bakau' "$WORK/meta.xml"

soffice --headless -env:UserInstallation="file://$WORK/profile" --convert-to odt --outdir "$WORK" "$WORK/demo.docx" > "$WORK/soffice.log" 2>&1
unzip -p "$WORK/demo.odt" content.xml > "$WORK/content.xml"
expect "LibreOffice: comment" 'Cek harga.' "$WORK/content.xml"
expect "LibreOffice: author of the comment" "<dc:creator>Tomi O" "$WORK/content.xml"

soffice --headless -env:UserInstallation="file://$WORK/profile" --convert-to pdf --outdir "$WORK" "$WORK/demo.docx" > "$WORK/soffice.log" 2>&1
if command -v pdftotext > /dev/null; then
    pdftotext -layout "$WORK/demo.pdf" "$WORK/demo.txt"
    expect "LibreOffice: number of the list" '3. Garam kasar' "$WORK/demo.txt"
    expect "LibreOffice: bullet" '• Ikan asin' "$WORK/demo.txt"
fi
