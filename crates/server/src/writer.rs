//! The one thread that owns the store.
//!
//! Whatever needs the store is put into its queue. Pushes that wait together are taken in
//! one transaction, because flushing to disk is what costs time; each is answered only after
//! that flush. Should the common transaction break, each push is tried by itself, so that one
//! cannot spoil the others.

use std::thread::{self, JoinHandle};

use axum::http::StatusCode;
use jiff::Timestamp;
use records::{DeviceId, OpId, SignedOperation};
use store::{DeviceRow, DeviceState, Fault, Store, Tx};
use sync::Answer;
use tokio::sync::{mpsc, oneshot, watch};

use crate::denial::Denial;

/// Most jobs that wait; more are told to come back.
const QUEUE: usize = 1_024;
/// Most pushes in one transaction.
const GROUP: usize = 64;

type Answers = Vec<(OpId, Answer)>;

struct Push {
    device: DeviceId,
    operations: Vec<SignedOperation>,
    reply: oneshot::Sender<Result<Answers, Denial>>,
}

/// Anything else that needs the store.
type Work = Box<dyn FnOnce(&mut Store) + Send>;

enum Job {
    Push(Push),
    Work(Work),
}

/// The way to the store.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Job>,
    news: watch::Receiver<u64>,
}

impl Writer {
    /// Starts the thread. It ends, and closes the store, when the last way to it is gone.
    pub(crate) fn start(store: Store) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let (told, news) = watch::channel(0);
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || run(store, jobs, &told))?;
        Ok((Self { queue, news }, thread))
    }

    /// A counter that rises when there may be new events.
    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.news.clone()
    }

    /// Does something with the store.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> T + Send + 'static,
    ) -> Result<T, Denial> {
        let (reply, answer) = oneshot::channel();
        let job = Job::Work(Box::new(move |store| {
            // Whoever asked may have gone away; the work is done all the same.
            let _ = reply.send(work(store));
        }));
        self.put(job)?;
        answer.await.map_err(|_| Denial::stopping())
    }

    /// Takes operations of a device in.
    pub(crate) async fn push(&self, device: DeviceId, operations: Vec<SignedOperation>) -> Result<Answers, Denial> {
        let (reply, answer) = oneshot::channel();
        self.put(Job::Push(Push { device, operations, reply }))?;
        answer.await.map_err(|_| Denial::stopping())?
    }

    fn put(&self, job: Job) -> Result<(), Denial> {
        self.queue.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Denial::busy(),
            mpsc::error::TrySendError::Closed(_) => Denial::stopping(),
        })
    }
}

fn run(mut store: Store, mut jobs: mpsc::Receiver<Job>, told: &watch::Sender<u64>) {
    while let Some(job) = jobs.blocking_recv() {
        let (group, next) = match job {
            Job::Work(work) => (Vec::new(), Some(work)),
            Job::Push(first) => gather(first, &mut jobs),
        };
        if !group.is_empty() {
            commit(&mut store, group);
            told.send_modify(|count| *count += 1);
        }
        if let Some(work) = next {
            work(&mut store);
        }
    }
}

/// The pushes that wait already, up to a job of another kind.
fn gather(first: Push, jobs: &mut mpsc::Receiver<Job>) -> (Vec<Push>, Option<Work>) {
    let mut group = vec![first];
    while group.len() < GROUP {
        match jobs.try_recv() {
            Ok(Job::Push(push)) => group.push(push),
            Ok(Job::Work(work)) => return (group, Some(work)),
            Err(_) => break,
        }
    }
    (group, None)
}

fn commit(store: &mut Store, group: Vec<Push>) {
    let mut admitted = Vec::new();
    for push in group {
        match admit(store, push.device) {
            Ok(device) => admitted.push((push, device)),
            Err(denial) => drop(push.reply.send(Err(denial))),
        }
    }
    match accept(store, &admitted) {
        Ok(answers) => {
            for ((push, _), answers) in admitted.into_iter().zip(answers) {
                drop(push.reply.send(Ok(answers)));
            }
        }
        Err(_) => {
            for one in admitted {
                let answer =
                    accept(store, std::slice::from_ref(&one)).map(|mut answers| answers.pop().unwrap_or_default());
                drop(one.0.reply.send(answer.map_err(Denial::from)));
            }
        }
    }
}

/// The device as it stands at this moment: a right that ended while the push waited has ended.
fn admit(store: &Store, device: DeviceId) -> Result<DeviceRow, Denial> {
    let row = store.device(device)?.ok_or_else(|| Denial::code(StatusCode::UNAUTHORIZED, "server-unknown-device"))?;
    match row.state {
        DeviceState::Active => Ok(row),
        DeviceState::Revoked => Err(Denial::code(StatusCode::FORBIDDEN, "server-device-revoked")),
    }
}

fn accept(store: &mut Store, pushes: &[(Push, DeviceRow)]) -> Result<Vec<Answers>, Fault> {
    let work = |tx: &mut Tx<'_>| -> Result<Vec<Answers>, Fault> {
        pushes.iter().map(|(push, device)| tx.accept(&push.operations, device, Timestamp::now())).collect()
    };
    store.transact(work).map(|(answers, _)| answers)
}
