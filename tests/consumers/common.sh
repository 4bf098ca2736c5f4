# Sourced by the other scripts of this folder: where the program is, and how a check is reported.
#
# Each script exports the stories of samples/ and hands them to a program that reads the format. A script whose program
# is not installed says so and succeeds.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# The example that exports files; EXPORT can name another program with the same arguments.
build_export() {
    if [ -z "${EXPORT:-}" ]; then
        cargo build --quiet --package redaksi-formats --example export
        EXPORT=$PWD/${CARGO_TARGET_DIR:-target}/debug/examples/export
    fi
}

need() {
    for program in "$@"; do
        if ! command -v "$program" > /dev/null; then
            echo "SKIPPED: $program is not installed"
            exit 0
        fi
    done
}

# expect NAME PATTERN FILE: the file contains the fixed text.
expect() {
    if grep -qF -- "$2" "$3"; then
        echo "ok: $1"
    else
        echo "FAILED: $1: no \"$2\" in $3" >&2
        sed -n 1,60p "$3" >&2
        exit 1
    fi
}

cat > "$WORK/bakau.html" <<'HTML'
<!DOCTYPE html>
<html lang="id"><head><title>Warga &amp; "Sahabat" Menanam Bakau</title>
<meta name="description" content="Bakau menahan ombak di pantai utara: 100% alami.">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Warga & \"Sahabat\" Menanam Bakau",
"author": {"@type": "Person", "name": "Rara Wening"}, "datePublished": "2023-01-08T19:15:00+07:00",
"dateModified": "2023-01-09T07:00:00+07:00", "articleSection": "Lingkungan", "keywords": ["bakau", "pesisir & laut"]}</script>
</head><body><article><h1>Warga &amp; "Sahabat" Menanam Bakau</h1>
<p>REMBANG – Warga desa menanam seribu bibit bakau di pantai utara pada hari Minggu pagi, 100% tanpa upah.</p>
<p>Baca Juga: <a href="https://pesisir.example/panen">Panen Raya Garam Tiba</a></p>
<p>“Bakau menahan ombak &amp; memberi ikan tempat bertelur,” kata kepala desa kepada wartawan pada hari itu.</p>
<h2>Tahun depan</h2>
<p>Mereka akan menanam *seribu* bibit lagi di muara_sungai pada musim hujan, kata {{< ketua >}} panitia.</p>
</article></body></html>
HTML
