//! Contract: lists of records, one record, filing, folders and parts.
//!
//! A *part* is a volume of a folder. References are as printed: `DO/4/12 Pt 2 (84)`.

mod filing;
mod record;
mod register;

pub use filing::{
    ClosePartRequest, FileDocumentsRequest, FileDocumentsResponse, Filed, FolderSuggestion, NodeResponse,
    OpenFolderRequest, OpenPartRequest, RefusedFile, SuggestFoldersRequest, SuggestFoldersResponse, SuggestionReason,
    TakeFilingBackRequest, TakeFilingBackResponse,
};
pub use record::{
    ComponentRole, ComponentView, DragFileRequest, DragResponse, EditMetadataRequest, HistoryEntry, HistoryState,
    MetadataEdit, MetadataElement, MetadataSource, PathStep, PreviewKind, PrintFileRequest, PrintResponse,
    RecordBytesRequest, RecordView, SaveFileRequest, SaveFileResponse, ShowRecordRequest,
};
pub use register::{
    ListRecordsRequest, ListRecordsResponse, RecordKind, RecordRow, RecordScope, RecordSort, ScopeKind, SealState,
};
