//! The Tantivy schema, and our analysis as Tantivy's tokenizers.

use std::sync::Arc;

use tantivy::schema::{self, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::tokenizer::{Token as TantivyToken, TokenStream, Tokenizer};

use super::forms::RareForms;
use crate::analysis::{Style, Token, tokenize};
use crate::document::FacetKind;
use crate::fields::Field;
use crate::language::Language;
use crate::packed::{FNV_START, fnv};

/// Tantivy's handles for the fields.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    pub(super) searched: [schema::Field; Field::COUNT],
    pub(super) facets: [schema::Field; 4],
    pub(super) url: schema::Field,
    pub(super) document_kind: schema::Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        Self::storing(true)
    }

    /// The same fields of an index that does not store what was written.
    pub(super) fn without_texts() -> Self {
        Self::storing(false)
    }

    fn storing(is_stored: bool) -> Self {
        let mut builder = Schema::builder();
        let stored = if is_stored { TextOptions::from(STORED) } else { TextOptions::default() };
        let word = stored.clone() | STRING;
        let searched = Field::ALL.map(|field| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(tokenizer_name(style(field)))
                .set_index_option(IndexRecordOption::WithFreqsAndPositions);
            builder.add_text_field(field.name(), stored.clone().set_indexing_options(indexing))
        });
        let facets = FacetKind::ALL.map(|facet| builder.add_text_field(facet.name(), word.clone()));
        let url = builder.add_text_field("url", stored);
        let document_kind = builder.add_text_field("document_kind", word);
        Self { schema: builder.build(), searched, facets, url, document_kind }
    }

    pub(super) const fn searched(&self, field: Field) -> schema::Field {
        self.searched[field.index()]
    }

    /// Changes whenever fields or their options change.
    pub(super) fn hash(&self) -> u64 {
        self.schema.fields().fold(FNV_START, |hash, (_, entry)| fnv(hash, format!("{entry:?}").as_bytes()))
    }
}

pub(super) const fn style(field: Field) -> Style {
    match field {
        Field::References => Style::Citations,
        Field::Headings => Style::Headings,
        _ => Style::Prose,
    }
}

const fn tokenizer_name(style: Style) -> &'static str {
    match style {
        Style::Prose => "clause_prose",
        Style::Citations => "clause_citations",
        Style::Headings => "clause_headings",
    }
}

/// Tokenizers under the names that the schema uses.
pub(super) fn tokenizers(language: Language, forms: RareForms) -> TokenizerManager {
    let forms = Arc::new(forms);
    let manager = TokenizerManager::default();
    for style in [Style::Prose, Style::Citations, Style::Headings] {
        manager.register(tokenizer_name(style), TextAnalyzer::from(ClauseTokenizer { language, style, forms: Arc::clone(&forms) }));
    }
    manager
}

/// Our analysis behind Tantivy's interface.
#[derive(Debug, Clone)]
struct ClauseTokenizer {
    language: Language,
    style: Style,
    forms: Arc<RareForms>,
}

impl Tokenizer for ClauseTokenizer {
    type TokenStream<'a> = ClauseTokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ClauseTokens {
        let mut tokens = Vec::new();
        let mut word = String::new();
        for token in tokenize(self.language, text, self.style) {
            let form = self.forms.beside(text, &token, &mut word);
            tokens.push(token);
            tokens.extend(form);
        }
        ClauseTokens { rest: tokens.into_iter(), token: TantivyToken::default() }
    }
}

/// The tokens of one text.
struct ClauseTokens {
    rest: std::vec::IntoIter<Token>,
    token: TantivyToken,
}

impl TokenStream for ClauseTokens {
    fn advance(&mut self) -> bool {
        let Some(Token { text, position, from, to, .. }) = self.rest.next() else { return false };
        self.token = TantivyToken { offset_from: from, offset_to: to, position, text, position_length: 1 };
        true
    }

    fn token(&self) -> &TantivyToken {
        &self.token
    }

    fn token_mut(&mut self) -> &mut TantivyToken {
        &mut self.token
    }
}
