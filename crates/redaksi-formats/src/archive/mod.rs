//! Archives of many stories, read as streams with bounded memory: lines of JSON and WARC files.
//!
//! The readers yield one record after the other; a record that cannot be read is an error in its place. A caller that
//! works on several records at a time keeps their order itself, and bounds the bytes of the records that wait.

mod http;
mod jsonl;
mod record;
mod warc;

pub use jsonl::JsonLines;
pub use record::{ArchiveRecord, MAX_RECORD_BYTES, RecordError, RecordKind};
pub use warc::WarcRecords;
