//! `redaksi convert`: writes stories in the formats of other systems.

use crate::cli::clean::{CleanCounts, open_and_clean_file};
use crate::cli::input;
use crate::cli::output::{FailureLog, print_error};
use crate::cli::output_files::{OutputFiles, save_attachments};
use crate::cli::parallel::par_map_ordered;
use chrono::{DateTime, FixedOffset};
use redaksi_core::article::Article;
use redaksi_core::formats::{self, Format, json};
use redaksi_core::packs::Packs;
use redaksi_formats::OpenedStory;
use redaksi_formats::document::PublishedStory;
use redaksi_formats::read::{DocumentAttachment, DocumentKind};
use redaksi_formats::write::{ExportFormat, ExportOptions, ExportTemplate, Loss, PublicationState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A format that `redaksi convert` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConvertFormat {
    /// A format that stories are opened from.
    Stored(Format),
    /// One JSON object with everything, on one line.
    Json,
    /// A format of another system.
    Export(ExportFormat),
}

impl ConvertFormat {
    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = [Self::Stored(Format::Text), Self::Stored(Format::Ron), Self::Json];
        own.into_iter().chain(ExportFormat::ALL.iter().copied().map(Self::Export))
    }

    /// The name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stored(format) => format.extension(),
            Self::Json => "json",
            Self::Export(format) => format.code(),
        }
    }

    fn extension(self, options: &ExportOptions) -> String {
        match self {
            Self::Stored(format) => format.extension().to_owned(),
            Self::Json => "json".to_owned(),
            Self::Export(ExportFormat::Template) => {
                options.template.as_ref().map_or("txt", ExportTemplate::extension).to_owned()
            }
            // The format `json` has the other files with this extension.
            Self::Export(ExportFormat::Ninjs) => "ninjs.json".to_owned(),
            Self::Export(format) => format.extension().to_owned(),
        }
    }

    /// Whether several stories go into one file.
    fn holds_many(self) -> bool {
        matches!(self, Self::Export(format) if format.holds_many())
    }
}

/// The arguments of `redaksi convert`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convert {
    /// The stories.
    pub files: Vec<PathBuf>,
    /// The format.
    pub to: ConvertFormat,
    /// The output file, or a folder for several stories; the standard output where there is none.
    pub output: Option<PathBuf>,
    /// Whether existing files may be overwritten. The input files never are.
    pub force: bool,
    /// The layout of the desk, for the format `template`.
    pub template: Option<PathBuf>,
    /// The folder for the files within the documents; they are not saved where there is none.
    pub attachments: Option<PathBuf>,
    /// The name of the outlet that publishes the stories.
    pub outlet: String,
    /// The address of its site.
    pub site: String,
    /// Whether the other system publishes the stories at once.
    pub publish: bool,
}

impl Convert {
    /// `now` is written where a format wants the time of the export.
    pub(super) fn run(
        &self,
        packs: &Packs,
        now: DateTime<FixedOffset>,
        out: &mut dyn Write,
        failure_log: &mut FailureLog,
    ) -> io::Result<()> {
        let is_one_file = matches!(self.to, ConvertFormat::Export(format) if !format.holds_many());
        if is_one_file && self.files.len() > 1 && self.output.is_none() {
            failure_log.fail(&"the format holds one story in a file; name a folder with --output");
            return Ok(());
        }
        let prepared = self.options(now).and_then(|options| {
            Ok((options, OutputFiles::new(&self.files, self.output.as_deref(), self.force, self.to.holds_many())?))
        });
        let (options, mut files) = match prepared {
            Ok(prepared) => prepared,
            Err(sentence) => {
                failure_log.fail(&sentence);
                return Ok(());
            }
        };
        if let ConvertFormat::Export(format) = self.to
            && format.holds_many()
            && !files.is_folder()
        {
            return self.write_together(format, &options, packs, &mut files, out, failure_log);
        }
        let work = |file: &Path| {
            let opened = open_and_clean_file(file, packs)?;
            let counts = CleanCounts::of(&opened.article);
            let written = self.write(&opened.article, file, &options);
            let left_out = LeftOut::of(opened);
            let written = written.map(|(content, losses)| Converted { content, losses, counts, left_out });
            written.map_err(|error| format!("{error}: {}", input::display_name(file)))
        };
        par_map_ordered(&self.files, work, |file, written: Result<Converted, String>| {
            let result = written.and_then(|converted| {
                files.write(file, &self.to.extension(&options), &converted.content)?;
                Ok(converted)
            });
            match result {
                Ok(Converted { content, losses, counts, left_out }) => {
                    left_out.save_or_report(self.attachments.as_deref(), failure_log, file);
                    report_doubts(failure_log, file, counts);
                    report_losses(failure_log, file, &losses);
                    if files.is_stdout() { out.write_all(&content) } else { Ok(()) }
                }
                Err(sentence) => {
                    failure_log.fail(&sentence);
                    Ok(())
                }
            }
        })
    }

    /// Writes all stories into one file.
    fn write_together(
        &self,
        format: ExportFormat,
        options: &ExportOptions,
        packs: &Packs,
        files: &mut OutputFiles<'_>,
        out: &mut dyn Write,
        failure_log: &mut FailureLog,
    ) -> io::Result<()> {
        let mut stories = Vec::with_capacity(self.files.len());
        par_map_ordered(
            &self.files,
            |file| open_and_clean_file(file, packs),
            |file, opened| {
                match opened {
                    Ok(opened) => {
                        let story = PublishedStory::of(&opened.article);
                        let counts = CleanCounts::of(&opened.article);
                        LeftOut::of(opened).save_or_report(self.attachments.as_deref(), failure_log, file);
                        report_doubts(failure_log, file, counts);
                        report_losses(failure_log, file, &loss_codes(format, &story));
                        stories.push(story);
                    }
                    Err(sentence) => failure_log.fail(&sentence),
                }
                Ok(())
            },
        )?;
        let Some(first) = self.files.first().filter(|_| !stories.is_empty()) else { return Ok(()) };
        let written = format.write_many(&stories, options).map_err(|error| error.to_string());
        match written.and_then(|content| files.write(first, format.extension(), &content).map(|()| content)) {
            Ok(content) if files.is_stdout() => out.write_all(&content),
            Ok(_) => Ok(()),
            Err(sentence) => {
                failure_log.fail(&sentence);
                Ok(())
            }
        }
    }

    fn options(&self, now: DateTime<FixedOffset>) -> Result<ExportOptions, String> {
        let template = self.template.as_deref().map(|file| {
            let bytes = input::read(file)?;
            let text = redaksi_core::text::decode(&bytes).text;
            ExportTemplate::new(input::file_name(file), text)
                .map_err(|error| format!("{error}: {}", input::display_name(file)))
        });
        let template = template.transpose()?;
        if template.is_none() && self.to == ConvertFormat::Export(ExportFormat::Template) {
            return Err("the format 'template' needs --template FILE".to_owned());
        }
        let state = if self.publish { PublicationState::Published } else { PublicationState::Draft };
        let (outlet, site_url) = (self.outlet.clone(), self.site.clone());
        Ok(ExportOptions { template, state, outlet, site_url, ..ExportOptions::new(now) })
    }

    /// The content of the file of a story, and the codes of what the format cannot hold of it.
    fn write(
        &self,
        article: &Article,
        file: &Path,
        options: &ExportOptions,
    ) -> Result<(Vec<u8>, Vec<String>), redaksi_formats::write::ExportError> {
        Ok(match self.to {
            ConvertFormat::Stored(format) => (formats::write(article, format).into_bytes(), Vec::new()),
            ConvertFormat::Json => (json::write_line(article, &input::display_name(file)).into_bytes(), Vec::new()),
            ConvertFormat::Export(format) => {
                let story = PublishedStory::of(article);
                (format.write_one(&story, options)?, loss_codes(format, &story))
            }
        })
    }
}

/// The result of a worker thread for one file.
struct Converted {
    content: Vec<u8>,
    losses: Vec<String>,
    counts: CleanCounts,
    left_out: LeftOut,
}

/// What the file of a story holds besides it, which is not taken over.
struct LeftOut {
    /// The files within it.
    attachments: Vec<DocumentAttachment>,
    is_mail: bool,
    pictures: usize,
}

impl LeftOut {
    fn of(opened: OpenedStory) -> Self {
        let is_mail = opened.kind == Some(DocumentKind::Mail);
        Self { attachments: opened.attachments, is_mail, pictures: opened.pictures }
    }

    /// Saves the files to the folder, or says which ones there are.
    fn save_or_report(&self, folder: Option<&Path>, failure_log: &mut FailureLog, file: &Path) {
        let Some(folder) = folder.filter(|_| !self.attachments.is_empty()) else {
            return self.report(failure_log, file);
        };
        let name = input::display_name(file);
        match save_attachments(folder, &self.attachments) {
            Ok(names) => print_error(failure_log.err, &format!("{name}: saved: {}", names.join(", "))),
            Err(sentence) => failure_log.fail(&format!("{name}: {sentence}")),
        }
    }

    fn report(&self, failure_log: &mut FailureLog, file: &Path) {
        let name = input::display_name(file);
        if self.is_mail && !self.attachments.is_empty() {
            let names: Vec<&str> = self.attachments.iter().map(|file| file.name.as_str()).collect();
            print_error(failure_log.err, &format!("{name}: attachments not taken over: {}", names.join(", ")));
        }
        if self.pictures > 0 {
            let plural = if self.pictures == 1 { "" } else { "s" };
            print_error(failure_log.err, &format!("{name}: {} picture{plural} not taken over", self.pictures));
        }
    }
}

fn loss_codes(format: ExportFormat, story: &PublishedStory) -> Vec<String> {
    let name = |loss: Loss| match loss.field() {
        Some(field) => format!("{} ({})", field.code(), loss.code()),
        None => loss.code().to_owned(),
    };
    format.losses(story).into_iter().map(name).collect()
}

/// Reports what was left out of a story, and left in, if some of it is doubtful.
fn report_doubts(failure_log: &mut FailureLog, file: &Path, counts: CleanCounts) {
    if counts.has_doubts() {
        print_error(failure_log.err, &format!("{}: {counts}", input::display_name(file)));
    }
}

/// Says what the format cannot hold of a story.
fn report_losses(failure_log: &mut FailureLog, file: &Path, losses: &[String]) {
    if !losses.is_empty() {
        let name = input::display_name(file);
        print_error(failure_log.err, &format!("{name}: the format does not hold: {}", losses.join(", ")));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CliCommand, run_with};
    use super::*;
    use std::fs;
    use std::process::ExitCode;

    const MAIL: &str = "From: Humas <humas@dinas.example>\nTo: redaksi@warta.example\nSubject: Nelayan Menanam Bakau\n\
        MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\
        Nelayan Desa Kenari menanam seribu bibit bakau di tepi pantai pada hari Minggu.\n\n--b\n\
        Content-Type: text/csv\nContent-Disposition: attachment; filename=\"bibit.csv\"\n\nDesa,Bibit\n--b--\n";

    fn convert(file: &Path, output: &Path, attachments: Option<PathBuf>) -> Convert {
        Convert {
            files: vec![file.to_owned()],
            to: ConvertFormat::Stored(Format::Text),
            output: Some(output.to_owned()),
            force: true,
            template: None,
            attachments,
            outlet: String::new(),
            site: String::new(),
            publish: false,
        }
    }

    #[test]
    fn the_attachments_of_a_mail_are_named_or_saved_and_overwrite_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (mail, output) = (folder.path().join("a.eml"), folder.path().join("a.txt"));
        fs::write(&mail, MAIL).unwrap();
        let run = |attachments: Option<PathBuf>| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let command = CliCommand::Convert(convert(&mail, &output, attachments));
            let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
            assert_eq!(format!("{code:?}"), format!("{:?}", Some(ExitCode::SUCCESS)));
            String::from_utf8(err).unwrap()
        };
        assert!(run(None).contains("attachments not taken over: bibit.csv"));
        let files = folder.path().join("files");
        assert!(run(Some(files.clone())).contains("saved: bibit.csv"));
        fs::write(files.join("bibit.csv"), "lama").unwrap();
        assert!(run(Some(files.clone())).contains("saved: bibit-2.csv"));
        assert_eq!(fs::read_to_string(files.join("bibit.csv")).unwrap(), "lama");
        assert_eq!(fs::read_to_string(files.join("bibit-2.csv")).unwrap().trim_end(), "Desa,Bibit");
    }
}
