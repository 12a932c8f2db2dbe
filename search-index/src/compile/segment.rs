//! What a Tantivy index holds, read back through its public interface.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED, TantivyDocument};

use super::error::BuildError;
use super::schema::Fields;
use crate::analysis::{chains, id_key, is_form, stem};
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

/// Everything that goes into the packed form.
pub(super) fn read(searcher: &Searcher, settings: &Settings) -> Result<UnpackedIndex, BuildError> {
    let fields = Fields::new();
    let mut unpacked = UnpackedIndex { provenance: (tantivy::version_string().to_owned(), fields.hash()), ..UnpackedIndex::default() };
    let documents = stored_documents(searcher, &fields)?;
    let language = settings.language;
    unpacked.catalog = catalog(&documents, settings);
    let mut terms: BTreeMap<String, Vec<Occurrence>> = BTreeMap::new();
    let mut positions = Vec::new();
    if let Some(segment) = searcher.segment_readers().first() {
        for field in Field::ALL {
            let index = segment.inverted_index(fields.searched(field))?;
            let norms = segment.get_fieldnorms_reader(fields.searched(field))?;
            let norms = (0..segment.max_doc()).map(|document| norms.fieldnorm_id(document)).collect();
            unpacked.norms.push(FieldNorms { norms, tokens: index.total_num_tokens() });
            let mut stream = index.terms().stream()?;
            while stream.advance() {
                let term = String::from_utf8_lossy(stream.key()).into_owned();
                let mut postings = index.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqsAndPositions)?;
                let list = terms.entry(term).or_default();
                while postings.doc() != TERMINATED {
                    use tantivy::postings::Postings;
                    postings.positions(&mut positions);
                    let document = postings.doc();
                    list.extend(positions.iter().map(|&position| Occurrence { document, field, position }));
                    postings.advance();
                }
            }
        }
    }
    let words = WrittenWords::of(language, &documents);
    let ids =
        documents.iter().filter(|document| document.document_kind.has_id()).map(|document| id_key(language, document.text(Field::Id)));
    let id_prefixes: HashSet<String> = ids.filter_map(|id| id.split_once('.').map(|(letters, _)| stem(language, letters))).collect();
    for (term, mut occurrences) in terms {
        // They came field by field.
        occurrences.sort_by_key(|occurrence| occurrence.document);
        occurrences.shrink_to_fit();
        let (forms, is_initialism) = if is_form(&term) { ("", false) } else { words.of_term(&term) };
        // The letters of ids stand for no words.
        let is_initialism = is_initialism && !id_prefixes.contains(&term);
        let forms = &kept_forms(language, &term, forms);
        unpacked.catalog.dictionary.push(&Entry { term: &term, forms, is_initialism, documents: by_document(&occurrences).count() as u32 });
        unpacked.postings.push(occurrences);
    }
    for document in &documents {
        unpacked.texts.push(|field| document.text(field).to_owned());
    }
    Ok(unpacked)
}

/// The most frequent form of a term, and of the others those that share with it all letters but two: the packed dictionary
/// stores what is behind the letters that all of them share. Stems of other languages may lack more letters.
fn kept_forms(language: Language, term: &str, forms: &str) -> String {
    let least = term.len().saturating_sub(2);
    let is_kept = |(index, form): &(usize, &str)| *index == 0 || !language.is_english() || shared_bytes(term, form) >= least;
    forms.lines().enumerate().filter(is_kept).map(|(_, form)| form).collect::<Vec<_>>().join("\n")
}

/// One document as Tantivy stores it.
struct StoredDocument {
    searched: [String; Field::COUNT],
    facets: [Vec<String>; 4],
    url: String,
    document_kind: DocumentKind,
}

impl StoredDocument {
    fn text(&self, field: Field) -> &str {
        &self.searched[field.index()]
    }
}

fn stored_documents(searcher: &Searcher, fields: &Fields) -> Result<Vec<StoredDocument>, BuildError> {
    let count = searcher.segment_readers().first().map_or(0, tantivy::SegmentReader::max_doc);
    (0..count)
        .map(|document| {
            let stored: TantivyDocument = searcher.doc(DocAddress::new(0, document))?;
            let texts = |field| stored.get_all(field).filter_map(|value| value.as_str().map(str::to_owned)).collect::<Vec<_>>();
            Ok(StoredDocument {
                searched: fields.searched.map(|field| texts(field).concat()),
                facets: fields.facets.map(texts),
                url: texts(fields.url).concat(),
                document_kind: kind_named(&texts(fields.document_kind).concat()),
            })
        })
        .collect()
}

fn kind_named(name: &str) -> DocumentKind {
    DocumentKind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
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

/// How often words are written so, and how often of these in capitals.
type Forms = HashMap<WrittenWord, (u32, u32)>;

/// A folded word, and as it is spelled where its stem is made from that.
type WrittenWord = (String, String);

fn count_forms(language: Language, mut forms: Forms, text: &str) -> Forms {
    for segment in chains(language, text).flat_map(|chain| chain.segments).filter(|segment| !segment.digits) {
        let written = text.get(segment.from..segment.to).unwrap_or_default();
        let capitals = written.bytes().filter(u8::is_ascii_uppercase).count() > 1;
        let (times, in_capitals) = forms.entry((segment.text, segment.spelled)).or_default();
        *times += 1;
        *in_capitals += u32::from(capitals);
    }
    forms
}

/// The forms in which a corpus writes its stems.
struct WrittenWords {
    by_stem: HashMap<String, (String, bool)>,
}

impl WrittenWords {
    fn of(language: Language, documents: &[StoredDocument]) -> Self {
        let texts = documents.par_iter().flat_map_iter(|document| document.searched.iter().map(String::as_str));
        let counts = texts.fold(Forms::new, |forms, text| count_forms(language, forms, text)).reduce(Forms::new, |mut all, more| {
            for (word, (times, in_capitals)) in more {
                let sum = all.entry(word).or_default();
                *sum = (sum.0 + times, sum.1 + in_capitals);
            }
            all
        });
        // The most frequent form first; of equal ones the shortest, then the first in the alphabet.
        let mut order: Vec<(&WrittenWord, &(u32, u32))> = counts.iter().collect();
        order.sort_by_key(|((word, spelled), (times, _))| (u32::MAX - times, word.len(), word.as_str(), spelled.as_str()));
        let mut by_stem = HashMap::new();
        for ((word, spelled), (times, in_capitals)) in order {
            by_stem
                .entry(stem(language, if spelled.is_empty() { word } else { spelled }))
                .and_modify(|(forms, _): &mut (String, bool)| {
                    // Two spellings may be one folded form.
                    if forms.lines().all(|form| form != word) {
                        forms.push('\n');
                        forms.push_str(word);
                    }
                })
                .or_insert_with(|| (word.clone(), in_capitals * 2 > *times));
        }
        Self { by_stem }
    }

    fn of_term<'a>(&'a self, term: &'a str) -> (&'a str, bool) {
        self.by_stem.get(term).map_or((term, false), |(word, capitals)| (word, *capitals))
    }
}
