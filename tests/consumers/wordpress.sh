#!/usr/bin/env bash
# WordPress imports exported posts: blocks, terms, dates, author, custom fields and state arrive, and an import with the
# same GUID updates the post.
#
# WORDPRESS names the folder of WordPress (Debian: /usr/share/wordpress), WORDPRESS_IMPORTER that of its importer plugin.
# A database server is started in a folder of its own, without a network port.
. "$(dirname "$0")/common.sh"
need php mariadbd mariadb-install-db mariadb
WORDPRESS=${WORDPRESS:-/usr/share/wordpress}
for file in "$WORDPRESS/wp-load.php" "${WORDPRESS_IMPORTER:-}/wordpress-importer.php"; do
    if [ ! -f "$file" ]; then
        echo "SKIPPED: no $file; set WORDPRESS and WORDPRESS_IMPORTER"
        exit 0
    fi
done
build_export

SITE=$WORK/site
SOCKET=$WORK/db.sock
cp -rL "$WORDPRESS" "$SITE"
mkdir -p "$SITE/wp-content/plugins" "$SITE/wp-content/mu-plugins"
cp -r "$WORDPRESS_IMPORTER" "$SITE/wp-content/plugins/wordpress-importer"
mariadb-install-db --no-defaults --datadir="$WORK/db" --user="$(id -un)" --auth-root-authentication-method=normal > "$WORK/install.log" 2>&1
mariadbd --no-defaults --datadir="$WORK/db" --socket="$SOCKET" --skip-networking --user="$(id -un)" > "$WORK/db.log" 2>&1 &
SERVER=$!
trap 'kill "$SERVER"; wait "$SERVER" || true; rm -rf "$WORK"' EXIT
for _ in $(seq 60); do
    mariadb --no-defaults --socket="$SOCKET" --user=root --execute='CREATE DATABASE IF NOT EXISTS wp' 2> /dev/null && break
    sleep 1
done

cat > "$SITE/wp-config.php" <<PHP
<?php
define( 'DB_NAME', 'wp' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:$SOCKET' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', false );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as \$key ) {
	define( \$key, 'test' );
}
\$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
PHP
cat > "$WORK/install.php" <<'PHP'
<?php
$_SERVER['HTTP_HOST'] = 'localhost';
define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_mail() { return true; }
wp_install( 'Warta', 'admin', 'admin@example.org', true, '', 'test' );
update_option( 'timezone_string', 'Asia/Jakarta' );
PHP
cat > "$WORK/import.php" <<'PHP'
<?php
$_SERVER['HTTP_HOST'] = 'localhost';
define( 'WP_LOAD_IMPORTERS', true );
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-content/plugins/wordpress-importer/wordpress-importer.php';
if ( ! class_exists( 'WP_Import' ) ) {
	wordpress_importer_init();
}
wp_set_current_user( 1 );
$importer = new WP_Import();
$data = $importer->parse( $argv[2] );
$_POST = array( 'imported_authors' => array(), 'user_map' => array(), 'user_new' => array() );
foreach ( array_values( $data['authors'] ) as $i => $author ) {
	$_POST['imported_authors'][ $i ] = $author['author_login'];
	$_POST['user_new'][ $i ] = '';
}
$importer->import_start( $argv[2] );
$importer->get_author_mapping();
wp_suspend_cache_invalidation( true );
$importer->process_categories();
$importer->process_tags();
$importer->process_terms();
$importer->process_posts();
wp_suspend_cache_invalidation( false );
$importer->import_end();
PHP
cat > "$WORK/show.php" <<'PHP'
<?php
$_SERVER['HTTP_HOST'] = 'localhost';
require $argv[1] . '/wp-load.php';
$posts = get_posts( array( 'post_status' => 'any', 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC', 'exclude' => array( 1 ) ) );
echo 'POSTS=', count( $posts ), "\n";
foreach ( $posts as $post ) {
	echo "TITLE={$post->post_title}\nSTATUS={$post->post_status}\nDATE={$post->post_date}\nGMT={$post->post_date_gmt}\nGUID={$post->guid}\n";
	echo "EXCERPT={$post->post_excerpt}\nSLUG={$post->post_name}\n";
	echo 'AUTHOR=', get_the_author_meta( 'display_name', $post->post_author ), "\n";
	foreach ( array( 'category', 'post_tag' ) as $taxonomy ) {
		echo strtoupper( $taxonomy ), '=', implode( '; ', wp_list_pluck( wp_get_post_terms( $post->ID, $taxonomy ), 'name' ) ), "\n";
	}
	foreach ( get_post_meta( $post->ID ) as $key => $values ) {
		echo "META $key=", implode( ' | ', $values ), "\n";
	}
	$free = 0;
	foreach ( parse_blocks( $post->post_content ) as $block ) {
		if ( null === $block['blockName'] && '' !== trim( $block['innerHTML'] ) ) {
			++$free;
		}
	}
	echo 'BLOCKS=', implode( ' ', array_filter( wp_list_pluck( parse_blocks( $post->post_content ), 'blockName' ) ) ), "\nFREE=$free\n";
	echo 'SHOWN=', apply_filters( 'the_content', $post->post_content ), "\n";
}
PHP
php "$WORK/install.php" "$SITE" > "$WORK/wp-install.log" 2>&1 || { cat "$WORK/wp-install.log" >&2; exit 1; }
show() { php "$WORK/show.php" "$SITE" > "$WORK/show.txt" 2>&1; }
import() { php "$WORK/import.php" "$SITE" "$1" > "$WORK/import.log" 2>&1 || { cat "$WORK/import.log" >&2; exit 1; }; }

"$EXPORT" "$WORK/bakau.html" samples/*.txt --demo --to wxr > "$WORK/posts.xml" 2> "$WORK/losses"
import "$WORK/posts.xml"
show
count=$(grep -c '<item>' "$WORK/posts.xml")
expect "all $count posts arrive" "POSTS=$count" "$WORK/show.txt"
expect "title" 'TITLE=Warga & "Sahabat" Menanam Bakau' "$WORK/show.txt"
expect "state" 'STATUS=draft' "$WORK/show.txt"
expect "local date" 'DATE=2023-01-08 19:15:00' "$WORK/show.txt"
expect "UTC date" 'GMT=2023-01-08 12:15:00' "$WORK/show.txt"
expect "GUID" 'GUID=urn:uuid:' "$WORK/show.txt"
expect "excerpt" 'EXCERPT=Bakau menahan ombak di pantai utara: 100% alami.' "$WORK/show.txt"
expect "author" 'AUTHOR=Rara Wening' "$WORK/show.txt"
expect "category" 'CATEGORY=Lingkungan' "$WORK/show.txt"
expect "tags" 'POST_TAG=bakau; pesisir &amp; laut' "$WORK/show.txt"
expect "custom field" 'META redaksi_updated=2023-01-09T07:00+07:00' "$WORK/show.txt"
expect "blocks" 'BLOCKS=core/paragraph core/paragraph core/heading core/paragraph' "$WORK/show.txt"
expect "blocks of every kind" 'BLOCKS=core/paragraph core/image core/heading core/quote core/list core/list core/table core/paragraph core/heading core/list' "$WORK/show.txt"
expect "list with its first number" '<ol start="3" class="wp-block-list">' "$WORK/show.txt"
expect "words in brackets stay text" '&#91;gallery] &amp; 5 &lt; 6.' "$WORK/show.txt"
expect "local time of a story from another zone" 'DATE=2023-01-08 18:00:00' "$WORK/show.txt"
expect "accented tag" 'Café' "$WORK/show.txt"
expect "slug" 'SLUG=garam-ikan-kenari' "$WORK/show.txt"
expect "the text is shown as it is" 'kata {{&lt; ketua &gt;}} panitia.' "$WORK/show.txt"
if grep -q '^FREE=[1-9]' "$WORK/show.txt"; then
    echo "FAILED: some text is outside of blocks" >&2
    exit 1
fi
echo "ok: no text is outside of blocks"

import "$WORK/posts.xml"
show
expect "the same file again makes no second post" "POSTS=$count" "$WORK/show.txt"

# The same stories with another headline, as after an edit; the received bytes and with them the GUID are the same.
sed 's/Menanam Bakau\]\]><\/title>/Menanam Seribu Bakau]]><\/title>/' "$WORK/posts.xml" > "$WORK/edited.xml"
cp assets/formats/wordpress/redaksi-update.php "$SITE/wp-content/mu-plugins/"
import "$WORK/edited.xml"
show
expect "with the plugin, an edited story makes no second post" "POSTS=$count" "$WORK/show.txt"
expect "with the plugin, an edited story updates its post" 'TITLE=Warga & "Sahabat" Menanam Seribu Bakau' "$WORK/show.txt"
if grep -q '^META redaksi_.* | ' "$WORK/show.txt"; then
    echo "FAILED: custom fields were doubled" >&2
    exit 1
fi
echo "ok: custom fields are not doubled"
