//! `sitemap.xml` by the protocol of sitemaps.org: absolute addresses, no dates (we do not know them).

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::corpus::topic::chapter_address;
use crate::render::context::Context;
use crate::render::{File, RenderError, address};

/// The sitemap; none where absolute addresses are left out.
pub(super) fn file(context: &Context<'_>) -> Result<Option<File>, RenderError> {
    if context.absolute("").is_none() {
        return Ok(None);
    }
    let fail = |error: std::io::Error| RenderError::export("sitemap.xml", &error);
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).map_err(fail)?;
    writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|writer| {
            for address in paths(context).iter().filter_map(|path| context.absolute(path)) {
                writer.create_element("url").write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(&address))?;
                    Ok(())
                })?;
            }
            Ok(())
        })
        .map_err(fail)?;
    Ok(Some(File::new("sitemap.xml", writer.into_inner())))
}

/// Every page that is to be found, in the order of the site.
fn paths(context: &Context<'_>) -> Vec<String> {
    let corpus = &context.edition.corpus;
    let mut paths = vec![
        String::new(),
        address::CLAUSES.to_owned(),
        address::SEARCH.to_owned(),
        address::TERMS.to_owned(),
        address::FRAMEWORKS.to_owned(),
    ];
    paths.extend(corpus.chapters.iter().filter(|chapter| chapter.path != "index.md").map(|chapter| chapter_address(&chapter.path)));
    paths.extend(corpus.topics.iter().map(address::topic));
    paths.extend(corpus.clauses.iter().map(|clause| address::clause(&clause.id.value)));
    paths.extend(corpus.terms.iter().map(address::term));
    paths.extend(corpus.frameworks.iter().map(address::framework));
    for facet in &context.facets {
        paths.extend(facet.values.iter().map(|value| address::clauses_of(facet.id, &value.id)));
    }
    paths
}
