//! A worker thread: it runs jobs in the order in which they are sent, and requests a repaint for each result.

use super::OwnFiles;
use crate::jobs::run_errand;
use crate::workspace::{Errand, Report};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// The handle of a worker thread.
#[derive(Debug)]
pub struct Worker {
    errands: Option<Sender<Errand>>,
    reports: Receiver<Report>,
    /// For reports that do not come from this thread, such as those of dialogs.
    speak: Sender<Report>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread under that name.
    ///
    /// # Errors
    /// The error of the system where no thread can be started.
    pub fn start(name: &str, ctx: egui::Context, own: OwnFiles) -> std::io::Result<Self> {
        let (errands, queue) = mpsc::channel::<Errand>();
        let (speak, reports) = mpsc::channel();
        let sender = speak.clone();
        let work = move || {
            for errand in queue {
                // If a job panics it is reported as failed, and the worker carries on with the next ones.
                let failure = errand.failed();
                let result = catch_unwind(AssertUnwindSafe(|| run_errand(errand, &own)));
                if let Some(report) = result.unwrap_or(Some(failure)) {
                    if sender.send(report).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
            }
        };
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
        Ok(Self { errands: Some(errands), reports, speak, thread: Some(thread) })
    }

    /// Queues a job. Where the thread has ended, the job is reported as failed.
    pub fn send(&self, errand: Errand) {
        let Some(errands) = &self.errands else { return };
        if let Err(unsent) = errands.send(errand)
            && self.speak.send(unsent.0.failed()).is_err()
        {
            log_lost_worker();
        }
    }

    /// Takes the reports that have arrived since the last call. Does not block.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    /// A sender for reports from other threads.
    pub fn speaker(&self) -> Sender<Report> {
        self.speak.clone()
    }

    /// Waits until all queued jobs have run, and ends the thread.
    pub fn finish(&mut self) {
        self.errands = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log_lost_worker();
        }
    }
}

fn log_lost_worker() {
    eprintln!(
        "redaksi: the worker thread has ended; files can no longer be read or written. Copy your text and restart."
    );
}
