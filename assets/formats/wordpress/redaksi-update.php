<?php
/**
 * Plugin Name: Redaksi: update posts on import
 * Description: A story that is imported again updates its post instead of being skipped or doubled. Posts are found by their GUID.
 * License: MIT OR Apache-2.0
 *
 * Put this file into wp-content/mu-plugins. WordPress's importer alone skips a story whose title and date are those of a
 * post, and makes a second post of any other story.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Returns the post that was imported from the story with this GUID; 0 if there is none.
 */
function redaksi_post_of_guid( $guid ) {
	global $wpdb;
	if ( ! is_string( $guid ) || 0 !== strpos( $guid, 'urn:uuid:' ) ) {
		return 0;
	}
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE guid = %s AND post_status <> 'trash' LIMIT 1", $guid ) );
}

// A story whose post is known is not skipped, but written again.
add_filter(
	'wp_import_existing_post',
	function ( $exists, $post ) {
		return redaksi_post_of_guid( $post['guid'] ) ? 0 : $exists;
	},
	10,
	2
);

// The post keeps its number, its state and its place in URLs.
add_filter(
	'wp_import_post_data_processed',
	function ( $data, $post ) {
		$id = redaksi_post_of_guid( $post['guid'] );
		if ( $id ) {
			$data['ID']          = $id;
			$data['post_status'] = get_post_status( $id );
			$data['post_name']   = get_post_field( 'post_name', $id );
			unset( $data['import_id'] );
		}
		return $data;
	},
	10,
	2
);

// Custom fields replace those of the earlier import.
add_action(
	'wp_import_insert_post',
	function ( $post_id, $original_id, $data, $post ) {
		if ( empty( $data['ID'] ) || is_wp_error( $post_id ) ) {
			return;
		}
		foreach ( array_keys( get_post_meta( $post_id ) ) as $key ) {
			if ( 0 === strpos( $key, 'redaksi_' ) ) {
				delete_post_meta( $post_id, $key );
			}
		}
	},
	10,
	4
);
