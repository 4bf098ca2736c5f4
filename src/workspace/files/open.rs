//! Opens files, folders and pasted text as documents. Files are read in limited batches, so that the rest can be
//! cancelled and saves need not wait behind them. Failures are reported together at the end.

use crate::workspace::notices::opened_notice;
use crate::workspace::state::open_batch::{LeftOutFiles, OpenBatch, ReadAttachments};
use crate::workspace::{
    Document, DocumentId, Effect, ErrorReport, FileFingerprint, FilePrompt, Job, MessageArg, Modal, Notice, NoticeKind,
    NoticeSeverity, RetryableOperation, Workspace,
};
use redaksi_core::article::{Article, Decision, FieldName, Passage, PassageKind};
use redaksi_core::extract;
use redaksi_core::packs::Packs;
use std::path::{Path, PathBuf};

/// A sample story to try the program with.
pub(crate) const SAMPLE: &str = include_str!("../../../samples/jembatan-gantung.txt");

/// The most files queued for reading at the same time. The worker reads them one after another; it finishes about this
/// many between two frames.
const MAX_IN_FLIGHT: usize = 32;

/// Up to this many failures are reported one by one; of more, only the file names are.
const MAX_DETAILED_FAILURES: usize = 3;

/// The most file names in the report of failures.
const MAX_NAMED_FAILURES: usize = 8;

/// The longest source text that is extracted again to find out whether anybody has worked on a story, in bytes: longer ones
/// would delay the window.
const MAX_COMPARED_BYTES: usize = 64 * 1024;

/// Whether a stored story is what the extraction makes of its source text: nobody has worked on it. A story of another version
/// of the packs counts as worked on.
fn is_as_extracted(article: &Article, packs: &Packs) -> bool {
    let is_decided = |passage: &Passage| passage.kind == PassageKind::Promo && passage.decision != Decision::Undecided;
    let is_edited = |name: FieldName| article.fields.get(name).is_some_and(|field| field.is_edited);
    if article.source.text.len() > MAX_COMPARED_BYTES
        || article.passages.iter().any(is_decided)
        || FieldName::ALL.into_iter().any(is_edited)
    {
        return false;
    }
    let fresh = extract::extract(article.source.clone(), packs);
    (&fresh.body, &fresh.fields, &fresh.tags, &fresh.excluded)
        == (&article.body, &article.fields, &article.tags, &article.excluded)
        && article.comments.is_empty()
        && article.original.is_none()
}

impl Workspace {
    pub(crate) fn open_paths(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        for path in paths {
            if !self.activate_if_open(&path) {
                self.batch.open.total += 1;
                self.batch.open.queued.push_back(path);
            }
        }
        self.modals.retain(|modal| !matches!(modal, Modal::FilePrompt(FilePrompt::Open | FilePrompt::OpenFolder)));
        self.read_next_queued()
    }

    /// Starts reading queued files, up to the limit.
    fn read_next_queued(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.batch.open.in_flight < MAX_IN_FLIGHT
            && let Some(path) = self.batch.open.queued.pop_front()
        {
            self.batch.open.in_flight += 1;
            effects.push(Effect::RunJob(Job::Open(path, self.packs.clone())));
        }
        effects
    }

    /// Drops the queued files. Reads already running still complete.
    pub(crate) fn cancel_opening(&mut self) {
        self.batch.open.cancelled += self.batch.open.queued.len();
        self.batch.open.queued.clear();
    }

    /// The progress as (finished, total); `None` if nothing is being opened.
    #[must_use]
    pub fn open_progress(&self) -> Option<(usize, usize)> {
        let batch = &self.batch.open;
        let remaining = batch.in_flight + batch.queued.len();
        (remaining > 0).then_some((batch.total - batch.cancelled - remaining, batch.total - batch.cancelled))
    }

    /// Activates the document of the file, if it is open; returns whether it is.
    fn activate_if_open(&mut self, path: &Path) -> bool {
        let Some(id) = self.documents.of_file(path).map(Document::id) else {
            return false;
        };
        self.documents.activate(id);
        self.notify(Notice::info(NoticeKind::AlreadyOpen).with_path(path.to_owned()));
        true
    }

    pub(crate) fn open_text(&mut self, text: String) -> Vec<Effect> {
        if redaksi_core::text::is_blank(&text) {
            self.notify(Notice::warning(NoticeKind::ClipboardEmpty));
            return Vec::new();
        }
        self.batch.open.total += 1;
        self.batch.open.in_flight += 1;
        vec![Effect::RunJob(Job::OpenText(text, self.packs.clone()))]
    }

    pub(crate) fn open_html(&mut self, html: String, text: String) -> Vec<Effect> {
        self.batch.open.total += 1;
        self.batch.open.in_flight += 1;
        vec![Effect::RunJob(Job::OpenHtml { html, text, packs: self.packs.clone() })]
    }

    /// The path to open is a folder: opens the files in it instead.
    pub(crate) fn on_folder_listed(&mut self, folder: PathBuf, files: Vec<PathBuf>) -> Vec<Effect> {
        self.batch.open.in_flight = self.batch.open.in_flight.saturating_sub(1);
        self.batch.open.total = self.batch.open.total.saturating_sub(1);
        if files.is_empty() {
            self.notify(Notice::warning(NoticeKind::FolderEmpty).with_path(folder));
        }
        let mut effects = self.open_paths(files);
        effects.extend(self.finish_opening());
        effects
    }

    pub(crate) fn on_open_finished(
        &mut self,
        path: Option<PathBuf>,
        fingerprint: Option<FileFingerprint>,
        left_out: LeftOutFiles,
        result: Result<Box<Article>, ErrorReport>,
    ) -> Vec<Effect> {
        self.batch.open.in_flight = self.batch.open.in_flight.saturating_sub(1);
        match result {
            // The document was restored from the journal while its file was read.
            Ok(_) if path.as_deref().is_some_and(|path| self.is_restored_already(path)) => {}
            // The file may have been requested twice before it was read, or by two different spellings of its path.
            Ok(_) if path.as_deref().is_some_and(|path| self.activate_if_open(path)) => {}
            Ok(article) => {
                self.batch.open.left_out.attachments += left_out.attachments;
                self.batch.open.left_out.pictures += left_out.pictures;
                let mail = path.clone().filter(|_| left_out.attachments > 0);
                let id = self.add_document(*article, path, fingerprint);
                if let Some(document) = self.documents.get_mut(id) {
                    document.mail = mail;
                }
            }
            Err(problem) => self.batch.open.failed.push(problem),
        }
        let mut effects = self.read_next_queued();
        effects.extend(self.finish_opening());
        effects
    }

    fn add_document(
        &mut self,
        article: Article,
        path: Option<PathBuf>,
        fingerprint: Option<FileFingerprint>,
    ) -> DocumentId {
        let id = self.documents.allocate_id();
        let is_sample = path.is_none() && article.source.text == SAMPLE;
        let mut document = Document::new(id, article, path.clone());
        document.is_sample = is_sample;
        document.received_at = fingerprint.as_ref().and_then(|fingerprint| fingerprint.modified);
        document.fingerprint = fingerprint;
        if document.format().is_some() {
            document.was_worked_on = !is_as_extracted(document.article(), &self.packs);
            self.mark_as_counted(&mut document);
        }
        self.documents.push(document);
        // A file that arrives in the watched folder does not interrupt the work on another one. Otherwise the first
        // document becomes active at once, so that the user can start while the others are being opened.
        let is_arrival = path.as_ref().is_some_and(|path| self.batch.open.arrived.remove(path));
        let is_first = self.batch.open.opened == self.batch.open.arrivals;
        if self.active().is_none() || is_first && !is_arrival {
            self.documents.activate(id);
        }
        self.batch.open.opened += 1;
        self.batch.open.arrivals += usize::from(is_arrival);
        if let Some(path) = path {
            self.notices.resolve(&RetryableOperation::Open(path.clone()));
            self.restore_caret(&path);
            if !is_arrival {
                self.settings.remember(path);
            }
        }
        id
    }

    /// Reads the attachments of the mail that the active document comes from.
    pub(crate) fn open_attachments(&mut self) -> Vec<Effect> {
        let mail = self.active().and_then(|document| document.mail.clone());
        mail.into_iter().map(|path| Effect::RunJob(Job::OpenAttachments(path, self.packs.clone()))).collect()
    }

    /// Opens the stories in the attachments of a mail that are not open yet, and names the other attachments.
    pub(crate) fn on_attachments_read(&mut self, result: Result<ReadAttachments, ErrorReport>) {
        let ReadAttachments { stories, others } = match result {
            Ok(read) => read,
            Err(problem) => return self.notify(Notice::from_error(&problem)),
        };
        let mut opened = 0;
        for article in stories {
            let is_same = |document: &&Document| {
                let open = &document.article().source;
                open.sha256 == article.source.sha256 && open.name == article.source.name
            };
            let known = self.documents.iter().find(is_same).map(Document::id);
            let id = known.unwrap_or_else(|| {
                let id = self.documents.allocate_id();
                self.documents.push(Document::new(id, article, None));
                id
            });
            if opened == 0 {
                self.documents.activate(id);
            }
            opened += 1;
        }
        let notice = Notice::info(NoticeKind::AttachmentsOpened).with_count(opened);
        let notice = notice.with_arg("others", MessageArg::Count(others.len()));
        self.notify_all_documents(notice.with_arg("names", MessageArg::Text(others.join(", "))));
    }

    /// Reports the result when everything is opened.
    fn finish_opening(&mut self) -> Vec<Effect> {
        if self.open_progress().is_some() || self.batch.open.total == 0 {
            return Vec::new();
        }
        let OpenBatch { total, opened, arrivals, failed, cancelled, left_out, .. } =
            std::mem::take(&mut self.batch.open);
        let with_left_out = |notice: Notice| {
            let notice = notice.with_arg("attachments", MessageArg::Count(left_out.attachments));
            notice.with_arg("pictures", MessageArg::Count(left_out.pictures))
        };
        match (self.documents.last(), total) {
            (Some(document), _) if arrivals > 0 && arrivals == opened => {
                let name = MessageArg::Text(document.name().to_owned());
                let notice = Notice::info(NoticeKind::Arrived).with_count(arrivals).with_arg("name", name);
                self.notify_all_documents(with_left_out(notice));
            }
            (Some(document), 1) if opened > 0 => {
                let notice = with_left_out(opened_notice(document));
                self.notify(notice);
            }
            _ if cancelled > 0 => {
                self.notify(
                    Notice::warning(NoticeKind::OpenedStopped)
                        .with_count(opened)
                        .with_arg("left", MessageArg::Count(cancelled)),
                );
            }
            _ if opened > 0 && failed.len() <= MAX_DETAILED_FAILURES => {
                let notice = Notice::info(NoticeKind::OpenedMany).with_count(opened);
                self.notify(with_left_out(notice));
            }
            _ => {}
        }
        self.report_failures(&failed, NoticeKind::OpenedSome, opened);
        self.finish_session_restore();
        if opened > 0 { self.save_settings() } else { Vec::new() }
    }

    /// Reports failures of an operation on many files: a few one by one, more of them as one notice with the names.
    /// `succeeded` is the number of the others.
    pub(crate) fn report_failures(&mut self, failed: &[ErrorReport], kind: NoticeKind, succeeded: usize) {
        if failed.len() <= MAX_DETAILED_FAILURES {
            for problem in failed {
                let is_open = kind == NoticeKind::OpenedSome;
                let operation = problem.path.clone().filter(|_| is_open).map(RetryableOperation::Open);
                self.notify(Notice { operation, ..Notice::from_error(problem) });
            }
            return;
        }
        let name = |problem: &ErrorReport| {
            let path = problem.path.as_deref().and_then(Path::file_name);
            path.map_or_else(|| problem.kind.code().to_owned(), |name| name.to_string_lossy().into_owned())
        };
        let mut names: Vec<String> = failed.iter().take(MAX_NAMED_FAILURES).map(name).collect();
        names.extend((failed.len() > MAX_NAMED_FAILURES).then(|| "…".to_owned()));
        let notice = Notice::warning(kind).with_count(succeeded).with_arg("failed", MessageArg::Count(failed.len()));
        self.notify(Notice {
            severity: NoticeSeverity::Error,
            ..notice.with_arg("names", MessageArg::Text(names.join(", ")))
        });
    }
}
