//! The store behind two threads, so that no key ever waits for the disk: one writes, one reads. Requests go in, replies come
//! out through one function that the caller gives.

mod reader;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Done, Failure, Mode, Store, StoreError};
use crate::domain::change::{By, Change, Step};
use crate::domain::item::{Row, Whole};
use crate::domain::order::Hidden;
use crate::domain::order::Order;
use crate::domain::person::Person;
pub use crate::domain::request::{Read, Write};

/// An answer.
#[derive(Debug)]
pub enum Reply {
    /// What became of a write.
    Wrote { ticket: u64, result: Result<Done, Failure> },
    /// The beginning of a view with its lines, or (`whole`) all of its order.
    View {
        ticket: u64,
        order: Arc<Order>,
        rows: Vec<Row>,
        whole: bool,
    },
    /// Lines.
    Rows(Vec<Row>),
    /// Everything about an item.
    Item(Box<Result<Whole, Failure>>),
    /// What an edit would change.
    Preview {
        ticket: u64,
        result: Result<Vec<Change>, Failure>,
    },
    /// Similar items.
    Similar { ticket: u64, rows: Vec<Row> },
    /// People, tags, and how many items are hidden.
    Names {
        people: Vec<Person>,
        tags: Vec<String>,
        hidden: Hidden,
    },
    /// What others did, oldest first.
    News(Vec<Step>),
    /// A read failed.
    Trouble(StoreError),
}

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
        let reading = Store::open(&path, Mode::Read)?;
        let io = |error| StoreError::Io {
            path: path.clone(),
            error,
        };
        let (writer, writes) = std::sync::mpsc::channel();
        let desk = Arc::new(reader::Desk::new(reading.conn.get_interrupt_handle()));
        let answer = deliver.clone();
        let writing = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || writer::run(store, &writes, &answer))
            .map_err(io)?;
        let at_desk = Arc::clone(&desk);
        let reading = std::thread::Builder::new()
            .name("reader".into())
            .spawn(move || reader::run(&reading, &at_desk, &deliver))
            .map_err(io)?;
        Ok(Worker {
            writer: Some(writer),
            reader: desk,
            threads: vec![writing, reading],
        })
    }

    /// Asks for something to be written.
    pub fn write(&self, ticket: u64, write: Write, by: By) {
        if let Some(writer) = &self.writer {
            // A writer that has ended has said why through its last reply.
            let _ended = writer.send((ticket, write, by));
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
