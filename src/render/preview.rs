//! What stands in the head of a page for mail, chat, and programs that read no further.

use serde::Serialize;

use super::context::Context;
use super::kind::PageKind;
use super::parts::{Html, Picture, Preview, Site};
use crate::addresses;
use crate::cards;
use crate::text::{capitalised, one_line, shortened};

/// Most characters of a preview's title: mail and chat cut longer ones.
const TITLE: usize = 70;
/// Most characters of its description.
const DESCRIPTION: usize = 200;

/// The words of a preview, the mark of the corpus first: what is cut off is the end.
pub(super) fn preview(context: &Context<'_>, title: &str, description: &str) -> Preview {
    let site = &context.site;
    let title = if title.is_empty() { &site.title } else { title };
    let description = if description.is_empty() { String::new() } else { shortened(&marked(site, ". ", description), DESCRIPTION) };
    let alternative = if site.tagline.is_empty() { site.full_title.clone() } else { format!("{}. {}", site.full_title, site.tagline) };
    Preview { title: shortened(&marked(site, ": ", title), TITLE), description, image: picture(context, addresses::SITE_CARD, alternative) }
}

/// The picture at a path, where this program draws pictures and readers have an address for them.
pub(super) fn picture(context: &Context<'_>, path: &str, alternative: String) -> Option<Picture> {
    let address = context.addresses.absolute(path).filter(|_| context.has_cards())?;
    Some(Picture { address, width: cards::WIDTH, height: cards::HEIGHT, alternative })
}

/// Words behind the mark of the corpus, where it has one.
pub(super) fn marked(site: &Site, between: &str, words: &str) -> String {
    let words = one_line(words);
    site.mark.as_ref().map_or_else(|| words.clone(), |mark| format!("{}{between}{words}", capitalised(mark)))
}

/// Where the licence of what a page is about lies.
pub(super) fn licence(site: &Site, kind: PageKind) -> Option<String> {
    let name = if kind.is_clause() { &site.licence.clauses } else { &site.licence.text };
    addresses::licence(name)
}

/// A work in the words of schema.org.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Work<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Self>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
}

/// A work that says by whose words it is described.
#[derive(Debug, Serialize)]
struct Described<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    work: Work<'a>,
}

/// The page as a work: a part of the reference, unless it has no title of its own.
pub(super) fn data(context: &Context<'_>, title: &str, address: Option<&str>, licence: Option<&str>, modified: Option<&str>) -> Html {
    let site = &context.site;
    let home = context.addresses.absolute(&context.addresses.home());
    let work = |name, url| Work { kind: "CreativeWork", name, url, is_part_of: None, version: None, license: None, date_modified: None };
    let whole = work(&site.full_title, home.as_deref());
    let name = if title.is_empty() { &site.full_title } else { title };
    let work = Work {
        is_part_of: (!title.is_empty()).then(|| Box::new(whole)),
        version: Some(site.edition.as_str()).filter(|edition| !edition.is_empty()),
        license: licence,
        date_modified: modified.or(context.release.map(|release| release.date.as_str())),
        ..work(name, address)
    };
    let json = serde_json::to_string(&Described { context: "https://schema.org", work }).expect("a work of strings is JSON");
    // Inside a script no text may look like its end, or like the beginning of a comment.
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
