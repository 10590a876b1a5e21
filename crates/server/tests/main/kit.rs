//! A department, its server, and a client that signs as a device does.

use std::cell::Cell;

use ed25519_dalek::{Signer, SigningKey};
use jiff::{SignedDuration, Timestamp};
use records::journal::{canonical, commit};
use records::{
    Act, Agent, Class, ComponentRef, DeviceId, EntityId, FactStatus, Folder, Medium, Nature, OpId, Operation, Period,
    Role, ScopeId, Security, SignedOperation, StatedFact,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::{
    AdminReply, AdminRequest, Department, DepartmentOperation, OpenFault, Running, ServerOptions, StartFault,
    ask_running,
};
use sync::{
    CONTENT_TYPE, CONTENT_TYPE_BYTES, DEVICE_HEADER, Deployment, NONCE_HEADER, Refused, RegisterAnswer,
    RegisterRequest, SIGNATURE_HEADER, Signed, Stamp, TIME_HEADER, registration_text,
};
use tempfile::TempDir;
use uuid::Uuid;
use words::Text;

pub const PART: u128 = 4;
pub const MANAGER: u128 = 1;

pub fn id(n: u128) -> EntityId {
    EntityId(Uuid::from_u128(n))
}

/// A records manager, a class, a folder and its first part.
pub fn department() -> Department {
    let agent = Agent {
        alias: "lee-wai-man".to_owned(),
        name: Text::new("LEE Wai-man", "李慧敏"),
        post: Text::new("Departmental Records Manager", "部門檔案經理"),
        rank: String::new(),
        unit: Text::default(),
        roles: vec![Role::RecordsManager],
        active: Period { from: "2019-04-01".parse().unwrap(), until: None },
    };
    let class = Class {
        code: "ADM-1".to_owned(),
        title: Text::new("General administration", "一般行政"),
        parent: None,
        nature: Nature::Administrative,
        disposal_class: Some("A1-01".to_owned()),
        custody: String::new(),
    };
    let folder = Folder {
        reference: "HDSD ADM/1/7".to_owned(),
        title: Text::new("Security", "保安"),
        class: id(2),
        security: Security::Unclassified,
        medium: Medium::Electronic,
        responsible: None,
        opened_on: "2026-01-02".parse().unwrap(),
        disposal_override: None,
    };
    let on = "2026-01-02".parse().unwrap();
    let acts = [
        (1, ScopeId::department(), Act::RegisterAgent { agent }),
        (2, ScopeId::department(), Act::AddClass { class }),
        (3, ScopeId::files(), Act::OpenFolder { folder }),
        (PART, ScopeId::files(), Act::OpenPart { folder: id(3), on, subjects: std::collections::BTreeMap::new() }),
    ];
    let operations = acts.into_iter().map(|(entity, scope, act)| DepartmentOperation {
        entity: id(entity),
        scope,
        agent: id(MANAGER),
        act,
    });
    Department { operations: operations.collect() }
}

/// Starts a server. A process that another test has just forked may hold the folder's lock
/// for a moment until it becomes its own programme.
pub fn start(options: &ServerOptions) -> Running {
    for _ in 0..100 {
        match server::start(options) {
            Err(StartFault::Open(OpenFault::Store(store::Fault::InUse))) => {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            other => return other.unwrap_or_else(|fault| panic!("{fault}")),
        }
    }
    panic!("the folder stays in use")
}

/// A server with the department, on a free port.
pub struct House {
    _folder: TempDir,
    pub options: ServerOptions,
    pub running: Option<Running>,
}

impl House {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = ServerOptions::new(folder.path().join("data"));
        let now = Timestamp::now();
        let mut store = server::open_store(&options, now).unwrap();
        assert_eq!(server::load_department(&mut store, &department(), now).unwrap(), 4);
        drop(store);
        let running = Some(start(&options));
        Self { _folder: folder, options, running }
    }

    pub fn url(&self) -> String {
        self.running.as_ref().unwrap().url()
    }

    pub fn restart(&mut self) {
        self.running.take().unwrap().stop();
        self.running = Some(start(&self.options));
    }

    pub fn ask(&self, request: &AdminRequest) -> AdminReply {
        ask_running(&self.options.data, request).unwrap().unwrap()
    }

    pub fn code(&self) -> String {
        match self.ask(&AdminRequest::Code { agent: "lee-wai-man".to_owned(), valid_minutes: 5 }) {
            AdminReply::Code { code, .. } => code,
            other => panic!("{other:?}"),
        }
    }

    /// A registered device.
    pub fn device(&self) -> Client {
        let mut client = Client::new(&self.url());
        let got = client.register(&self.code());
        assert_eq!(got.status, 200, "{}", got.text());
        client.joined = Some(got.json());
        client
    }
}

/// What came back.
#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Status and code of a refusal.
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.json::<Refused>().message.code)
    }

    pub fn response(&self) -> sync::Response<'_> {
        sync::Response {
            status: self.status,
            content_type: self.header("content-type"),
            origin: self.header("muniment-origin"),
            time: self.header("muniment-time"),
            body: &self.body,
        }
    }
}

/// A device that can also misbehave.
pub struct Client {
    http: ureq::Agent,
    pub url: String,
    pub device: DeviceId,
    pub key: SigningKey,
    pub joined: Option<RegisterAnswer>,
    pub seq: Cell<u64>,
    /// Added to the clock.
    pub skew: SignedDuration,
}

impl Client {
    pub fn new(url: &str) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true);
        Self {
            http: config.build().new_agent(),
            url: url.to_owned(),
            device: DeviceId(Uuid::now_v7()),
            key: SigningKey::from_bytes(&sealed::random_bytes::<32>()),
            joined: None,
            seq: Cell::new(0),
            skew: SignedDuration::ZERO,
        }
    }

    pub fn public_key(&self) -> String {
        hex::encode(self.key.verifying_key().as_bytes())
    }

    pub fn deployment(&self) -> &Deployment {
        &self.joined.as_ref().unwrap().deployment
    }

    pub fn registration(&self, code: &str) -> RegisterRequest {
        let name = "Counter 3, Wan Chai".to_owned();
        let text = registration_text(self.device, &self.public_key(), code, &name);
        let signature = hex::encode(self.key.sign(text.as_bytes()).to_bytes());
        RegisterRequest { code: code.to_owned(), device: self.device, public_key: self.public_key(), name, signature }
    }

    pub fn register(&self, code: &str) -> Got {
        let body = serde_json::to_vec(&self.registration(code)).unwrap();
        self.raw("POST", "/v1/register", &[("content-type", CONTENT_TYPE)], &body)
    }

    pub fn stamp(&self) -> Stamp {
        let nonce = hex::encode(sealed::random_bytes::<16>());
        Stamp { device: self.device, at: Timestamp::now() + self.skew, nonce }
    }

    pub fn headers(&self, stamp: &Stamp, method: &str, path: &str, body: &[u8]) -> Vec<(&'static str, String)> {
        let signed = Signed { origin: &self.deployment().origin, method, path, body };
        vec![
            (DEVICE_HEADER, stamp.device.to_string()),
            (TIME_HEADER, stamp.at.to_string()),
            (NONCE_HEADER, stamp.nonce.clone()),
            (SIGNATURE_HEADER, stamp.sign(&signed, &self.key)),
        ]
    }

    /// A signed request.
    pub fn signed(&self, method: &str, path: &str, extra: &[(&str, &str)], body: &[u8]) -> Got {
        let headers = self.headers(&self.stamp(), method, path, body);
        let mut all: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.extend(extra);
        self.raw(method, path, &all, body)
    }

    pub fn post<T: Serialize>(&self, path: &str, body: &T) -> Got {
        self.signed("POST", path, &[("content-type", CONTENT_TYPE)], &serde_json::to_vec(body).unwrap())
    }

    pub fn patch(&self, component: &ComponentRef, offset: u64, piece: &[u8]) -> Got {
        let offset = offset.to_string();
        let extra = [("content-type", CONTENT_TYPE_BYTES), ("upload-offset", offset.as_str())];
        self.signed("PATCH", &sync::component_path(component), &extra, piece)
    }

    pub fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Got {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.url));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = if body.is_empty() && method != "POST" && method != "PATCH" {
            self.http.run(request.body(()).unwrap()).unwrap()
        } else {
            self.http.run(request.body(body).unwrap()).unwrap()
        };
        let headers = response.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
        let status = response.status().as_u16();
        Got { status, headers, body: response.body_mut().with_config().limit(1 << 30).read_to_vec().unwrap() }
    }

    /// An operation of this device.
    pub fn operation(
        &self,
        entity: EntityId,
        base_rev: u64,
        act: Act,
        components: Vec<ComponentRef>,
    ) -> SignedOperation {
        self.seq.set(self.seq.get() + 1);
        let operation = Operation {
            op_id: OpId(Uuid::now_v7()),
            device: self.device,
            device_seq: self.seq.get(),
            scope: ScopeId::files(),
            entity,
            base_rev,
            schema: Operation::SCHEMA,
            agent: self.joined.as_ref().unwrap().agent,
            authored_at: Timestamp::now(),
            act,
            components,
        };
        self.sign(operation)
    }

    pub fn sign(&self, operation: Operation) -> SignedOperation {
        let salt = sealed::random_bytes::<32>();
        let commitment = commit(&salt, &canonical(&operation).unwrap());
        let signature = hex::encode(self.key.sign(&commitment).to_bytes());
        SignedOperation { operation, salt: hex::encode(salt), signature }
    }

    /// A fact about a new entity.
    pub fn fact(&self, subject: &str) -> SignedOperation {
        let fact = StatedFact {
            kind: "leave-ended".to_owned(),
            subject: subject.to_owned(),
            on: "2026-11-01".parse().unwrap(),
            status: FactStatus::Asserted,
            note: String::new(),
        };
        self.operation(EntityId(Uuid::now_v7()), 0, Act::StateFact { fact }, Vec::new())
    }
}
