//! `sync`.

use registry::Failure;
use serde_json::json;
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Sync};
use crate::desk;
use crate::output::Answer;

pub fn sync(cli: &Cli, args: &Sync, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    if let Some(address) = &args.tsa {
        registry.stamp_at(address)?;
    }
    let desk = registry.desk()?;
    if let (Some(server), Some(code)) = (&args.server, &args.code) {
        desk.connect(server, code)?;
    }
    let done = desk.exchange(args.server.as_deref())?;
    // What was done stays done and is answered, whatever becomes of the index: its queue waits for the next verb.
    desk.catch_up();
    let value = json!({
        "sent": done.sent, "received": done.received, "waiting": done.waiting, "attention": done.attention,
        "status": done.status.code, "text": say_or_code(lang, &done.status),
        "why": done.why.as_ref().map(|why| say_or_code(lang, why)),
        "proofs": {
            "added": done.proofs.added, "waiting": done.proofs.waiting,
            "why": done.proofs.why.as_ref().map(|why| say_or_code(lang, why)),
        },
        "tray": done.tray.iter().map(|why| say_or_code(lang, why)).collect::<Vec<_>>(),
    });
    let added = Message::new("cli-proofs-added").with("added", done.proofs.added).with("waiting", done.proofs.waiting);
    let proofs = (done.proofs.added + done.proofs.waiting > 0).then_some(&added);
    let lines = std::iter::once(&done.status)
        .chain(&done.why)
        .chain(&done.tray)
        .chain(proofs)
        .chain(&done.proofs.why)
        .map(|message| say_or_code(lang, message))
        .collect();
    Ok(if done.is_good() { Answer::One(value, lines) } else { Answer::No(value, lines) })
}
