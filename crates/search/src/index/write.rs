//! Putting records into the index and taking them out.

use tantivy::indexer::LogMergePolicy;
use tantivy::schema::Field;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::error::{IndexError, guarded};
use super::folder::{Index, payload};
use super::record::{RecordText, cut};
use super::schema::{Fields, day};
use super::terms::class_key;
use crate::analyser::{BORDER, tokens};

/// Memory for what is not yet committed, in bytes.
pub(super) const BUFFER_BYTES: usize = 48 * 1024 * 1024;
/// A segment with more deleted pages than this share is merged.
const DELETED_SHARE: f32 = 0.2;

/// After an error of any of these, whatever was put since the last commit is to be put again.
impl Index {
    /// Puts a record, in place of what was known of it. It is found after the next commit.
    pub fn put(&mut self, record: &RecordText) -> Result<(), IndexError> {
        let fields = self.fields;
        self.write(|writer| {
            writer.delete_term(Term::from_field_u64(fields.id, record.id));
            for document in documents(&fields, record) {
                writer.add_document(document)?;
            }
            Ok(())
        })
    }

    /// Takes a record out. Its words stay in old files until they are merged; a record that is
    /// destroyed goes by [`Index::purge`].
    pub fn remove(&mut self, id: u64) -> Result<(), IndexError> {
        let term = Term::from_field_u64(self.fields.id, id);
        self.write(|writer| {
            writer.delete_term(term);
            Ok(())
        })
    }

    /// Makes everything put so far durable and findable. `seq` is the sequence up to which the
    /// index now stands.
    pub fn commit(&mut self, seq: u64) -> Result<(), IndexError> {
        self.write(|writer| {
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&payload(seq));
            prepared.commit()?;
            Ok(())
        })?;
        self.view.reload()?;
        self.seq = seq;
        Ok(())
    }

    /// Work with the one writer, which is made at the first need and given up after an error.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&mut IndexWriter) -> Result<T, IndexError>,
    ) -> Result<T, IndexError> {
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => guarded(|| new_writer(&self.inner))?,
        };
        let done = guarded(|| work(&mut writer))?;
        self.writer = Some(writer);
        Ok(done)
    }
}

fn new_writer(index: &tantivy::Index) -> Result<IndexWriter, IndexError> {
    let writer: IndexWriter = index.writer_with_num_threads(1, BUFFER_BYTES)?;
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
    writer.set_merge_policy(Box::new(policy));
    Ok(writer)
}

/// One document for each page of the index. What a filter reads stands in every one; title and
/// reference stand in the first.
fn documents(fields: &Fields, record: &RecordText) -> Vec<TantivyDocument> {
    let mut common = TantivyDocument::new();
    common.add_u64(fields.id, record.id);
    for code in &record.class_path {
        common.add_text(fields.class, class_key(code));
    }
    common.add_text(fields.scope, &record.scope);
    common.add_text(fields.security, &record.security);
    if let Some(form) = &record.form_id {
        common.add_text(fields.form, form);
    }
    if let Some(dated) = record.document_date.or(record.filed_on) {
        common.add_i64(fields.dated, day(dated));
    }
    if let Some(disposal) = record.disposal_on {
        common.add_i64(fields.disposal, day(disposal));
    }
    let mut documents = Vec::new();
    for page in cut(&record.pages) {
        let mut document = common.clone();
        if documents.is_empty() {
            let title = format!("{}{BORDER}{}", record.title.zh, record.title.en);
            add_text(&mut document, fields.title, &title);
            add_text(&mut document, fields.reference, &record.reference);
        }
        add_text(&mut document, fields.body, &page.text);
        document.add_u64(fields.page, page.number);
        documents.push(document);
    }
    documents
}

/// Adds the terms of a text; the text itself stays outside.
fn add_text(document: &mut TantivyDocument, field: Field, text: &str) {
    let token = |token: crate::analyser::Token| Token {
        text: token.term,
        position: token.position as usize,
        ..Token::default()
    };
    let tokens: Vec<Token> = tokens(text).into_iter().map(token).collect();
    if !tokens.is_empty() {
        document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
    }
}
