//! `/v/<release>/c/<id>/`: a clause as it was released.

use serde::Serialize;

use super::super::context::Context;
use super::super::escape::push_escaped;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Link, Page, Site};
use super::clause::{self, ClauseView};
use super::source;

/// A clause of a release in its frame.
#[derive(Debug, Serialize)]
pub struct FrozenClauseView {
    /// `PAT-2`.
    pub id: String,
    /// Its topic in the list of the release.
    pub topic: Link,
    /// Sheet, rationale and references, from a template.
    pub text: Html,
    /// The permanent address in visible text, where there is one.
    pub address: Option<String>,
    /// The citation as one line.
    pub citation: String,
    /// The clause before, in the order of the book.
    pub previous: Option<ClauseLink>,
    /// The clause after.
    pub next: Option<ClauseLink>,
}

/// What the text inside the frame is written from. It does not know its release.
#[derive(Debug, Serialize)]
pub struct TextView<'c> {
    /// The same on every page.
    pub site: &'c Site,
    /// The clause; its address and its source are marks.
    pub view: ClauseView,
}

/// What stands in a text in the place of the address and of the source line, which name the release. No file of a book
/// may have characters of private use.
const ADDRESS: &str = "\u{e000}address\u{e001}";
const SOURCE: &str = "\u{e000}source\u{e001}";

/// What the text of a clause is written from.
pub fn text<'c>(context: &'c Context<'_>, index: usize) -> TextView<'c> {
    let page = PageContext::new(context, context.addresses.clause(&context.edition.corpus.clauses[index].id.value));
    let mut view = clause::build(&page, index);
    view.address = view.address.map(|_| ADDRESS.to_owned());
    SOURCE.clone_into(&mut view.source);
    TextView { site: &context.site, view }
}

/// The page of a clause of a release, with its written text.
pub fn page<'c>(context: &'c Context<'_>, index: usize, text: &str) -> Page<'c, FrozenClauseView> {
    let corpus = &context.edition.corpus;
    let clause = &corpus.clauses[index];
    let topic = &corpus.topics[clause.topic];
    let page = PageContext::new(context, context.addresses.clause(&clause.id.value));
    let [previous, next] = clause::neighbours(&page, index);
    let address = page.permanent_address();
    let source = source::line(&page, index, &[]);
    let view = FrozenClauseView {
        id: clause.id.value.to_string(),
        topic: Link { name: topic.title.clone(), href: page.topic_href(&topic.folder) },
        text: text.replace(ADDRESS, &escaped(address.as_deref().unwrap_or_default())).replace(SOURCE, &escaped(&source)),
        citation: page.citation(clause.id.value.as_str()),
        address,
        previous,
        next,
    };
    page.finish(clause::head(&page, index, None), view)
}

fn escaped(text: &str) -> Html {
    let mut html = Html::new();
    push_escaped(text, &mut html);
    html
}
