//! What a Tantivy index holds, read back through its public interface.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED, TantivyDocument};

use super::error::BuildError;
use super::schema::Fields;
use crate::analysis::{chains, stem};
use crate::catalog::{Catalog, FacetValue, Record};
use crate::document::{FacetKind, Settings};
use crate::fields::Field;
use crate::packed::{Contents, Dictionary, Entry, PlainPosting, Texts};

/// The one searcher of an index that does not change.
pub(super) fn searcher(index: &Index) -> Result<Searcher, BuildError> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}

/// Everything that goes into the packed form.
pub(super) fn read(searcher: &Searcher, settings: &Settings) -> Result<Contents, BuildError> {
    let fields = Fields::new();
    let mut contents = Contents { provenance: (tantivy::version_string().to_owned(), fields.hash()), ..Contents::default() };
    let documents = stored_documents(searcher, &fields)?;
    contents.catalog = catalog(&documents, settings);
    let mut terms: BTreeMap<String, Vec<PlainPosting>> = BTreeMap::new();
    if let Some(segment) = searcher.segment_readers().first() {
        for field in Field::ALL {
            let index = segment.inverted_index(fields.searched(field))?;
            contents.lengths.tokens[field.index()] = index.total_num_tokens();
            let norms = segment.get_fieldnorms_reader(fields.searched(field))?;
            contents.lengths.norms[field.index()] = (0..segment.max_doc()).map(|document| norms.fieldnorm_id(document)).collect();
            let mut stream = index.terms().stream()?;
            while stream.advance() {
                let term = String::from_utf8_lossy(stream.key()).into_owned();
                let mut postings = index.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs)?;
                let list = terms.entry(term).or_default();
                while postings.doc() != TERMINATED {
                    use tantivy::postings::Postings;
                    count(list, postings.doc(), field, postings.term_freq());
                    postings.advance();
                }
            }
        }
    }
    let words = WrittenWords::of(&documents);
    let entry = |(term, postings): (&String, &Vec<PlainPosting>)| {
        let (word, capitals) = words.of_term(term);
        Entry { term: term.clone(), word, capitals, documents: postings.len() as u32 }
    };
    contents.catalog.dictionary = Dictionary::new(terms.iter().map(entry).collect());
    contents.postings = terms.into_values().collect();
    contents.texts = documents.into_iter().map(StoredDocument::texts).collect();
    Ok(contents)
}

/// Notes a count; postings stay in document order.
fn count(postings: &mut Vec<PlainPosting>, document: u32, field: Field, times: u32) {
    let place = postings.partition_point(|posting| posting.document < document);
    if postings.get(place).is_none_or(|posting| posting.document != document) {
        postings.insert(place, PlainPosting { document, ..PlainPosting::default() });
    }
    postings[place].counts[field.index()] = times;
}

/// One document as Tantivy stores it.
struct StoredDocument {
    searched: [String; Field::COUNT],
    facets: [Vec<String>; 4],
    url: String,
}

impl StoredDocument {
    fn text(&self, field: Field) -> &str {
        &self.searched[field.index()]
    }

    fn texts(self) -> Texts {
        let [_, _, terms, text, summary, references, _, rationale] = self.searched;
        Texts { summary, text, rationale, terms, references }
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
            })
        })
        .collect()
}

fn catalog(documents: &[StoredDocument], settings: &Settings) -> Catalog {
    let facets = FacetKind::ALL.map(|facet| facet_values(documents, settings, facet));
    let number = |facet: FacetKind, id: &String| facets[facet as usize].iter().position(|value| value.id == *id);
    let record = |document: &StoredDocument| {
        let values = FacetKind::ALL.map(|facet| {
            let numbers = document.facets[facet as usize].iter().filter_map(|id| number(facet, id));
            let numbers: BTreeSet<u32> = numbers.map(|number| number as u32).collect();
            numbers.into_iter().collect()
        });
        Record {
            id: document.text(Field::Id).to_owned(),
            title: document.text(Field::Title).to_owned(),
            url: document.url.clone(),
            summary: document.text(Field::Summary).to_owned(),
            values,
        }
    };
    let records = documents.iter().map(record).collect();
    let terms: BTreeSet<&str> = documents.iter().flat_map(|document| document.text(Field::Terms).lines()).collect();
    Catalog {
        records,
        facets,
        terms: terms.into_iter().map(str::to_owned).collect(),
        synonyms: settings.synonyms.groups.clone(),
        dictionary: Dictionary::default(),
    }
}

/// The values of a facet: those with a label in the order of the labels, then the others as they come.
fn facet_values(documents: &[StoredDocument], settings: &Settings, facet: FacetKind) -> Vec<FacetValue> {
    let mut used: Vec<FacetValue> = Vec::new();
    for document in documents {
        for id in document.facets[facet as usize].iter().filter(|id| !id.is_empty()) {
            if used.iter().all(|value| value.id != *id) {
                let title = document.text(Field::Topic);
                let name = if facet == FacetKind::Topic && !title.is_empty() { title } else { id };
                used.push(FacetValue { id: id.clone(), name: name.to_owned() });
            }
        }
    }
    let labels: Vec<_> = settings.labels.iter().filter(|label| label.facet == facet).collect();
    for value in &mut used {
        if let Some(label) = labels.iter().find(|label| label.value == value.id) {
            value.name.clone_from(&label.name);
        }
    }
    used.sort_by_key(|value| labels.iter().position(|label| label.value == value.id).unwrap_or(usize::MAX));
    used
}

/// The forms in which a corpus writes its stems.
struct WrittenWords {
    by_stem: HashMap<String, (String, bool)>,
}

impl WrittenWords {
    fn of(documents: &[StoredDocument]) -> Self {
        let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
        for text in documents.iter().flat_map(|document| &document.searched) {
            for segment in chains(text).flat_map(|chain| chain.segments).filter(|segment| !segment.digits) {
                let written = text.get(segment.from..segment.to).unwrap_or_default();
                let capitals = written.bytes().filter(u8::is_ascii_uppercase).count() > 1;
                let (times, in_capitals) = counts.entry(segment.text).or_default();
                *times += 1;
                *in_capitals += u32::from(capitals);
            }
        }
        // The most frequent form; of equal ones the shortest, then the first in the alphabet.
        let mut order: Vec<(&String, &(u32, u32))> = counts.iter().collect();
        order.sort_by_key(|(word, (times, _))| (u32::MAX - times, word.len(), word.as_str()));
        let mut by_stem = HashMap::new();
        for (word, (times, in_capitals)) in order {
            by_stem.entry(stem(word)).or_insert_with(|| (word.clone(), in_capitals * 2 > *times));
        }
        Self { by_stem }
    }

    fn of_term(&self, term: &str) -> (String, bool) {
        self.by_stem.get(term).cloned().unwrap_or_else(|| (term.to_owned(), false))
    }
}
