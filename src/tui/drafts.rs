//! Drafts on the disk, so that no word goes with a crash or a lost terminal. A program that has some keeps two files: the
//! texts, and one that it holds locked for as long as it runs. Texts whose lock nobody holds were left behind.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::drafts::Drafts;

/// What is typed is written at most this often, and so much of it a crash may take.
const PAUSE: Duration = Duration::from_millis(200);
const TEXTS: &str = "json";
const LOCK: &str = "lock";

/// What stands in a file.
#[derive(Debug, Serialize, Deserialize)]
struct Page {
    /// The store that the items are of.
    store: PathBuf,
    drafts: Drafts,
}

/// Keeps drafts on the disk, on a thread of its own.
#[derive(Debug)]
pub(super) struct Keeper {
    texts: Option<Sender<Drafts>>,
    thread: Option<JoinHandle<()>>,
    kept: Drafts,
}

impl Keeper {
    /// Begins to keep drafts for a store, and gives what programs that are gone have left for it. What cannot be kept is
    /// told once.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn start(
        folder: PathBuf,
        store: &Path,
        tell: impl FnOnce(io::Error) + Send + 'static,
    ) -> io::Result<(Keeper, Drafts)> {
        let store = store.canonicalize().unwrap_or_else(|_| store.into());
        let left = Left::find(&folder, &store);
        let mut drafts = Drafts::default();
        left.iter().for_each(|left| drafts.add(left.page.drafts.clone()));
        let shelf = Shelf { folder, store, own: None, left };
        let (texts, wanted) = channel();
        let thread = thread::Builder::new().name("drafts".into()).spawn(move || shelf.run(&wanted, tell))?;
        let keeper = Keeper { texts: Some(texts), thread: Some(thread), kept: Drafts::default() };
        Ok((keeper, drafts))
    }

    /// Has these drafts kept instead of those before.
    pub(super) fn keep(&mut self, drafts: Drafts) {
        if let Some(texts) = self.texts.as_ref().filter(|_| drafts != self.kept) {
            // A thread that has ended has told why.
            let _ended = texts.send(drafts.clone());
            self.kept = drafts;
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.texts = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing more to keep.
            let _ended = thread.join();
        }
    }
}

/// Where the drafts of this program and of those before it lie.
struct Shelf {
    folder: PathBuf,
    store: PathBuf,
    own: Option<Own>,
    left: Vec<Left>,
}

impl Shelf {
    /// Writes the newest of what comes in, at once and then after a pause, until nothing more can come.
    fn run(mut self, wanted: &Receiver<Drafts>, tell: impl FnOnce(io::Error)) {
        let mut tell = Some(tell);
        let mut newest = None;
        let mut next = Instant::now();
        loop {
            let come = match newest {
                None => wanted.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(_) => wanted.recv_timeout(next.saturating_duration_since(Instant::now())),
            };
            if let Ok(drafts) = come {
                newest = Some(drafts);
                continue;
            }
            if let Some(Err(error)) = newest.take().map(|drafts| self.put(drafts))
                && let Some(tell) = tell.take()
            {
                tell(error);
            }
            if come == Err(RecvTimeoutError::Disconnected) {
                return;
            }
            next = Instant::now() + PAUSE;
        }
    }

    /// Keeps these drafts and no others. What was left behind is among them, and goes once they are written.
    fn put(&mut self, drafts: Drafts) -> io::Result<()> {
        if drafts.is_empty() {
            self.own.take().map_or(Ok(()), Own::remove)?;
        } else {
            let own = match self.own.take() {
                Some(own) => own,
                None => Own::make(&self.folder)?,
            };
            let own = self.own.insert(own);
            own.write(&Page { store: self.store.clone(), drafts })?;
        }
        self.left.drain(..).try_for_each(|left| left.files.remove())
    }
}

/// The two files of a program.
struct Own {
    /// Their name, without what tells one from the other.
    name: PathBuf,
    /// Held locked; the lock goes with the program, however that ends.
    _lock: File,
}

impl Own {
    fn make(folder: &Path) -> io::Result<Own> {
        private(folder)?;
        let name = folder.join(Uuid::now_v7().to_string());
        // Locked before it has its name, so that nobody ever finds it without.
        let lock = tempfile::NamedTempFile::new_in(folder)?;
        lock.as_file().try_lock()?;
        let _lock = lock.persist(name.with_extension(LOCK))?;
        Ok(Own { name, _lock })
    }

    /// Replaces the texts as a whole: whoever reads finds either all of the old or all of the new.
    fn write(&self, page: &Page) -> io::Result<()> {
        let folder = self.name.parent().unwrap_or(&self.name);
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut file, page)?;
        file.flush()?;
        file.as_file().sync_all()?;
        file.persist(self.name.with_extension(TEXTS))?;
        Ok(())
    }

    fn remove(self) -> io::Result<()> {
        for part in [TEXTS, LOCK] {
            match fs::remove_file(self.name.with_extension(part)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

/// What a program that is gone left behind; nobody else takes it as long as this is held.
struct Left {
    files: Own,
    page: Page,
}

impl Left {
    /// What lies in a folder for a store. What cannot be read stays where it is.
    fn find(folder: &Path, store: &Path) -> Vec<Left> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let texts = entries.map(|entry| entry.path()).filter(|path| path.extension() == Some(OsStr::new(TEXTS)));
        let mut left: Vec<Left> = texts.filter_map(|path| Left::take(&path)).collect();
        left.retain(|left| left.page.store == store);
        left.sort_by(|one, two| one.files.name.cmp(&two.files.name));
        left
    }

    fn take(texts: &Path) -> Option<Left> {
        let _lock = File::open(texts.with_extension(LOCK)).ok()?;
        _lock.try_lock().ok()?;
        let page = serde_json::from_slice(&fs::read(texts).ok()?).ok()?;
        let name = texts.with_extension("");
        Some(Left { files: Own { name, _lock }, page })
    }
}

/// Makes a folder that only the person may look into.
fn private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
