//! What programs and other tools get: Markdown and JSON of each clause, CSV and JSON of all, the
//! schema, the sitemap.

mod csv;
mod markdown;
mod record;
mod sitemap;

use super::context::Context;
use super::views::clause::ClauseView;
use super::{File, RenderError, address};

/// `clause.md` and `clause.json`, beside the clause's page.
pub(super) fn clause(context: &Context<'_>, index: usize, view: &ClauseView) -> Result<Vec<File>, RenderError> {
    let path = address::clause(&context.edition.corpus.clauses[index].id.value);
    let document = record::ClauseDocument { corpus: record::header(context), clause: record::clause(context, index) };
    let json = serde_json::to_vec_pretty(&document).map_err(|error| RenderError::export("clause.json", &error))?;
    Ok(vec![File::new(format!("{path}clause.md"), markdown::clause(context, index, view)), File::new(format!("{path}clause.json"), json)])
}

/// Exports of the whole corpus.
pub(super) fn files(context: &Context<'_>) -> Result<Vec<File>, RenderError> {
    let document = record::CorpusDocument {
        corpus: record::header(context),
        clauses: (0..context.edition.corpus.clauses.len()).map(|index| record::clause(context, index)).collect(),
    };
    let json = serde_json::to_vec(&document).map_err(|error| RenderError::export("clauses.json", &error))?;
    let schema = serde_json::to_vec_pretty(&schemars::schema_for!(record::CorpusDocument))
        .map_err(|error| RenderError::export("schema.json", &error))?;
    let mut files =
        vec![File::new("api/clauses.json", json), File::new("api/schema.json", schema), File::new("clauses.csv", csv::clauses(context)?)];
    files.extend(sitemap::file(context)?);
    Ok(files)
}
