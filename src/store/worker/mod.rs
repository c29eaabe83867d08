//! The store behind two threads, so that no key ever waits for the disk: one writes, one reads. Requests go in, replies come
//! out through one function that the caller gives.

mod reader;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Store, StoreError};
use crate::domain::change::By;
pub use crate::domain::request::{Read, Reply, Write};
pub use reader::answer;
pub use writer::perform;

/// The two threads; they end when this is dropped, the writer after what it was given.
#[derive(Debug)]
pub struct Worker {
    writer: Option<Sender<(u64, Write, By)>>,
    reader: Arc<reader::Desk>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Worker {
    /// Starts the threads on a store; the reader opens the file once more, read-only.
    ///
    /// # Errors
    /// What is wrong with the file, or that the system gives no thread.
    pub fn start<F>(store: Store, path: PathBuf, deliver: F) -> Result<Worker, StoreError>
    where
        F: Fn(Reply) + Clone + Send + 'static,
    {
        let reading = store.reader(&path)?;
        // Before the caller reads anything: what others write after that is news.
        let news = writer::News::begin(&store)?;
        let io = |error| StoreError::Io { path: path.clone(), error };
        let (writer, writes) = std::sync::mpsc::channel();
        let desk = Arc::new(reader::Desk::new(reading.conn.get_interrupt_handle()));
        let answer = deliver.clone();
        let writing = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || writer::run(store, news, &writes, &answer))
            .map_err(io)?;
        let at_desk = Arc::clone(&desk);
        let reading = std::thread::Builder::new()
            .name("reader".into())
            .spawn(move || reader::run(reading, &at_desk, &deliver))
            .map_err(io)?;
        Ok(Worker { writer: Some(writer), reader: desk, threads: vec![writing, reading] })
    }

    /// Asks for something to be written.
    pub fn write(&self, ticket: u64, write: Write, by: By) {
        if let Some(writer) = &self.writer {
            // It outlives its own mistakes, so that it is there as long as this is.
            let _sent = writer.send((ticket, write, by));
        }
    }

    /// Asks for something to be read.
    pub fn read(&self, ticket: u64, read: Read) {
        self.reader.put(ticket, read);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.writer = None;
        self.reader.close();
        for thread in self.threads.drain(..) {
            // A thread that panicked has nothing more to give.
            let _ended = thread.join();
        }
    }
}

/// Does one thing. A panic is an error of that one thing: the thread goes on, and whoever waits is told. A transaction that
/// was open is rolled back on the way.
pub(super) fn guarded<T, E: From<StoreError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(StoreError::Panicked.into()))
}
