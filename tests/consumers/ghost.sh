#!/usr/bin/env bash
# The renderer of Ghost's editor shows the text of exported posts: headings, lists, quotes and links arrive.
#
# GHOST_RENDERER names a folder where `npm install @tryghost/kg-lexical-html-renderer @tryghost/kg-default-nodes` was run.
. "$(dirname "$0")/common.sh"
need node
if [ ! -d "${GHOST_RENDERER:-}/node_modules/@tryghost/kg-lexical-html-renderer" ]; then
    echo "SKIPPED: set GHOST_RENDERER to a folder with the packages @tryghost/kg-lexical-html-renderer and kg-default-nodes"
    exit 0
fi
build_export

"$EXPORT" "$WORK/bakau.html" samples/*.txt --demo --to ghost > "$WORK/ghost.json" 2> "$WORK/losses"
cat > "$GHOST_RENDERER/redaksi-show.cjs" <<'JS'
const renderer = require('@tryghost/kg-lexical-html-renderer');
const nodes = require('@tryghost/kg-default-nodes');
const fs = require('fs');
(async () => {
    const Renderer = renderer.default ?? renderer.LexicalHTMLRenderer ?? renderer;
    const all = nodes.DEFAULT_NODES ?? nodes.default.DEFAULT_NODES;
    const data = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).db[0].data;
    for (const post of data.posts) {
        console.log(await new Renderer({ nodes: all }).render(post.lexical, {}));
    }
})();
JS
node "$GHOST_RENDERER/redaksi-show.cjs" "$WORK/ghost.json" > "$WORK/show.html" || exit 1
rm -f "$GHOST_RENDERER/redaksi-show.cjs"
expect "paragraph" '<p>REMBANG – Warga desa menanam seribu bibit' "$WORK/show.html"
expect "heading" 'Tahun depan</h2>' "$WORK/show.html"
expect "text as it is" 'kata {{&lt; ketua &gt;}} panitia.' "$WORK/show.html"
expect "bold" '<strong>naik tajam</strong>' "$WORK/show.html"
expect "link" '<a href="https://coast.example/data?x=1&amp;y=2">data dermaga</a>' "$WORK/show.html"
expect "quote" '<blockquote>Kami menjual garam setiap pagi.</blockquote>' "$WORK/show.html"
expect "list with its first number" '<ol start="3"><li' "$WORK/show.html"
expect "table" '<td>Rp5.000|kg</td>' "$WORK/show.html"
