#!/usr/bin/env bash
# WordPress's editor takes every block of exported posts as valid: none is offered for repair.
#
# WORDPRESS_BLOCKS names a folder where `npm install @wordpress/block-library @wordpress/blocks jsdom react react-dom` was
# run, with one version of @wordpress/blocks (`npm ls @wordpress/blocks`).
. "$(dirname "$0")/common.sh"
need node
if [ ! -d "${WORDPRESS_BLOCKS:-}/node_modules/@wordpress/block-library" ]; then
    echo "SKIPPED: set WORDPRESS_BLOCKS to a folder with the package @wordpress/block-library"
    exit 0
fi
build_export

"$EXPORT" "$WORK/bakau.html" samples/*.txt --demo --to wxr > "$WORK/posts.xml" 2> "$WORK/losses"
cat > "$WORDPRESS_BLOCKS/redaksi-check.cjs" <<'JS'
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
for (const key of Object.getOwnPropertyNames(window)) {
    if (!(key in global)) {
        try { global[key] = window[key]; } catch { /* a property that cannot be read */ }
    }
}
global.window = window;
global.document = window.document;
Object.defineProperty(global, 'navigator', { value: window.navigator, configurable: true });
const observer = class { observe() {} unobserve() {} disconnect() {} };
Object.assign(global, { ResizeObserver: observer, IntersectionObserver: observer });
Object.assign(window, { ResizeObserver: observer, IntersectionObserver: observer });
global.matchMedia = window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
global.requestIdleCallback = window.requestIdleCallback = (run) => setTimeout(run, 1);
global.CSS = window.CSS = { supports: () => false, escape: (text) => text };
const { parse } = require('@wordpress/blocks');
require('@wordpress/block-library').registerCoreBlocks();
const xml = require('fs').readFileSync(process.argv[2], 'utf8');
let count = 0, invalid = 0;
const visit = (blocks) => blocks.forEach((block) => {
    count += 1;
    if (!block.isValid || ['core/missing', 'core/freeform'].includes(block.name)) {
        invalid += 1;
        console.log(`FAILED: ${block.name}: ${block.originalContent}`);
    }
    visit(block.innerBlocks);
});
for (const [, post] of xml.matchAll(/<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content:encoded>/g)) {
    visit(parse(post));
}
console.log(`${count} blocks, ${invalid} invalid`);
process.exit(invalid > 0 || count === 0 ? 1 : 0);
JS
status=0
node "$WORDPRESS_BLOCKS/redaksi-check.cjs" "$WORK/posts.xml" > "$WORK/blocks.log" 2> "$WORK/blocks.err" || status=1
rm -f "$WORDPRESS_BLOCKS/redaksi-check.cjs"
if [ "$status" != 0 ]; then
    tail -n 20 "$WORK/blocks.log" "$WORK/blocks.err" >&2
    exit 1
fi
echo "ok: $(tail -n 1 "$WORK/blocks.log")"
