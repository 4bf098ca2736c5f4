//! The formats in which stories come to and leave a newsroom, besides RON and plain text, which
//! [`redaksi_core::formats`] reads and writes. Opens no file, starts no thread and reads no clock.

pub mod archive;
pub mod document;
mod open;
pub mod read;
pub mod write;

pub use open::{OpenFileError, OpenedStory, open};
