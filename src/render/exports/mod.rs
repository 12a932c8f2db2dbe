//! What programs and other tools get: Markdown and JSON of each clause, CSV and JSON of all, the
//! schema, the sitemap.

mod commonmark;
mod csv;
mod markdown;
mod record;
mod sitemap;

use rayon::prelude::*;

use super::context::Context;
use super::views::clause::ClauseView;
use super::{File, RenderError, address};
use record::ClauseRecord;

/// `clause.md`, beside the clause's page.
pub(super) fn clause(context: &Context<'_>, index: usize, view: &ClauseView) -> File {
    let path = address::clause(&context.edition.corpus.clauses[index].id.value);
    File::new(format!("{path}clause.md"), markdown::clause(context, index, view))
}

/// Exports of the whole corpus, and `clause.json` beside each clause's page. A clause is made into a
/// record once.
pub(super) fn files(context: &Context<'_>) -> Result<Vec<File>, RenderError> {
    let corpus = &context.edition.corpus;
    let header = record::header(context);
    let records: Vec<ClauseRecord> = (0..corpus.clauses.len()).into_par_iter().map(|index| record::clause(context, index)).collect();
    let mut files: Vec<File> = corpus
        .clauses
        .par_iter()
        .zip(&records)
        .map(|(clause, record)| {
            let document = record::ClauseDocument { corpus: &header, clause: record };
            let json = serde_json::to_vec_pretty(&document).map_err(|error| RenderError::export("clause.json", &error))?;
            Ok(File::new(format!("{}clause.json", address::clause(&clause.id.value)), json))
        })
        .collect::<Result<_, RenderError>>()?;
    let document = record::CorpusDocument { corpus: &header, clauses: &records };
    let json = serde_json::to_vec(&document).map_err(|error| RenderError::export("clauses.json", &error))?;
    let schema = serde_json::to_vec_pretty(&schemars::schema_for!(record::CorpusDocument))
        .map_err(|error| RenderError::export("schema.json", &error))?;
    files.push(File::new("api/clauses.json", json));
    files.push(File::new("api/schema.json", schema));
    files.push(File::new("clauses.csv", csv::clauses(context, &records)?));
    files.extend(sitemap::file(context)?);
    Ok(files)
}
