//! Limits that every reader keeps, so that a hostile document costs bounded memory and time.

/// The most bytes that a document may have, packed or unpacked.
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024 * 1024;

/// The most files that a package (docx, odt) or a message may hold.
pub const MAX_PARTS: usize = 4_096;

/// How much larger than the packed one a part may be, beyond [`RATIO_FREE_BYTES`]. Deflate reaches 1032:1 on zeros; the
/// XML of real documents stays below 60:1.
pub const MAX_RATIO: u64 = 200;

/// The unpacked bytes of a part to which [`MAX_RATIO`] is not applied: a short text of equal lines packs well.
pub const RATIO_FREE_BYTES: u64 = 4 * 1024 * 1024;

/// The most elements that may be open at a time in XML, and the most groups in RTF.
pub const MAX_DEPTH: usize = 200;

/// The most elements and texts of an XML part. A node takes about 100 bytes of memory.
pub const MAX_XML_NODES: usize = 3_000_000;

/// The most messages within each other, and the most multiparts within each other.
pub const MAX_MESSAGE_DEPTH: usize = 20;

/// The most characters that are quoted of the text that a comment or a tracked change stands on.
pub const MAX_QUOTE_CHARS: usize = 2_000;
