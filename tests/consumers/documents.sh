#!/bin/sh
# Reads documents that pandoc and LibreOffice write, and compares their text with the one that was put in.
#
#   tests/consumers/documents.sh
#
# Needs the Debian packages pandoc and libreoffice-writer-nogui, and builds the example `read_document`.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
cargo build --quiet -p redaksi-formats --example read_document
read_document="$root/target/debug/examples/read_document"
cd "$work"

cat > story.md <<'STORY'
# Warga Kenari Menanam Seribu Bakau

KENARI – Warga Desa Kenari menanam **seribu bibit bakau** di tepi pantai, *sejak pagi*, kata [kepala desa](https://pesisir.example/bakau?a=1&b=2).

## Tahun depan

Mereka akan menanam lagi [seribu]{.deletion author="Sari" date="2023-01-09T07:00:00Z"}[dua ribu]{.insertion author="Sari" date="2023-01-09T07:01:00Z"} bibit pada [Cek jumlahnya.]{.comment-start id="0" author="Tomi" date="2023-01-09T08:00:00Z"}tahun depan[]{.comment-end id="0"} di teluk[^1].

[^1]: Di sisi timur.

1. Membersihkan pantai
2. Menanam

| Desa   | Bibit |
|--------|-------|
| Kenari | 1.000 |
| Melati | 500   |
STORY

cat > expected.txt <<'STORY'
Warga Kenari Menanam Seribu Bakau
KENARI – Warga Desa Kenari menanam seribu bibit bakau di tepi pantai, sejak pagi, kata kepala desa.
Tahun depan
Mereka akan menanam lagi dua ribu bibit pada tahun depan di teluk¹.
1. Membersihkan pantai
2. Menanam
Desa	Bibit
Kenari	1.000
Melati	500
¹ Di sisi timur.
STORY

failures=0
check() {
    "$read_document" "$1" > all.txt
    sed -n '/^Warga Kenari/,$p' all.txt > text.txt
    if ! diff expected.txt text.txt; then
        echo "$1: the text differs"
        failures=1
    fi
    for needed in 'text: "seribu"' 'text: "dua ribu"' 'quote: "tahun depan"'; do
        if ! grep -q "$needed" all.txt; then
            echo "$1: no $needed"
            failures=1
        fi
    done
    "$read_document" "$1" --content | grep -q '<a href="https://pesisir.example/bakau?a=1&amp;b=2">kepala desa</a>' ||
        { echo "$1: the link is missing"; failures=1; }
}

pandoc --standalone story.md -o pandoc.docx
check pandoc.docx
for format in docx odt fodt rtf; do
    soffice --headless --convert-to "$format" --outdir "$format" pandoc.docx > /dev/null 2>&1
    check "$format/pandoc.$format"
done
[ "$failures" = 0 ] && echo "all documents hold the story"
exit "$failures"
