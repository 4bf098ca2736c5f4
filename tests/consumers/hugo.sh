#!/usr/bin/env bash
# Hugo builds a site from exported Markdown: titles, dates, tags and the text arrive, with YAML and with TOML.
. "$(dirname "$0")/common.sh"
need hugo
build_export

SITE=$WORK/site
mkdir -p "$SITE/content/post" "$SITE/layouts/_default"
cat > "$SITE/config.toml" <<'TOML'
baseURL = "https://warta.example/"
title = "Warta"
timeZone = "Asia/Jakarta"
disableKinds = ["RSS", "sitemap"]
TOML
cat > "$SITE/layouts/_default/single.html" <<'HTML'
TITLE={{ .Title | safeHTML }}
DATE={{ .Date.Format "2006-01-02T15:04:05-07:00" | safeHTML }}
LASTMOD={{ .Lastmod.Format "2006-01-02T15:04:05-07:00" | safeHTML }}
DESCRIPTION={{ .Description | safeHTML }}
AUTHOR={{ .Params.author }}
DRAFT={{ .Draft }}
TAGS={{ delimit .Params.tags "; " | safeHTML }}
CATEGORIES={{ delimit .Params.categories "; " }}
{{ .Content }}
HTML
echo '{{ range .Pages }}{{ .Title }}{{ end }}' > "$SITE/layouts/_default/list.html"

"$EXPORT" "$WORK/bakau.html" --to md > "$SITE/content/post/yaml.md"
"$EXPORT" "$WORK/bakau.html" --to md --toml > "$SITE/content/post/toml.md"
"$EXPORT" --demo --to md > "$SITE/content/post/demo.md"
hugo --source "$SITE" --quiet
if find "$SITE/public" -path '*post/yaml*' | grep -q .; then
    echo "FAILED: a draft was published" >&2
    exit 1
fi
echo "ok: a draft is not published"
hugo --source "$SITE" --buildDrafts --quiet
for syntax in yaml toml; do
    page=$SITE/public/post/$syntax/index.html
    expect "$syntax: title" 'TITLE=Warga & "Sahabat" Menanam Bakau' "$page"
    expect "$syntax: date" 'DATE=2023-01-08T19:15:00+07:00' "$page"
    expect "$syntax: last change" 'LASTMOD=2023-01-09T07:00:00+07:00' "$page"
    expect "$syntax: description" 'DESCRIPTION=Bakau menahan ombak di pantai utara: 100% alami.' "$page"
    expect "$syntax: author" 'AUTHOR=Rara Wening' "$page"
    expect "$syntax: tags" 'TAGS=bakau; pesisir & laut' "$page"
    expect "$syntax: category" 'CATEGORIES=Lingkungan' "$page"
    expect "$syntax: heading" 'Tahun depan</h2>' "$page"
    expect "$syntax: signs of Markdown and shortcodes stay text" 'menanam *seribu* bibit lagi di muara_sungai pada musim hujan, kata {{&lt; ketua &gt;}} panitia.' "$page"
done

page=$SITE/public/post/demo/index.html
[ -f "$page" ] || page=$SITE/public/post/garam-ikan-kenari/index.html
expect "demo: bold" '<strong>naik tajam</strong>' "$page"
expect "demo: link" '<a href="https://coast.example/data?x=1&amp;y=2">data dermaga</a>' "$page"
expect "demo: brackets stay text" '[gallery] &amp; 5 &lt; 6.' "$page"
expect "demo: quote" '<blockquote>' "$page"
expect "demo: list with its first number" '<ol start="3">' "$page"
expect "demo: table" '<td>Rp5.000|kg</td>' "$page"
expect "demo: a star at the start stays text" '<p>* Harga berlaku' "$page"
