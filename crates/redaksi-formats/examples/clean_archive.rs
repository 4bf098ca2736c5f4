//! Cleans an archive from standard input to standard output, on one thread: `clean_archive [--warc] < ARCHIVE`.

use redaksi_core::packs::Packs;
use redaksi_formats::archive::{ArchiveRecord, JsonLines, RecordError, WarcRecords};
use std::io::{self, BufWriter, Write as _};

fn main() -> io::Result<()> {
    let is_warc = std::env::args().any(|argument| argument == "--warc");
    let input = io::stdin().lock();
    let records: Box<dyn Iterator<Item = Result<ArchiveRecord, RecordError>>> =
        if is_warc { Box::new(WarcRecords::new(input)?) } else { Box::new(JsonLines::new(input)) };
    let packs = Packs::built_in();
    let mut output = BufWriter::new(io::stdout().lock());
    for record in records {
        let line = match record {
            Ok(record) => record.clean_line(&packs),
            Err(error) => error.to_line(),
        };
        output.write_all(line.as_bytes())?;
    }
    output.flush()
}
