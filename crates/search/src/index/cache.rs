//! Decrypted chunks in memory, up to a limit in bytes. What leaves is overwritten.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroize;

/// File and number of a chunk.
type ChunkId = (Arc<str>, u64);

/// The chunks used last, over all files of one directory.
pub(super) struct ChunkCache {
    limit_bytes: usize,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    chunks: HashMap<ChunkId, (Arc<[u8]>, u64)>,
    /// The oldest use first.
    uses: BTreeMap<u64, ChunkId>,
    bytes: usize,
    clock: u64,
}

impl ChunkCache {
    pub(super) fn new(limit_bytes: usize) -> ChunkCache {
        ChunkCache { limit_bytes, held: Mutex::default() }
    }

    /// The chunk, from memory or by `read`.
    pub(super) fn get<E>(
        &self,
        file: &Arc<str>,
        chunk: u64,
        read: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Arc<[u8]>, E> {
        let id = (Arc::clone(file), chunk);
        if let Some(bytes) = self.held().touch(&id) {
            return Ok(bytes);
        }
        let mut plain = read()?;
        let bytes: Arc<[u8]> = plain.as_slice().into();
        plain.zeroize();
        self.held().put(id, Arc::clone(&bytes), self.limit_bytes);
        Ok(bytes)
    }

    /// Forgets the chunks of one file.
    pub(super) fn forget(&self, file: &str) {
        let mut held = self.held();
        let uses: Vec<u64> = held.uses.iter().filter(|(_, id)| &*id.0 == file).map(|(at, _)| *at).collect();
        uses.into_iter().for_each(|at| held.evict(at));
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        let mut held = self.held();
        while let Some(at) = held.uses.keys().next().copied() {
            held.evict(at);
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.held().bytes
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // Nothing in here can be half done: after a panic elsewhere the chunks are still right.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn touch(&mut self, id: &ChunkId) -> Option<Arc<[u8]>> {
        self.clock += 1;
        let (bytes, used) = self.chunks.get_mut(id)?;
        if let Some(id) = self.uses.remove(used) {
            self.uses.insert(self.clock, id);
        }
        *used = self.clock;
        Some(Arc::clone(bytes))
    }

    fn put(&mut self, id: ChunkId, bytes: Arc<[u8]>, limit_bytes: usize) {
        if bytes.len() > limit_bytes || self.chunks.contains_key(&id) {
            return;
        }
        while self.bytes + bytes.len() > limit_bytes {
            let Some(oldest) = self.uses.keys().next().copied() else { break };
            self.evict(oldest);
        }
        self.clock += 1;
        self.bytes += bytes.len();
        self.uses.insert(self.clock, id.clone());
        self.chunks.insert(id, (bytes, self.clock));
    }

    fn evict(&mut self, at: u64) {
        let Some(id) = self.uses.remove(&at) else { return };
        let Some((mut bytes, _)) = self.chunks.remove(&id) else { return };
        self.bytes -= bytes.len();
        // A chunk that a reader still holds is left to that reader.
        if let Some(bytes) = Arc::get_mut(&mut bytes) {
            bytes.zeroize();
        }
    }
}

impl Drop for ChunkCache {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(cache: &ChunkCache, file: &str, chunk: u64) -> Arc<[u8]> {
        cache.get(&Arc::from(file), chunk, || Ok::<_, ()>(vec![chunk as u8; 10])).unwrap()
    }

    fn is_held(cache: &ChunkCache, file: &str, chunk: u64) -> bool {
        cache.get(&Arc::from(file), chunk, || Err(())).is_ok()
    }

    #[test]
    fn keeps_the_chunks_used_last_within_the_limit() {
        let cache = ChunkCache::new(30);
        for chunk in 0..3 {
            assert_eq!(&fill(&cache, "a", chunk)[..], [chunk as u8; 10]);
        }
        assert!(is_held(&cache, "a", 0));
        fill(&cache, "a", 3);
        assert_eq!(cache.bytes(), 30);
        assert!(is_held(&cache, "a", 0) && is_held(&cache, "a", 2) && is_held(&cache, "a", 3));
        assert!(!is_held(&cache, "a", 1), "the one used longest ago went");
    }

    #[test]
    fn forgets_a_file_and_everything() {
        let cache = ChunkCache::new(100);
        fill(&cache, "a", 0);
        fill(&cache, "b", 0);
        cache.forget("a");
        assert!(!is_held(&cache, "a", 0) && is_held(&cache, "b", 0));
        cache.clear();
        assert_eq!(cache.bytes(), 0);
        assert!(!is_held(&cache, "b", 0));
    }

    #[test]
    fn a_chunk_beyond_the_limit_is_not_kept() {
        let cache = ChunkCache::new(5);
        assert_eq!(fill(&cache, "a", 0).len(), 10);
        assert_eq!(cache.bytes(), 0);
    }
}
