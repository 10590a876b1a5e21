//! A small town on the loopback: a root, an office under it, a responder and a time-stamp authority, and a server
//! that publishes what they have to say (over HTTP, one request to a connection).

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use jiff::{SignedDuration, Timestamp};

use super::authority::{Authority, Identity, KeyChoice, Leaf};
use super::publishing::{Answered, List};
use super::stamping::Stamper;
use crate::certificate::Certificate;
use crate::container::tlv::{Values, tag};

/// What is asked of the town, by path.
struct Offices {
    office: Authority,
    root: Authority,
    stamps: Identity,
    /// Everything that was issued below the office, and since when it is revoked.
    issued: Mutex<Vec<(Vec<u8>, Option<Timestamp>)>>,
    /// Offices that do not open.
    shut: Mutex<BTreeSet<String>>,
}

/// A town whose server runs until it is dropped.
pub struct Town {
    offices: Arc<Offices>,
    address: String,
    is_over: Arc<AtomicBool>,
    server: Option<JoinHandle<()>>,
}

/// The part of the address under which time-stamps are given.
const STAMPS: &str = "/stamps";

impl Town {
    /// Opens a town.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let root = Authority::root("Town Root");
        // RSA like the root: pyHanko measures the key of an authority by the algorithm with which its own issuer signed.
        let above = Leaf {
            key: KeyChoice::Rsa(2048),
            revocation_at: Some(format!("{address}/root.crl")),
            ..Leaf::named("Town Office CA")
        };
        let office = root.authority_saying(&above);
        let stamping = Leaf {
            key: KeyChoice::Rsa(2048),
            purposes: vec!["timeStamping"],
            purposes_are_critical: true,
            ..published(&address, "Town TSA")
        };
        let stamps = office.issue(&stamping);
        let issued = Mutex::new(vec![(stamps.der(), None)]);
        let offices = Arc::new(Offices { office, root, stamps, issued, shut: Mutex::default() });
        let is_over = Arc::new(AtomicBool::new(false));
        let (serving, ends) = (Arc::clone(&offices), Arc::clone(&is_over));
        let server = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ends.load(Ordering::SeqCst) {
                    return;
                }
                // A caller that hangs up gets no answer.
                let _ = serve(&serving, stream);
            }
        });
        Self { offices, address, is_over, server: Some(server) }
    }

    /// Where time-stamps are given.
    pub fn stamps_at(&self) -> String {
        format!("{}{STAMPS}", self.address)
    }

    /// The root in PEM.
    pub fn root_pem(&self) -> Vec<u8> {
        self.offices.root.pem()
    }

    /// Somebody with a key and a certificate of the office.
    pub fn issue(&self, leaf: &Leaf) -> Identity {
        let identity = self.offices.office.issue(&Leaf { key: leaf.key, ..published(&self.address, &leaf.name) });
        self.offices.issued.lock().expect("issued").push((identity.der(), None));
        identity
    }

    /// Gives up a certificate from now on.
    pub fn revoke(&self, certificate: &[u8]) {
        let mut issued = self.offices.issued.lock().expect("issued");
        issued.iter_mut().filter(|(der, _)| der == certificate).for_each(|(_, since)| *since = Some(Timestamp::now()));
    }

    /// The list that the office publishes now.
    pub fn office_list(&self) -> Vec<u8> {
        self.offices.answer("/office.crl", &[]).expect("a list")
    }

    /// The list that the root publishes now.
    pub fn root_list(&self) -> Vec<u8> {
        self.offices.answer("/root.crl", &[]).expect("a list")
    }

    /// Shuts an office: `/stamps`, `/ocsp`, `/office.crl`, `/root.crl`, `/office.cer`.
    pub fn shut(&self, path: &str) {
        self.offices.shut.lock().expect("shut").insert(path.to_owned());
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // The server looks up when somebody calls.
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
        self.server.take().into_iter().for_each(|server| drop(server.join()));
    }
}

/// A certificate about which the town tells everything.
fn published(address: &str, name: &str) -> Leaf {
    Leaf {
        revocation_at: Some(format!("{address}/office.crl")),
        responder_at: Some(format!("{address}/ocsp")),
        issuer_at: Some(format!("{address}/office.cer")),
        ..Leaf::named(name)
    }
}

fn serve(offices: &Offices, stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        if header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let is_shut = offices.shut.lock().is_ok_and(|shut| shut.contains(&path));
    let answer = if is_shut { None } else { offices.answer(&path, &body) };
    let (status, body) = answer.map_or(("503 Service Unavailable", Vec::new()), |body| ("200 OK", body));
    let mut stream = reader.into_inner();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(&body)
}

impl Offices {
    fn answer(&self, path: &str, body: &[u8]) -> Option<Vec<u8>> {
        let now = Timestamp::now();
        let list = List::between(now - SignedDuration::from_mins(1), now + SignedDuration::from_hours(24));
        match path {
            STAMPS => Some(Stamper::new(&self.stamps, now).answer(body)),
            "/office.cer" => Some(self.office.der()),
            "/root.crl" => Some(self.root.list(&list)),
            "/office.crl" => {
                let issued = self.issued.lock().ok()?;
                let revoked = issued.iter().filter_map(|(der, since)| Some((der, (*since)?)));
                Some(self.office.list(&revoked.fold(list, |list, (der, since)| list.with(der, since, Some(0)))))
            }
            "/ocsp" => {
                let serial = serial(body)?;
                let issued = self.issued.lock().ok()?;
                let about = |der: &Vec<u8>| Certificate::from_der(der).is_ok_and(|one| one.encoded_serial() == serial);
                let (der, since) = issued.iter().find(|(der, _)| about(der))?;
                let next = Some(now + SignedDuration::from_hours(24));
                let issued_at = now - SignedDuration::from_mins(1);
                Some(self.office.answer(der, &Answered { issued: issued_at, next, since: *since, is_unknown: false }))
            }
            _ => None,
        }
    }
}

/// The serial number that an OCSPRequest asks about, encoded.
fn serial(request: &[u8]) -> Option<Vec<u8>> {
    let mut inside = Values::new(request);
    // OCSPRequest, TBSRequest, requestList, Request, CertID.
    for _ in 0..5 {
        inside = inside.expect(tag::SEQUENCE).ok()?.inside();
    }
    Some(inside.all().ok()?.get(3)?.raw.to_vec())
}
