//! Requests over HTTP: signed by the device, read as the protocol says.

use std::time::Duration;

use ed25519_dalek::SigningKey;
use jiff::{SignedDuration, Timestamp};
use records::{ComponentRef, DeviceId};
use sync::{
    CONTENT_TYPE, CONTENT_TYPE_BYTES, Deployment, Expected, Failure as Silence, ORIGIN_HEADER, Request, Response, Stamp,
};
use ureq::Agent;
use ureq::http::{Method, Request as HttpRequest};

/// How long a request may take besides the time the authority itself waits.
const PATIENCE: Duration = Duration::from_secs(30);
/// Largest answer that is read, in bytes.
const ANSWER_MAX: u64 = 64 << 20;

/// The line to one authority.
pub(super) struct Line<'a> {
    pub(super) url: &'a str,
    pub(super) device: DeviceId,
    pub(super) key: SigningKey,
    /// What to add to the desk's clock to have the authority's time.
    pub(super) clock: SignedDuration,
    pub(super) agent: Agent,
}

/// An HTTP answer, kept whole.
pub(super) struct Heard {
    pub(super) status: u16,
    content_type: Option<String>,
    origin: Option<String>,
    time: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Heard {
    /// As the protocol reads it.
    pub(super) fn response(&self) -> Response<'_> {
        Response {
            status: self.status,
            content_type: self.content_type.as_deref(),
            origin: self.origin.as_deref(),
            time: self.time.as_deref(),
            body: &self.body,
        }
    }
}

/// A client that never follows a redirect: an authority answers itself, and a portal is noticed.
pub(super) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(PATIENCE + Duration::from_secs(u64::from(sync::WAIT_SECONDS_MAX))))
        .build()
        .into()
}

impl Line<'_> {
    /// Sends a typed request.
    pub(super) fn send(&self, request: &Request, deployment: &Deployment) -> Result<Heard, Silence> {
        let body = request.body().map_err(|_| Silence::Garbled)?;
        self.ask("POST", request.path(), CONTENT_TYPE, &body, Some(deployment), &[])
    }

    /// Sends a piece of a file.
    pub(super) fn piece(
        &self,
        component: &ComponentRef,
        offset: u64,
        bytes: &[u8],
        deployment: &Deployment,
    ) -> Result<Heard, Silence> {
        let path = sync::component_path(component);
        let offset = [("upload-offset", offset.to_string())];
        self.ask("PATCH", &path, CONTENT_TYPE_BYTES, bytes, Some(deployment), &offset)
    }

    /// Fetches a whole file; none where the server answers that it cannot give it.
    pub(super) fn fetch(&self, component: &ComponentRef, deployment: &Deployment) -> Result<Option<Vec<u8>>, Silence> {
        let heard = self.ask("GET", &sync::component_path(component), CONTENT_TYPE, &[], Some(deployment), &[])?;
        sync::check_sender(deployment, &heard.response())?;
        match heard.status {
            200 => Ok(Some(heard.body)),
            404 | 410 => Ok(None),
            _ => Err(Silence::Garbled),
        }
    }

    /// One request; unsigned where the authority is not yet known.
    pub(super) fn ask(
        &self,
        method: &str,
        path: &str,
        content_type: &str,
        body: &[u8],
        deployment: Option<&Deployment>,
        extra: &[(&str, String)],
    ) -> Result<Heard, Silence> {
        let uri = format!("{}{path}", self.url.trim_end_matches('/'));
        let method = Method::from_bytes(method.as_bytes()).map_err(|_| Silence::Garbled)?;
        let mut request = HttpRequest::builder().method(&method).uri(uri);
        if !body.is_empty() || method != Method::GET {
            request = request.header("content-type", content_type);
        }
        if let Some(deployment) = deployment {
            let signed = sync::Signed { origin: &deployment.origin, method: method.as_str(), path, body };
            let at = Timestamp::now().checked_add(self.clock).map_err(|_| Silence::Garbled)?;
            let nonce = hex::encode(sealed::random_bytes::<16>());
            let stamp = Stamp { device: self.device, at, nonce };
            request = request
                .header(sync::DEVICE_HEADER, stamp.device.to_string())
                .header(sync::TIME_HEADER, stamp.at.to_string())
                .header(sync::NONCE_HEADER, stamp.nonce.clone())
                .header(sync::SIGNATURE_HEADER, stamp.sign(&signed, &self.key));
        }
        for (name, value) in extra {
            request = request.header(*name, value);
        }
        let request = request.body(body.to_vec()).map_err(|_| Silence::Garbled)?;
        let answer = self.agent.run(request).map_err(|_| Silence::Unreachable)?;
        hear(answer)
    }
}

fn hear(mut answer: ureq::http::Response<ureq::Body>) -> Result<Heard, Silence> {
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (content_type, origin, time) = (header("content-type"), header(ORIGIN_HEADER), header(sync::TIME_HEADER));
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(ANSWER_MAX).read_to_vec().map_err(|_| Silence::Unreachable)?;
    Ok(Heard { status, content_type, origin, time, body })
}

/// What kind of answer a piece of a file has.
pub(super) const PIECE: Expected = Expected::Upload;
