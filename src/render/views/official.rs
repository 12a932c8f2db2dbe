//! The words of an official document beside a clause, on pages that may show them.

use serde::Serialize;

use super::super::context::Context;
use crate::corpus::ClauseId;
use crate::corpus::official::OfficialText;

/// A provision of the official document.
#[derive(Debug, Serialize)]
pub struct Official {
    /// Its number there.
    pub number: String,
    /// What it is called there; may be empty.
    pub title: String,
    /// Its paragraphs, each with its lines.
    pub paragraphs: Vec<Vec<String>>,
    /// Whether readers of the published site see it too.
    pub is_published: bool,
}

/// The provisions that a clause corresponds to.
pub(super) fn of(context: &Context<'_>, id: &ClauseId) -> Vec<Official> {
    let is_published = context.edition.corpus.settings.official_folder.as_ref().is_some_and(|folder| folder.publish);
    let texts = context.official.iter().filter(|text| text.clause.as_ref().is_some_and(|clause| clause.value == *id));
    let official = |text: &OfficialText| Official {
        number: text.number.value.clone(),
        title: text.title.clone(),
        paragraphs: text.paragraphs.clone(),
        is_published,
    };
    texts.map(official).collect()
}
