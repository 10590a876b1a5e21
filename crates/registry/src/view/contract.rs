//! Every verb of the contract with its request and its answer: the one list from which the
//! dispatcher, the shell's commands and the window's types are made.
//!
//! Deliberately not here: what a verb does.

/// Hands the list of verbs to a macro of the caller's: groups of `verb: Request => Response`, then,
/// after `bytes`, `verb: Request` for those that answer raw bytes. The caller brings the shapes into scope.
///
/// ```text
/// macro_rules! names {
///     ($($group:literal { $($verb:ident: $request:ident => $response:ident,)* })*
///      bytes { $($byte_verb:ident: $byte_request:ident,)* }) => { … };
/// }
/// registry::for_every_verb!(names);
/// ```
#[macro_export]
macro_rules! for_every_verb {
    ($with:ident) => {
        $with! {
            "The vault and this desk." {
                vault_state: Nothing => VaultState,
                create_vault: CreateVaultRequest => CreateVaultResponse,
                unlock: UnlockRequest => VaultChanged,
                lock: Nothing => VaultChanged,
                desk_facts: Nothing => DeskFacts,
                set_passphrase: SetPassphraseRequest => VaultChanged,
                renew_recovery_key: RenewRecoveryKeyRequest => RenewRecoveryKeyResponse,
                get_settings: Nothing => SettingsResponse,
                set_settings: SetSettingsRequest => SettingsResponse,
                pick_files: PickFilesRequest => PickFilesResponse,
                pick_save: PickSaveRequest => PickSaveResponse,
                pick_folder: Nothing => PickFolderResponse,
                list_anchors: Nothing => AnchorsResponse,
                add_anchor: AddAnchorRequest => AnchorsResponse,
                remove_anchor: RemoveAnchorRequest => AnchorsResponse,
                issue_trust_list: IssueTrustListRequest => AnchorsResponse,
                list_publishers: Nothing => PublishersResponse,
                read_publisher: ReadPublisherRequest => PublisherOffer,
                recognise_publisher: RecognisePublisherRequest => PublishersResponse,
                withdraw_publisher: WithdrawPublisherRequest => PublishersResponse,
                export_publisher: ExportPublisherRequest => ExportPublisherResponse,
            }
            "Work and forms." {
                my_work: Nothing => MyWorkResponse,
                list_forms: ListFormsRequest => ListFormsResponse,
                install_form: InstallFormRequest => InstallFormResponse,
                show_form: ShowFormRequest => FormView,
                preview_definition: PreviewDefinitionRequest => DefinitionPreview,
                read_definition: ReadDefinitionRequest => ReadDefinitionResponse,
                save_definition: SaveDefinitionRequest => SaveDefinitionResponse,
                list_drafts: Nothing => ListDraftsResponse,
                start_draft: StartDraftRequest => StartDraftResponse,
                open_draft: DraftRequest => DraftView,
                update_draft: UpdateDraftRequest => UpdateDraftResponse,
                attach_file: AttachFileRequest => AttachmentsResponse,
                detach: DetachRequest => AttachmentsResponse,
                discard_draft: DraftRequest => Changed,
                restore_draft: DraftRequest => Changed,
                preview_move: DraftRequest => MovePreview,
                move_draft: DraftRequest => MoveDraftResponse,
                undo_move: DraftRequest => MoveDraftResponse,
                save_attachment: SaveAttachmentRequest => SaveFileResponse,
                print_set_aside: DraftRequest => PrintResponse,
                settle_prefill: SettlePrefillRequest => MoveDraftResponse,
                preview_form: DraftRequest => PreviewResponse,
                print_page: PrintPageRequest => PrintResponse,
                print_blank: PrintBlankRequest => PrintResponse,
                list_keys: Nothing => ListKeysResponse,
                look_for_tokens: Nothing => Changed,
                open_key: OpenKeyRequest => OpenKeyResponse,
                forget_key: ForgetKeyRequest => Changed,
                add_token_module: TokenModuleRequest => Changed,
                remove_token_module: TokenModuleRequest => Changed,
                sign_and_hand_over: SignRequest => SignResponse,
                begin_batch: BeginBatchRequest => BatchBegun,
                sign_next: SignNextRequest => SignedNext,
                end_batch: EndBatchRequest => Changed,
                return_stage: ReturnStageRequest => Changed,
                track_forms: TrackRequest => TrackResponse,
                mark_original: MarkOriginalRequest => MarkOriginalResponse,
                list_originals: Nothing => ListOriginalsResponse,
                take_up: TakeUpRequest => TakeUpResponse,
                set_take_up_target: SetTargetRequest => SetTargetResponse,
                save_take_up: SaveTakeUpRequest => SaveFileResponse,
                save_form: SaveFormRequest => SaveFormResponse,
                save_official: SaveOfficialRequest => SaveFormResponse,
                print_official: PrintOfficialRequest => PrintResponse,
            }
            "Files." {
                file_plan: FilePlanRequest => FilePlanResponse,
                list_records: ListRecordsRequest => ListRecordsResponse,
                show_record: ShowRecordRequest => RecordView,
                save_file: SaveFileRequest => SaveFileResponse,
                print_file: PrintFileRequest => PrintResponse,
                drag_file: DragFileRequest => DragResponse,
                edit_metadata: EditMetadataRequest => Changed,
                preview_edits: PreviewEditsRequest => EditsPreview,
                look_on_edits: LookOnRequest => EditsPreview,
                list_edits: ListEditsRequest => ListEditsResponse,
                carry_out_edits: GoOnRequest => BulkProgress,
                undo_edits: GoOnRequest => BulkProgress,
                copy_references: CopyReferencesRequest => CopyReferencesResponse,
                preview_copies: PreviewCopiesRequest => CopiesPreview,
                look_on_copies: LookOnRequest => CopiesPreview,
                save_copies: SaveCopiesRequest => BulkProgress,
                file_documents: FileDocumentsRequest => FileDocumentsResponse,
                take_filing_back: TakeFilingBackRequest => TakeFilingBackResponse,
                suggest_folders: SuggestFoldersRequest => SuggestFoldersResponse,
                open_folder: OpenFolderRequest => NodeResponse,
                open_part: OpenPartRequest => NodeResponse,
                close_part: ClosePartRequest => NodeResponse,
            }
            "Finding, keeping, proving." {
                search: SearchRequest => SearchResponse,
                mark_words: MarkWordsRequest => MarkWordsResponse,
                list_favourites: Nothing => FavouritesResponse,
                add_favourite: AddFavouriteRequest => FavouritesResponse,
                remove_favourite: RemoveFavouriteRequest => FavouritesResponse,
                due: DueRequest => DueResponse,
                explain: ExplainRequest => ExplainResponse,
                record_fact: RecordFactRequest => RecordFactResponse,
                verify_record: VerifyRecordRequest => VerifyReport,
                verify_file: VerifyFileRequest => VerifyReport,
                verify_log: Nothing => LogReport,
                rebuild_index: Nothing => RebuildResponse,
                doctor: Nothing => DoctorResponse,
            }
            "Exchange." {
                sync_state: Nothing => SyncState,
                sync_now: Nothing => SyncChanged,
                connect_server: ConnectServerRequest => SyncChanged,
                tray: Nothing => TrayResponse,
                resolve_tray: ResolveTrayRequest => Changed,
                save_hand_over_file: SaveHandOverRequest => SaveHandOverResponse,
                take_hand_over_file: TakeHandOverRequest => TakeHandOverResponse,
            }
            bytes {
                preview_bytes: PreviewBytesRequest,
                attachment_bytes: AttachmentBytesRequest,
                record_bytes: RecordBytesRequest,
                version_bytes: VersionBytesRequest,
            }
        }
    };
}

/// A verb that answers JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbShape {
    /// What the verb is about, as a sentence.
    pub group: &'static str,
    /// Its name, in every shell.
    pub name: &'static str,
    /// Name of the request's shape.
    pub request: &'static str,
    /// Name of the answer's shape.
    pub response: &'static str,
}

/// A verb that answers raw bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByteVerbShape {
    /// Its name, in every shell.
    pub name: &'static str,
    /// Name of the request's shape.
    pub request: &'static str,
}

macro_rules! tables {
    ($($group:literal { $($verb:ident: $request:ident => $response:ident,)* })*
     bytes { $($byte_verb:ident: $byte_request:ident,)* }) => {
        /// All verbs that answer JSON, in the order in which the window lists them.
        pub const VERBS: &[VerbShape] = &[$($(VerbShape {
            group: $group,
            name: stringify!($verb),
            request: stringify!($request),
            response: stringify!($response),
        },)*)*];

        /// All verbs that answer raw bytes.
        pub const BYTE_VERBS: &[ByteVerbShape] = &[$(ByteVerbShape {
            name: stringify!($byte_verb),
            request: stringify!($byte_request),
        },)*];
    };
}

for_every_verb!(tables);
