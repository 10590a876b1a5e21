//! `trust list / add / remove / entry / issue / export`: whose certificates are believed.

use std::path::Path;

use registry::{Certificate, CertificateKind, Failure, Incoming, IssuedTrustList, TrustList};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Trust, TrustEntry};
use crate::desk;
use crate::output::Answer;

pub fn run(cli: &Cli, verb: &Trust, lang: Lang) -> Result<Answer, Failure> {
    match verb {
        Trust::List => list(cli, lang),
        Trust::Add { file } => add(cli, file, lang),
        Trust::Remove { fingerprint } => remove(cli, fingerprint, lang),
        Trust::Entry(args) => entry(args, lang),
        Trust::Issue { file } => issue(cli, file, lang),
        Trust::Export { out } => export(cli, out, lang),
    }
}

fn list(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let own = desk.trusted()?.into_iter().map(|one| (row(&one, Value::Null), line(&one)));
    let issued = desk.trust_list()?;
    let listed = issued.iter().flat_map(|issued| &issued.list.entries).map(|entry| {
        let (certificate, trusted_for) = (&entry.certificate, &entry.trusted_for);
        let mut said = format!("{}  · {}", line(certificate), say_or_code(lang, &trusted_for.kind.label()));
        if !trusted_for.remark.is_empty() {
            said = format!("{said}  {}", trusted_for.remark.read(lang));
        }
        (row(certificate, json!(trusted_for)), said)
    });
    Ok(Answer::List(own.chain(listed).collect()))
}

fn row(one: &Certificate, trusted_for: Value) -> Value {
    let about = one.summary();
    json!({
        "subject": about.subject, "sha256": about.sha256, "valid_until": about.not_after,
        "listed": !trusted_for.is_null(), "trusted_for": trusted_for,
    })
}

fn line(one: &Certificate) -> String {
    format!("{}  {}", one.sha256(), one.summary().subject)
}

fn add(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let file = Incoming::read(file)?;
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let before = desk.trusted()?;
    desk.trust(&file.bytes, &file.name)?;
    let new: Vec<Certificate> = desk.trusted()?.into_iter().filter(|one| !before.contains(one)).collect();
    Ok(Answer::List(new.iter().map(|one| (row(one, Value::Null), line(one))).collect()))
}

fn remove(cli: &Cli, fingerprint: &str, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let gone = desk.trusted()?.into_iter().find(|one| one.sha256() == fingerprint);
    desk.distrust(fingerprint)?;
    Ok(Answer::List(gone.iter().map(|one| (row(one, Value::Null), line(one))).collect()))
}

fn entry(args: &TrustEntry, lang: Lang) -> Result<Answer, Failure> {
    let kind = CertificateKind::ALL.into_iter().find(|kind| json!(kind) == args.kind);
    let unknown = || Failure::wrong_use(Message::new("cli-bad-kind").with("kind", args.kind.as_str()));
    let kind = kind.ok_or_else(unknown)?;
    let (certificate, mut issuers) = (registry::trust_files::read_certificate(&args.certificate)?, Vec::new());
    for path in &args.issuer {
        issuers.push(registry::trust_files::read_certificate(path)?.key_sha256());
    }
    let mut value = json!({
        "certificate": certificate.pem(), "sha256": certificate.sha256(), "kind": kind,
        "issuers": issuers, "policies": args.policy,
        "remark": {"en": certificate.name(), "zh-Hant-HK": certificate.name()},
    });
    if let Some(parts) = value.as_object_mut() {
        parts.retain(|_, part| part.as_array().is_none_or(|all| !all.is_empty()));
    }
    let said = Message::new("cli-trust-compare").with("name", certificate.name());
    let lines = vec![format!("{value:#}"), say_or_code(lang, &said)];
    Ok(Answer::One(value, lines))
}

fn issue(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let bytes = Incoming::read(file)?.bytes;
    let mut registry = desk::open(cli, lang)?;
    let issued = registry.desk()?.issue_trust_list(&bytes)?;
    done(&issued, "cli-trust-issued", lang)
}

fn export(cli: &Cli, out: &Path, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let issued = registry.desk()?.export_trust_list(out)?;
    done(&issued, "cli-trust-exported", lang)
}

fn done(issued: &IssuedTrustList, code: &str, lang: Lang) -> Result<Answer, Failure> {
    let TrustList { issue, title, entries } = &issued.list;
    let value = json!({
        "serial": issue.serial, "issued_at": issue.issued_at, "next_update": issue.next_update, "title": title,
        "entries": entries.len(), "publisher": issued.publisher.name,
    });
    let line = Message::new(code).with("serial", issue.serial).with("count", entries.len());
    Ok(Answer::One(value, vec![say_or_code(lang, &line.with("publisher", issued.publisher.name.as_str()))]))
}
