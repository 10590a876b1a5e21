/**
 * Every verb of the contract with its request and its answer: the one list from which the
 * dispatcher, the shell's commands and the window's types are made.
 *
 * Deliberately not here: what a verb does.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Changed, Nothing, PickFilesRequest, PickFilesResponse, PickFolderResponse, PickSaveRequest, PickSaveResponse } from './common';
import type * as authoring from './authoring';
import type * as batch from './batch';
import type * as bulk from './bulk';
import type * as drafts from './drafts';
import type * as editions from './editions';
import type * as exchange from './exchange';
import type * as favourites from './favourites';
import type * as files from './files';
import type * as forms from './forms';
import type * as keeping from './keeping';
import type * as keys from './keys';
import type * as library from './library';
import type * as originals from './originals';
import type * as plan from './plan';
import type * as prove from './prove';
import type * as publishers from './publishers';
import type * as search from './search';
import type * as signing from './signing';
import type * as takeup from './takeup';
import type * as track from './track';
import type * as vault from './vault';

export type * from './authoring';
export type * from './batch';
export type * from './bulk';
export type * from './common';
export type * from './drafts';
export type * from './editions';
export type * from './exchange';
export type * from './favourites';
export type * from './files';
export type * from './forms';
export type * from './keeping';
export type * from './keys';
export type * from './library';
export type * from './originals';
export type * from './plan';
export type * from './prove';
export type * from './publishers';
export type * from './reminders';
export type * from './search';
export type * from './signing';
export type * from './takeup';
export type * from './track';
export type * from './vault';

/** Every verb that answers JSON: `[request, response]`. */
export type Verbs = {
  // The vault and this desk.
  vault_state: [Nothing, vault.VaultState];
  create_vault: [vault.CreateVaultRequest, vault.CreateVaultResponse];
  unlock: [vault.UnlockRequest, vault.VaultChanged];
  lock: [Nothing, vault.VaultChanged];
  desk_facts: [Nothing, vault.DeskFacts];
  set_passphrase: [vault.SetPassphraseRequest, vault.VaultChanged];
  renew_recovery_key: [vault.RenewRecoveryKeyRequest, vault.RenewRecoveryKeyResponse];
  get_settings: [Nothing, vault.SettingsResponse];
  set_settings: [vault.SetSettingsRequest, vault.SettingsResponse];
  pick_files: [PickFilesRequest, PickFilesResponse];
  pick_save: [PickSaveRequest, PickSaveResponse];
  pick_folder: [Nothing, PickFolderResponse];
  list_anchors: [Nothing, prove.AnchorsResponse];
  add_anchor: [prove.AddAnchorRequest, prove.AnchorsResponse];
  remove_anchor: [prove.RemoveAnchorRequest, prove.AnchorsResponse];
  issue_trust_list: [prove.IssueTrustListRequest, prove.AnchorsResponse];
  list_publishers: [Nothing, publishers.PublishersResponse];
  read_publisher: [publishers.ReadPublisherRequest, publishers.PublisherOffer];
  recognise_publisher: [publishers.RecognisePublisherRequest, publishers.PublishersResponse];
  withdraw_publisher: [publishers.WithdrawPublisherRequest, publishers.PublishersResponse];
  export_publisher: [publishers.ExportPublisherRequest, publishers.ExportPublisherResponse];
  // Work and forms.
  my_work: [Nothing, drafts.MyWorkResponse];
  list_forms: [library.ListFormsRequest, library.ListFormsResponse];
  install_form: [library.InstallFormRequest, library.InstallFormResponse];
  show_form: [forms.ShowFormRequest, forms.FormView];
  preview_definition: [authoring.PreviewDefinitionRequest, authoring.DefinitionPreview];
  read_definition: [authoring.ReadDefinitionRequest, authoring.ReadDefinitionResponse];
  save_definition: [authoring.SaveDefinitionRequest, authoring.SaveDefinitionResponse];
  list_drafts: [Nothing, drafts.ListDraftsResponse];
  start_draft: [drafts.StartDraftRequest, drafts.StartDraftResponse];
  open_draft: [drafts.DraftRequest, drafts.DraftView];
  update_draft: [drafts.UpdateDraftRequest, drafts.UpdateDraftResponse];
  attach_file: [drafts.AttachFileRequest, drafts.AttachmentsResponse];
  detach: [drafts.DetachRequest, drafts.AttachmentsResponse];
  discard_draft: [drafts.DraftRequest, Changed];
  restore_draft: [drafts.DraftRequest, Changed];
  preview_move: [drafts.DraftRequest, editions.MovePreview];
  move_draft: [drafts.DraftRequest, drafts.MoveDraftResponse];
  undo_move: [drafts.DraftRequest, drafts.MoveDraftResponse];
  save_attachment: [signing.SaveAttachmentRequest, files.SaveFileResponse];
  print_set_aside: [drafts.DraftRequest, files.PrintResponse];
  settle_prefill: [drafts.SettlePrefillRequest, drafts.MoveDraftResponse];
  preview_form: [drafts.DraftRequest, signing.PreviewResponse];
  print_page: [signing.PrintPageRequest, files.PrintResponse];
  print_blank: [signing.PrintBlankRequest, files.PrintResponse];
  list_keys: [Nothing, keys.ListKeysResponse];
  look_for_tokens: [Nothing, Changed];
  open_key: [keys.OpenKeyRequest, keys.OpenKeyResponse];
  forget_key: [keys.ForgetKeyRequest, Changed];
  add_token_module: [keys.TokenModuleRequest, Changed];
  remove_token_module: [keys.TokenModuleRequest, Changed];
  sign_and_hand_over: [signing.SignRequest, signing.SignResponse];
  begin_batch: [batch.BeginBatchRequest, batch.BatchBegun];
  sign_next: [batch.SignNextRequest, batch.SignedNext];
  end_batch: [batch.EndBatchRequest, Changed];
  return_stage: [signing.ReturnStageRequest, Changed];
  track_forms: [track.TrackRequest, track.TrackResponse];
  mark_original: [originals.MarkOriginalRequest, originals.MarkOriginalResponse];
  list_originals: [Nothing, originals.ListOriginalsResponse];
  take_up: [takeup.TakeUpRequest, takeup.TakeUpResponse];
  set_take_up_target: [takeup.SetTargetRequest, takeup.SetTargetResponse];
  save_take_up: [takeup.SaveTakeUpRequest, files.SaveFileResponse];
  save_form: [takeup.SaveFormRequest, takeup.SaveFormResponse];
  save_official: [takeup.SaveOfficialRequest, takeup.SaveFormResponse];
  print_official: [takeup.PrintOfficialRequest, files.PrintResponse];
  // Files.
  file_plan: [plan.FilePlanRequest, plan.FilePlanResponse];
  list_records: [files.ListRecordsRequest, files.ListRecordsResponse];
  show_record: [files.ShowRecordRequest, files.RecordView];
  save_file: [files.SaveFileRequest, files.SaveFileResponse];
  print_file: [files.PrintFileRequest, files.PrintResponse];
  drag_file: [files.DragFileRequest, files.DragResponse];
  edit_metadata: [files.EditMetadataRequest, Changed];
  preview_edits: [bulk.PreviewEditsRequest, bulk.EditsPreview];
  look_on_edits: [bulk.LookOnRequest, bulk.EditsPreview];
  list_edits: [bulk.ListEditsRequest, bulk.ListEditsResponse];
  carry_out_edits: [bulk.GoOnRequest, bulk.BulkProgress];
  undo_edits: [bulk.GoOnRequest, bulk.BulkProgress];
  copy_references: [bulk.CopyReferencesRequest, bulk.CopyReferencesResponse];
  preview_copies: [bulk.PreviewCopiesRequest, bulk.CopiesPreview];
  look_on_copies: [bulk.LookOnRequest, bulk.CopiesPreview];
  save_copies: [bulk.SaveCopiesRequest, bulk.BulkProgress];
  file_documents: [files.FileDocumentsRequest, files.FileDocumentsResponse];
  take_filing_back: [files.TakeFilingBackRequest, files.TakeFilingBackResponse];
  suggest_folders: [files.SuggestFoldersRequest, files.SuggestFoldersResponse];
  open_folder: [files.OpenFolderRequest, files.NodeResponse];
  open_part: [files.OpenPartRequest, files.NodeResponse];
  close_part: [files.ClosePartRequest, files.NodeResponse];
  // Finding, keeping, proving.
  search: [search.SearchRequest, search.SearchResponse];
  mark_words: [search.MarkWordsRequest, search.MarkWordsResponse];
  list_favourites: [Nothing, favourites.FavouritesResponse];
  add_favourite: [favourites.AddFavouriteRequest, favourites.FavouritesResponse];
  remove_favourite: [favourites.RemoveFavouriteRequest, favourites.FavouritesResponse];
  due: [keeping.DueRequest, keeping.DueResponse];
  explain: [keeping.ExplainRequest, keeping.ExplainResponse];
  record_fact: [keeping.RecordFactRequest, keeping.RecordFactResponse];
  verify_record: [prove.VerifyRecordRequest, prove.VerifyReport];
  verify_file: [prove.VerifyFileRequest, prove.VerifyReport];
  verify_log: [Nothing, prove.LogReport];
  rebuild_index: [Nothing, prove.RebuildResponse];
  doctor: [Nothing, prove.DoctorResponse];
  // Exchange.
  sync_state: [Nothing, exchange.SyncState];
  sync_now: [Nothing, exchange.SyncChanged];
  connect_server: [exchange.ConnectServerRequest, exchange.SyncChanged];
  tray: [Nothing, exchange.TrayResponse];
  resolve_tray: [exchange.ResolveTrayRequest, Changed];
  save_hand_over_file: [exchange.SaveHandOverRequest, exchange.SaveHandOverResponse];
  take_hand_over_file: [exchange.TakeHandOverRequest, exchange.TakeHandOverResponse];
};

/** Verbs that answer raw bytes: their requests. */
export type ByteVerbs = {
  preview_bytes: signing.PreviewBytesRequest;
  attachment_bytes: signing.AttachmentBytesRequest;
  record_bytes: files.RecordBytesRequest;
  version_bytes: prove.VersionBytesRequest;
};

export type Verb = keyof Verbs;
export type ByteVerb = keyof ByteVerbs;
export type Request<V extends Verb> = Verbs[V][0];
export type Response<V extends Verb> = Verbs[V][1];

/** All verbs that answer JSON, in the order of `Verbs`. */
export const verbs = [
  'vault_state',
  'create_vault',
  'unlock',
  'lock',
  'desk_facts',
  'set_passphrase',
  'renew_recovery_key',
  'get_settings',
  'set_settings',
  'pick_files',
  'pick_save',
  'pick_folder',
  'list_anchors',
  'add_anchor',
  'remove_anchor',
  'issue_trust_list',
  'list_publishers',
  'read_publisher',
  'recognise_publisher',
  'withdraw_publisher',
  'export_publisher',
  'my_work',
  'list_forms',
  'install_form',
  'show_form',
  'preview_definition',
  'read_definition',
  'save_definition',
  'list_drafts',
  'start_draft',
  'open_draft',
  'update_draft',
  'attach_file',
  'detach',
  'discard_draft',
  'restore_draft',
  'preview_move',
  'move_draft',
  'undo_move',
  'save_attachment',
  'print_set_aside',
  'settle_prefill',
  'preview_form',
  'print_page',
  'print_blank',
  'list_keys',
  'look_for_tokens',
  'open_key',
  'forget_key',
  'add_token_module',
  'remove_token_module',
  'sign_and_hand_over',
  'begin_batch',
  'sign_next',
  'end_batch',
  'return_stage',
  'track_forms',
  'mark_original',
  'list_originals',
  'take_up',
  'set_take_up_target',
  'save_take_up',
  'save_form',
  'save_official',
  'print_official',
  'file_plan',
  'list_records',
  'show_record',
  'save_file',
  'print_file',
  'drag_file',
  'edit_metadata',
  'preview_edits',
  'look_on_edits',
  'list_edits',
  'carry_out_edits',
  'undo_edits',
  'copy_references',
  'preview_copies',
  'look_on_copies',
  'save_copies',
  'file_documents',
  'take_filing_back',
  'suggest_folders',
  'open_folder',
  'open_part',
  'close_part',
  'search',
  'mark_words',
  'list_favourites',
  'add_favourite',
  'remove_favourite',
  'due',
  'explain',
  'record_fact',
  'verify_record',
  'verify_file',
  'verify_log',
  'rebuild_index',
  'doctor',
  'sync_state',
  'sync_now',
  'connect_server',
  'tray',
  'resolve_tray',
  'save_hand_over_file',
  'take_hand_over_file',
] as const satisfies readonly Verb[];

/** Verbs that answer bytes. */
export const byteVerbs = [
  'preview_bytes',
  'attachment_bytes',
  'record_bytes',
  'version_bytes',
] as const satisfies readonly ByteVerb[];
