//! What a Tantivy index holds, read back through its public interface.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use tantivy::postings::{Postings as _, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Index, InvertedIndexReader, ReloadPolicy, Searcher, SegmentReader, TERMINATED};

use super::error::BuildError;
use super::native;
use super::schema::Fields;
use super::stored::StoredDocument;
use super::vocabulary::{Vocabulary, WrittenWords};
use crate::analysis::{id_key, is_form, stem};
use crate::document::{DocumentKind, FacetKind, Settings};
use crate::fields::Field;
use crate::index::{Catalog, Column, Derived, Entry, Facet, FieldNorms, Relevance};
use crate::language::Language;
use crate::packed::{Occurrence, UnpackedIndex, by_document, shared_bytes};

/// The one searcher of an index that does not change.
pub(super) fn searcher(index: &Index) -> Result<Searcher, BuildError> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}

/// Documents in an index in memory, and everything that goes into its packed form.
pub(super) fn index(documents: Vec<StoredDocument>, settings: &Settings) -> Result<(Searcher, UnpackedIndex), BuildError> {
    let vocabulary = Vocabulary::of(settings.language, &documents, StoredDocument::texts);
    let searcher = searcher(&native::in_memory(&documents, &vocabulary)?)?;
    let unpacked = unpack(&searcher, documents, &vocabulary, settings)?;
    Ok((searcher, unpacked))
}

/// Everything that goes into the packed form of an index that has its documents.
pub(super) fn read(searcher: &Searcher, settings: &Settings) -> Result<UnpackedIndex, BuildError> {
    let documents = StoredDocument::read(searcher, &Fields::new())?;
    let vocabulary = Vocabulary::of(settings.language, &documents, StoredDocument::texts);
    unpack(searcher, documents, &vocabulary, settings)
}

fn unpack(
    searcher: &Searcher,
    documents: Vec<StoredDocument>,
    vocabulary: &Vocabulary,
    settings: &Settings,
) -> Result<UnpackedIndex, BuildError> {
    let fields = Fields::new();
    let mut unpacked = UnpackedIndex { provenance: (tantivy::version_string().to_owned(), fields.hash()), ..UnpackedIndex::default() };
    let language = settings.language;
    unpacked.catalog = catalog(&documents, settings);
    let mut terms = Vec::new();
    if let Some(segment) = searcher.segment_readers().first() {
        unpacked.norms = norms(segment, &fields)?;
        terms = postings(segment, &fields)?;
    }
    let words = WrittenWords::of(vocabulary);
    let ids =
        documents.iter().filter(|document| document.document_kind.has_id()).map(|document| id_key(language, document.text(Field::Id)));
    let id_prefixes: HashSet<String> = ids.filter_map(|id| id.split_once('.').map(|(letters, _)| stem(language, letters))).collect();
    for (term, occurrences) in terms {
        let (forms, is_initialism) = if is_form(&term) { ("", false) } else { words.of_term(&term) };
        // The letters of ids stand for no words.
        let is_initialism = is_initialism && !id_prefixes.contains(&term);
        let forms = &kept_forms(language, &term, forms);
        unpacked.catalog.dictionary.push(&Entry { term: &term, forms, is_initialism, documents: by_document(&occurrences).count() as u32 });
        unpacked.postings.push(occurrences);
    }
    for document in documents {
        unpacked.texts.push(|field| document.text(field).to_owned());
    }
    Ok(unpacked)
}

/// The lengths of the fields.
fn norms(segment: &SegmentReader, fields: &Fields) -> Result<Vec<FieldNorms>, BuildError> {
    let of_field = |field: Field| {
        let norms = segment.get_fieldnorms_reader(fields.searched(field))?;
        let norms = (0..segment.max_doc()).map(|document| norms.fieldnorm_id(document)).collect();
        Ok(FieldNorms { norms, tokens: segment.inverted_index(fields.searched(field))?.total_num_tokens() })
    };
    Field::ALL.into_iter().map(of_field).collect()
}

/// A field in which a term is, and where its postings are.
type InField = (Field, Arc<InvertedIndexReader>, TermInfo);

/// All terms, each with its places.
fn postings(segment: &SegmentReader, fields: &Fields) -> Result<Vec<(String, Vec<Occurrence>)>, BuildError> {
    let mut terms: BTreeMap<String, Vec<InField>> = BTreeMap::new();
    for field in Field::ALL {
        let index = segment.inverted_index(fields.searched(field))?;
        let mut stream = index.terms().stream()?;
        while stream.advance() {
            let term = String::from_utf8_lossy(stream.key()).into_owned();
            terms.entry(term).or_default().push((field, Arc::clone(&index), stream.value().clone()));
        }
    }
    let places = |(found, positions): &mut (Vec<Occurrence>, Vec<u32>), (term, in_fields): (String, Vec<InField>)| {
        found.clear();
        for (field, index, info) in in_fields {
            let mut postings = index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions)?;
            while postings.doc() != TERMINATED {
                postings.positions(positions);
                let document = postings.doc();
                found.extend(positions.iter().map(|&position| Occurrence { document, field, position }));
                postings.advance();
            }
        }
        // They came field by field.
        found.sort_by_key(|occurrence| occurrence.document);
        Ok((term, found.clone()))
    };
    terms.into_par_iter().map_init(Default::default, places).collect()
}

/// The most frequent form of a term, and of the others those that share with it all letters but two: the packed dictionary
/// stores what is behind the letters that all of them share. Stems of other languages may lack more letters.
fn kept_forms(language: Language, term: &str, forms: &str) -> String {
    let least = term.len().saturating_sub(2);
    let is_kept = |(index, form): &(usize, &str)| *index == 0 || !language.is_english() || shared_bytes(term, form) >= least;
    forms.lines().enumerate().filter(is_kept).map(|(_, form)| form).collect::<Vec<_>>().join("\n")
}

fn catalog(documents: &[StoredDocument], settings: &Settings) -> Catalog {
    let column = |field: Field| documents.iter().map(|document| document.text(field)).collect::<Column>();
    let names = |document: &StoredDocument| match document.document_kind {
        DocumentKind::Term | DocumentKind::Framework => document.text(Field::Terms).to_owned(),
        _ => String::new(),
    };
    let mut catalog = Catalog {
        language: settings.language,
        kinds: documents.iter().map(|document| document.document_kind).collect(),
        ids: column(Field::Id),
        titles: column(Field::Title),
        urls: documents.iter().map(|document| &document.url).collect(),
        summaries: column(Field::Summary),
        facets: FacetKind::ALL.into_iter().map(|kind| facet(documents, settings, kind)).collect(),
        names: documents.iter().map(names).collect(),
        synonyms: settings.synonyms.groups.iter().map(|group| group.join("\n")).collect(),
        relevance: Relevance::TUNED,
        ..Catalog::default()
    };
    catalog.derived = Derived::of(catalog.language, &catalog.kinds, &catalog.ids, &catalog.titles, &catalog.names);
    catalog
}

/// The values of a facet: those that the order names, then the others as they come.
fn facet(documents: &[StoredDocument], settings: &Settings, kind: FacetKind) -> Facet {
    let mut used: Vec<&str> = Vec::new();
    for document in documents {
        for id in document.facets[kind as usize].iter().filter(|id| !id.is_empty()) {
            if !used.contains(&id.as_str()) {
                used.push(id);
            }
        }
    }
    let order = settings.order.get(&kind).map_or(&[][..], Vec::as_slice);
    used.sort_by_key(|id| order.iter().position(|known| known == id).unwrap_or(usize::MAX));
    let mut facet = Facet { ids: used.iter().copied().collect(), ..Facet::default() };
    for document in documents {
        let mut values: Vec<u32> =
            (0..).zip(&used).filter(|(_, id)| document.facets[kind as usize].iter().any(|of| of == *id)).map(|(index, _)| index).collect();
        values.sort_unstable();
        for value in values {
            facet.values.add(value);
        }
        facet.values.end();
    }
    facet
}
