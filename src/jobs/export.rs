//! Writes stories in the formats of other systems.

use crate::jobs::profile::Profile;
use crate::jobs::reports::{error_report, export_error_report, template_error_report};
use crate::jobs::save;
use crate::storage;
use crate::workspace::{
    ErrorKind, ErrorReport, ExportOrder, ExportOutcome, ExportProfile, ExportTarget, OverwritePolicy,
};
use chrono::{DateTime, FixedOffset};
use redaksi_core::text;
use redaksi_formats::ClipboardContent;
use redaksi_formats::document::PublishedStory;
use redaksi_formats::write::{ExportFormat, ExportOptions, ExportTemplate};
use std::path::{Path, PathBuf};

/// After this many names, something other than the name is wrong.
const MAX_NUMBER: usize = 999;

/// Writes stories as the user ordered. `now` is the time of the export, with the offset of the computer.
pub(super) fn write(order: &ExportOrder, now: DateTime<FixedOffset>, profile: &Profile) -> ExportOutcome {
    let mut outcome = ExportOutcome::default();
    let options = match options(&order.request.profile, now) {
        Ok(options) => options,
        Err(problem) => {
            outcome.failed.push(problem);
            return outcome;
        }
    };
    match &order.target {
        ExportTarget::File { path, replace } => match write_together(order, path, *replace, &options, profile) {
            Ok(version_error) => {
                outcome.written = order.stories.len();
                outcome.failed.extend(version_error);
            }
            Err(problem) => outcome.failed.push(problem),
        },
        ExportTarget::Folder(folder) => write_each(order, folder, &options, profile, &mut outcome),
    }
    outcome
}

/// Fills the template of a profile with a story, for the clipboard.
///
/// # Errors
/// A [`ErrorReport`] where the template cannot be read, or has an error.
pub(super) fn fill_template(
    profile: &ExportProfile,
    story: &PublishedStory,
    now: DateTime<FixedOffset>,
) -> Result<ClipboardContent, ErrorReport> {
    let profile = ExportProfile { format: ExportFormat::Template, ..profile.clone() };
    let options = options(&profile, now)?;
    let report = |error| export_error_report(&error, profile.template.as_deref());
    let filled = ExportFormat::Template.write_one(story, &options).map_err(report)?;
    let is_html = matches!(profile.extension().as_str(), "html" | "htm");
    Ok(ClipboardContent::of_template(String::from_utf8_lossy(&filled).into_owned(), is_html))
}

/// Reads the template, if the format needs one.
fn options(profile: &ExportProfile, now: DateTime<FixedOffset>) -> Result<ExportOptions, ErrorReport> {
    let file = profile.template.as_deref().filter(|_| profile.format == ExportFormat::Template);
    let template = file.map(read_template).transpose()?;
    let (outlet, site_url) = (profile.outlet.trim().to_owned(), profile.site_url.trim().to_owned());
    Ok(ExportOptions { outlet, site_url, state: profile.state, template, ..ExportOptions::new(now) })
}

fn read_template(path: &Path) -> Result<ExportTemplate, ErrorReport> {
    let bytes = storage::read(path).map_err(error_report)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ExportTemplate::new(name, text::decode(&bytes).text).map_err(|error| template_error_report(&error, Some(path)))
}

/// Writes all stories into one file. Returns why what the file held before could not be kept as a version, where it could
/// not.
fn write_together(
    order: &ExportOrder,
    path: &Path,
    replace: bool,
    options: &ExportOptions,
    profile: &Profile,
) -> Result<Option<ErrorReport>, ErrorReport> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let stories: Vec<PublishedStory> = order.stories.iter().map(|exported| exported.story.clone()).collect();
    let request = &order.request.profile;
    let content = request
        .format
        .write_many(&stories, options)
        .map_err(|error| export_error_report(&error, request.template.as_deref()))?;
    let overwrite = if replace { OverwritePolicy::Always } else { OverwritePolicy::Never };
    write_file(order, &path, &content, &overwrite, profile)
}

/// Writes each story to a new file in a folder. A name that is taken gets a number: nothing is overwritten.
fn write_each(
    order: &ExportOrder,
    folder: &Path,
    options: &ExportOptions,
    profile: &Profile,
    outcome: &mut ExportOutcome,
) {
    let request = &order.request.profile;
    let extension = request.extension();
    for exported in &order.stories {
        let content = match request.format.write_one(&exported.story, options) {
            Ok(content) => content,
            Err(error) => {
                let problem = export_error_report(&error, request.template.as_deref());
                let is_of_template = problem.kind == ErrorKind::ExportTemplate;
                outcome.failed.push(problem);
                // It would be reported again for each story.
                if is_of_template {
                    return;
                }
                continue;
            }
        };
        let path_of = |number: usize| numbered_path(folder, &exported.stem, number, &extension);
        match write_new(order, path_of, &content, profile) {
            Ok(number) => {
                outcome.written += 1;
                outcome.numbered += usize::from(number > 1);
            }
            Err(problem) => outcome.failed.push(problem),
        }
    }
}

/// Writes a new file under the first name that is free, and returns the number of the name.
fn write_new(
    order: &ExportOrder,
    path_of: impl Fn(usize) -> PathBuf,
    content: &[u8],
    profile: &Profile,
) -> Result<usize, ErrorReport> {
    let mut number = 1;
    loop {
        match write_file(order, &path_of(number), content, &OverwritePolicy::Never, profile) {
            Ok(_) => return Ok(number),
            Err(problem)
                if matches!(problem.kind, ErrorKind::Exists | ErrorKind::OpenElsewhere) && number < MAX_NUMBER =>
            {
                number += 1;
            }
            Err(problem) => return Err(problem),
        }
    }
}

fn numbered_path(folder: &Path, stem: &str, number: usize, extension: &str) -> PathBuf {
    folder.join(match number {
        1 => format!("{stem}.{extension}"),
        number => format!("{stem}-{number}.{extension}"),
    })
}

/// Writes a file that no open document comes from.
fn write_file(
    order: &ExportOrder,
    path: &Path,
    content: &[u8],
    overwrite: &OverwritePolicy,
    profile: &Profile,
) -> Result<Option<ErrorReport>, ErrorReport> {
    let is_same = |other: &&PathBuf| other.as_path() == path || storage::is_same_file(path, other);
    if let Some(other) = order.open_files.iter().find(is_same) {
        return Err(ErrorReport::new(ErrorKind::OpenElsewhere).with_path(other));
    }
    save::write_export(path, content, overwrite, order.like.as_deref(), profile)
}
