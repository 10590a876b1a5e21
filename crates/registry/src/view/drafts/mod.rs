//! Contract: drafts, my work, check and sign, handing over and returning a stage.
//!
//! The secret of a key is asked by the desk in a window of its own; no request here carries it.

mod batch;
mod draft;
mod keys;
mod signing;
mod work;

pub use batch::{BatchBegun, BeginBatchRequest, EndBatchRequest, FormShown, SignNextRequest, SignedNext};
pub use draft::{
    AttachFileRequest, AttachedFile, AttachmentsResponse, DetachRequest, DraftRequest, DraftRow, DraftView,
    ListDraftsResponse, MoveDraftResponse, Returned, SettlePrefillRequest, StageProgress, StageStanding, StalePrefill,
    StartDraftRequest, StartDraftResponse, UpdateDraftRequest, UpdateDraftResponse,
};
pub use keys::{
    ForgetKeyRequest, KeyPurpose, KeyView, ListKeysResponse, ModuleView, OpenKeyRequest, OpenKeyResponse,
    TokenModuleRequest, TokenView,
};
pub use signing::{
    AttachmentBytesRequest, FiledApart, FilingPlace, HandOver, NextOffice, PreviewBytesRequest, PreviewResponse,
    PrintBlankRequest, PrintPageRequest, PrintedPage, ReturnStageRequest, SaveAttachmentRequest, SealLine, Sheet,
    SignRequest, SignResponse, SignatureGiven, SigningOffer, SigningWay,
};
pub use work::{MyWorkResponse, TrayKind, WorkItem, WorkTarget, WorkTray};
