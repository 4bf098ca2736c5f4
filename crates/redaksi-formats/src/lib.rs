//! The formats in which stories come to and leave a newsroom, besides RON and plain text, which
//! [`redaksi_core::formats`] reads and writes. Opens no file, starts no thread and reads no clock.

pub mod archive;
mod clipboard;
pub mod document;
mod open;
pub mod read;
pub mod write;

pub use clipboard::{ClipboardContent, StoryPart, copy_blocks, copy_parts, copy_range};
pub use open::{OpenFileError, OpenedStory, open};
