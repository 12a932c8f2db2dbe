//! Everything that the generator makes of a checked book, in memory.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use mdbook_clauses::Checked;
use mdbook_clauses::assembly::{self, File};
use mdbook_clauses::render::{Context, Mode, Options, Templates, Theme, pages};
use mdbook_clauses::site::theme;
use rayon::iter::ParallelIterator as _;

static THEME: LazyLock<Theme> = LazyLock::new(|| {
    let theme = theme::embedded();
    assert!(!theme.files.is_empty(), "the embedded theme has files");
    theme
});

/// The exports, put together from their pieces.
pub(crate) fn exports(context: &Context<'_>, templates: &Templates) -> Vec<File> {
    let records = assembly::Records::new(context);
    let (mut files, mut whole) = (Vec::new(), BTreeMap::<String, Vec<u8>>::new());
    for step in assembly::exports(context, &records, templates, &THEME).expect("the corpus can be written") {
        let step = step.expect("templates fit their views, and records can be written");
        files.extend(step.files);
        step.pieces.into_iter().for_each(|piece| whole.entry(piece.path).or_default().extend(piece.bytes));
    }
    files.extend(whole.into_iter().map(|(path, bytes)| File { path, bytes }));
    files
}

/// Every file of the site of a book without errors, and the sheets of its topic chapters.
pub(crate) fn site(checked: &Checked, mode: Mode) -> Vec<File> {
    let context = Context::new(&checked.edition, &checked.releases, Options { mode, absolute: true, live_reload: None, beside: None });
    let templates = Templates::new(&THEME, &THEME.assets(), &checked.edition.corpus.words).expect("the embedded theme can be parsed");
    let pages: Result<Vec<File>, _> = assembly::site(&context, &templates).collect();
    let mut files = pages.expect("templates fit their views");
    files.extend(exports(&context, &templates));
    // The sources of pictures; drawn, no text is left in them.
    let cards: Result<Vec<_>, _> = assembly::cards(&context, &templates).collect();
    files.extend(
        cards
            .expect("the template fits its view")
            .into_iter()
            .map(|(path, source)| File { path: path.replace(".png", ".svg"), bytes: source.into_bytes() }),
    );
    for topic in 0..checked.edition.corpus.topics.len() {
        let sheets = pages::topic_sheets(&context, topic, &templates).expect("templates fit their views");
        for (at, sheet) in sheets.into_iter().enumerate() {
            assert!(!sheet.contains("\n\n"), "a blank line would end the block of HTML");
            files.push(File { path: format!("sheet {topic} {at}"), bytes: sheet.into_bytes() });
        }
    }
    files
}
