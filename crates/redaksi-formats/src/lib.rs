//! The formats in which stories come to and leave a newsroom, besides RON and plain text, which
//! [`redaksi_core::formats`] reads and writes. Opens no file, starts no thread and reads no clock.

pub mod document;
pub mod write;
pub mod archive;
pub mod read;
