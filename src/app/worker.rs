//! A worker thread: it runs jobs in the order in which they are sent, and requests a repaint for each result.

use super::Profile;
use crate::jobs::run_job;
use crate::workspace::{Job, WorkspaceEvent};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// The handle of a worker thread.
#[derive(Debug)]
pub struct Worker {
    jobs: Option<Sender<Job>>,
    events: Receiver<WorkspaceEvent>,
    /// For reports that do not come from this thread, such as those of dialogs.
    event_sender: Sender<WorkspaceEvent>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread under that name.
    ///
    /// # Errors
    /// The error of the system where no thread can be started.
    pub fn start(name: &str, ctx: egui::Context, profile: Profile) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let (event_sender, events) = mpsc::channel();
        let sender = event_sender.clone();
        let work = move || {
            for errand in queue {
                // If a job panics it is reported as failed, and the worker carries on with the next ones.
                let failure = errand.failure_event();
                let result = catch_unwind(AssertUnwindSafe(|| run_job(errand, &profile)));
                if let Some(report) = result.unwrap_or(Some(failure)) {
                    if sender.send(report).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
            }
        };
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
        Ok(Self { jobs: Some(jobs), events, event_sender, thread: Some(thread) })
    }

    /// Queues a job. Where the thread has ended, the job is reported as failed.
    pub fn send(&self, errand: Job) {
        let Some(jobs) = &self.jobs else { return };
        if let Err(unsent) = jobs.send(errand)
            && self.event_sender.send(unsent.0.failure_event()).is_err()
        {
            log_worker_exit();
        }
    }

    /// Takes the reports that have arrived since the last call. Does not block.
    pub fn drain_events(&self) -> Vec<WorkspaceEvent> {
        self.events.try_iter().collect()
    }

    /// A sender for reports from other threads.
    pub fn event_sender(&self) -> Sender<WorkspaceEvent> {
        self.event_sender.clone()
    }

    /// Waits until all queued jobs have run, and ends the thread.
    pub fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log_worker_exit();
        }
    }
}

fn log_worker_exit() {
    log::error!("a worker thread has ended");
}
