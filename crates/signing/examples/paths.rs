//! Judges paths of certificates with known verdicts and prints where we differ: NIST PKITS, whose data stands in the
//! sources of Go (`crypto/x509/testdata/nist-pkits`) and of Heimdal (`lib/hx509/data/PKITS_data.zip`).
//!
//! `cargo run -p signing --example paths -- vectors.json certs crls 2008-05-20T00:00:00Z`; with `-` for the lists,
//! revocation is not asked. Tests that begin with other settings than ours (any policy, none demanded) are left out.

use std::io::Write;
use std::path::Path;

use signing::certificate::{Anchor, Certificate, PathPolicy, Search};
use signing::revocation::{Evidence, Inquiry, Status};

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [vectors, certs, lists, at, rest @ ..] = words.as_slice() else { return Err("vectors certs crls time".into()) };
    let at = at.parse()?;
    let tests: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(vectors)?)?;
    let mut out = std::io::stdout();
    let mut counts = [[0; 2]; 2];
    let everything = if rest.is_empty() { None } else { Some(all(certs, lists)?) };
    for test in &tests {
        let (name, should) = (test["Name"].as_str().unwrap_or_default(), test["ShouldValidate"] == true);
        if !begins_as_we_do(test) {
            writeln!(out, "left out     {name}")?;
            continue;
        }
        let answer = judged(test, [certs, lists], everything.as_ref(), at);
        counts[usize::from(should)][usize::from(answer.is_ok())] += 1;
        match (should, answer) {
            (false, Ok(())) => writeln!(out, "BAD ACCEPTED {name}")?,
            (true, Err(fault)) => writeln!(out, "good refused {name}: {fault}")?,
            _ => {}
        }
    }
    let [[bad_refused, bad_accepted], [good_refused, good_accepted]] = counts;
    writeln!(out, "good accepted {good_accepted}, good refused {good_refused}")?;
    writeln!(out, "bad accepted {bad_accepted}, bad refused {bad_refused}")?;
    Ok(())
}

fn begins_as_we_do(test: &serde_json::Value) -> bool {
    let is_off = |key: &str| test[key] == false;
    test["InitialPolicySet"] == serde_json::json!(["anyPolicy"])
        && is_off("InitialPolicyMappingInhibit")
        && is_off("InitialExplicitPolicy")
        && is_off("InitialAnyPolicyInhibit")
}

fn names<'a>(test: &'a serde_json::Value, key: &str) -> Vec<&'a str> {
    test[key].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect()
}

/// Every certificate and list of the suite, to see that nothing good comes of bad company.
fn all(certs: &str, lists: &str) -> Result<Evidence, Fault> {
    let mut evidence = Evidence::default();
    for directory in [certs, lists].into_iter().filter(|directory| *directory != "-") {
        for file in std::fs::read_dir(directory)? {
            // A file that cannot be read is nobody's evidence.
            let _ = evidence.take(&std::fs::read(file?.path())?);
        }
    }
    Ok(evidence)
}

fn judged(
    test: &serde_json::Value,
    [certs, lists]: [&str; 2],
    everything: Option<&Evidence>,
    at: jiff::Timestamp,
) -> Result<(), Fault> {
    let certificate = |name: &str| -> Result<Certificate, Fault> {
        Ok(Certificate::from_der(&std::fs::read(Path::new(certs).join(name))?)
            .map_err(|fault| format!("{name}: {fault}"))?)
    };
    let path = names(test, "CertPath");
    let [anchor, between @ .., signer] = path.as_slice() else { return Err("no path".into()) };
    let asks = lists != "-";
    let anchor = Anchor { wants_revocation: asks, ..Anchor::of(certificate(anchor)?) };
    let mut evidence = Evidence::default();
    for name in between {
        evidence.certificates.push(certificate(name)?);
    }
    for name in names(test, "CRLPath").into_iter().filter(|_| asks) {
        let bytes = std::fs::read(Path::new(lists).join(name))?;
        // A list that cannot be read says nothing.
        let _ = evidence.take(&bytes);
    }
    let evidence = everything.map_or(evidence.clone(), |everything| evidence.with(everything));
    let anchors = [anchor.clone()];
    let at_most = PathPolicy { at, length: 10 };
    let paths = Search::new(&evidence.certificates, &anchors, at_most).from(&certificate(signer)?);
    let paths = paths.map_err(|fault| format!("{fault:?}"))?;
    let seen = |_: Option<usize>| at;
    let inquiry = Inquiry::new(&evidence, &anchor, 10, &seen);
    let of = |path: &signing::certificate::Path| {
        let pairs = path.certificates.windows(2);
        pairs.map(|pair| inquiry.status(&pair[0], &pair[1], at).status).collect::<Vec<_>>()
    };
    let statuses: Vec<Vec<Status>> = paths.iter().map(of).collect();
    let is_good = |along: &Vec<Status>| along.iter().all(|status| !asks || *status == Status::Good);
    if statuses.iter().any(is_good) { Ok(()) } else { Err(format!("{statuses:?}").into()) }
}
