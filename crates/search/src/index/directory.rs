//! The folder of the index: every file in it is an encrypted container.
//!
//! The name of each file is bound into its key, so two files cannot be swapped. Reads are
//! positioned reads through a cache of decrypted chunks; nothing is mapped, because a mapped file
//! that fails kills the process. Visible to an onlooker remain names, sizes and times.

use std::collections::HashSet;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sealed::Key;
use sealed::container::{self, CHUNK_BYTES, Reader, Writer};
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

use super::cache::ChunkCache;

const PURPOSE: &str = "index";
/// The file that makes a folder an index, and the list of files that the library keeps.
pub(super) const OWN_FILES: [&str; 2] = ["meta.json", ".managed.json"];
/// Ends the name of a file that is being written in place of another.
const BESIDE: &str = ".new";
/// Decrypted chunks kept in memory for one index.
const CACHE_BYTES: usize = 32 * 1024 * 1024;
/// Reads of more chunks than this go past the cache: they would empty it for one use.
const CACHED_CHUNKS_MAX: u64 = 64;

/// A folder whose files are containers under keys derived from one key.
#[derive(Clone)]
pub(super) struct SealedDirectory {
    inner: Arc<Inner>,
}

struct Inner {
    root: PathBuf,
    key: Key,
    cache: ChunkCache,
}

impl fmt::Debug for SealedDirectory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedDirectory").field("root", &self.inner.root).finish_non_exhaustive()
    }
}

impl SealedDirectory {
    pub(super) fn new(root: &Path, key: &Key) -> SealedDirectory {
        let cache = ChunkCache::new(CACHE_BYTES);
        SealedDirectory { inner: Arc::new(Inner { root: root.to_owned(), key: key.clone(), cache }) }
    }

    /// Overwrites and forgets every decrypted chunk.
    pub(super) fn clear_cache(&self) {
        self.inner.cache.clear();
    }

    /// Checks every chunk of every container in the folder.
    pub(super) fn verify(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.inner.root)? {
            let entry = entry?;
            let path = PathBuf::from(entry.file_name());
            // Lock files are the only plain ones, and empty; a write broken off may have left another.
            if ![".lock", BESIDE].iter().any(|end| name(&path).ends_with(end)) {
                self.reader(&path)?.verify()?;
            }
        }
        Ok(())
    }

    /// Removes every file that is neither among `living` nor one of the index itself. Only for
    /// the holder of the writer's lock.
    pub(super) fn keep_only(&self, living: &HashSet<PathBuf>) -> io::Result<()> {
        for entry in fs::read_dir(&self.inner.root)? {
            let path = PathBuf::from(entry?.file_name());
            let file = name(&path);
            if !living.contains(&path) && !OWN_FILES.contains(&file.as_str()) && !file.ends_with(".lock") {
                self.inner.cache.forget(&file);
                fs::remove_file(self.full(&path))?;
            }
        }
        self.sync()
    }

    fn full(&self, path: &Path) -> PathBuf {
        self.inner.root.join(path)
    }

    fn reader(&self, path: &Path) -> io::Result<Reader<File>> {
        Ok(Reader::open(File::open(self.full(path))?, &self.inner.key, PURPOSE, &name(path))?)
    }

    #[cfg(unix)]
    fn sync(&self) -> io::Result<()> {
        File::open(&self.inner.root)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync(&self) -> io::Result<()> {
        // Elsewhere a folder cannot be synchronised by itself and need not be.
        Ok(())
    }
}

/// The name that is bound into the key of a file.
fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn open_error(fault: io::Error, path: &Path) -> OpenReadError {
    match fault.kind() {
        io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
        _ => OpenReadError::wrap_io_error(fault, path.to_owned()),
    }
}

impl Directory for SealedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let reader = self.reader(path).map_err(|fault| open_error(fault, path))?;
        Ok(Arc::new(SealedFile { name: name(path).into(), reader, directory: self.clone() }))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.cache.forget(&name(path));
        fs::remove_file(self.full(path)).map_err(|fault| match fault.kind() {
            io::ErrorKind::NotFound => DeleteError::FileDoesNotExist(path.to_owned()),
            _ => DeleteError::IoError { io_error: Arc::new(fault), filepath: path.to_owned() },
        })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.full(path).try_exists().map_err(|fault| OpenReadError::wrap_io_error(fault, path.to_owned()))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let wrap = |fault: io::Error| match fault.kind() {
            io::ErrorKind::AlreadyExists => OpenWriteError::FileAlreadyExists(path.to_owned()),
            _ => OpenWriteError::wrap_io_error(fault, path.to_owned()),
        };
        let file = OpenOptions::new().write(true).create_new(true).open(self.full(path)).map_err(wrap)?;
        let writer = Writer::new(file, &self.inner.key, PURPOSE, &name(path)).map_err(wrap)?;
        Ok(io::BufWriter::with_capacity(CHUNK_BYTES, Box::new(SealedWriter(Some(writer)))))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let read = || -> io::Result<Vec<u8>> {
            let reader = self.reader(path)?;
            Ok(reader.read_range(0..reader.len())?)
        };
        read().map_err(|fault| open_error(fault, path))
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let sealed = container::seal_bytes(data, &self.inner.key, PURPOSE, &name(path));
        let beside = self.full(Path::new(&format!("{}{BESIDE}", name(path))));
        let mut file = File::create(&beside)?;
        file.write_all(&sealed)?;
        file.sync_all()?;
        fs::rename(&beside, self.full(path))?;
        self.sync()
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.sync()
    }

    /// A lock of the operating system, which ends with the process that holds it.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let open = OpenOptions::new().write(true).create(true).truncate(false).open(self.full(&lock.filepath));
        let file = open.map_err(LockError::wrap_io_error)?;
        if lock.is_blocking {
            file.lock().map_err(LockError::wrap_io_error)?;
        } else {
            file.try_lock().map_err(|fault| match fault {
                TryLockError::WouldBlock => LockError::LockBusy,
                TryLockError::Error(fault) => LockError::wrap_io_error(fault),
            })?;
        }
        Ok(DirectoryLock::from(Box::new(file)))
    }

    /// Nobody watches: the index is reloaded by whoever committed.
    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// An open file of the index.
struct SealedFile {
    name: Arc<str>,
    reader: Reader<File>,
    directory: SealedDirectory,
}

impl fmt::Debug for SealedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SealedFile").field(&self.name).finish()
    }
}

impl HasLen for SealedFile {
    fn len(&self) -> usize {
        usize::try_from(self.reader.len()).unwrap_or(usize::MAX)
    }
}

impl FileHandle for SealedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let (start, end) = (range.start as u64, range.end as u64);
        let chunk_bytes = CHUNK_BYTES as u64;
        let (first, last) = (start / chunk_bytes, end.div_ceil(chunk_bytes));
        if start > end || end > self.reader.len() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "range outside the file"));
        }
        if start == end {
            return Ok(OwnedBytes::empty());
        }
        if last - first > CACHED_CHUNKS_MAX {
            return Ok(OwnedBytes::new(self.reader.read_range(start..end)?));
        }
        let mut plain = Vec::with_capacity(range.len());
        for chunk in first..last {
            let bytes = self.chunk(chunk)?;
            let at = (chunk * chunk_bytes) as usize;
            let part = range.start.saturating_sub(at)..(range.end - at).min(CHUNK_BYTES);
            if last - first == 1 {
                return Ok(OwnedBytes::new(bytes).slice(part));
            }
            plain.extend_from_slice(bytes.get(part).ok_or(io::ErrorKind::UnexpectedEof)?);
        }
        Ok(OwnedBytes::new(plain))
    }
}

impl SealedFile {
    fn chunk(&self, chunk: u64) -> io::Result<Arc<[u8]>> {
        Ok(self.directory.inner.cache.get(&self.name, chunk, || self.reader.read_chunk(chunk))?)
    }
}

/// A file being written; it is whole only once terminated.
struct SealedWriter(Option<Writer<File>>);

impl Write for SealedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_mut().ok_or(io::ErrorKind::BrokenPipe)?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for SealedWriter {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.0.take().ok_or(io::ErrorKind::BrokenPipe)?.finish()?.sync_all()
    }
}
