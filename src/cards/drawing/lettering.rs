//! The fonts of the pictures: which characters they have, and how wide their words are.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use super::super::Lettering;

/// Where the fonts come from: `../fonts/README.md`.
static SERIF: &[u8] = include_bytes!("../fonts/SourceSerif4-SemiBold.ttf");
static SANS: &[u8] = include_bytes!("../fonts/SourceSans3-SemiBold.ttf");

/// All fonts that a picture can use, by the names in their files: `Source Serif 4` and `Source Sans 3`, each of weight 600.
pub(super) static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(SERIF.to_vec());
    fonts.load_font_data(SANS.to_vec());
    fonts.set_serif_family("Source Serif 4");
    fonts.set_sans_serif_family("Source Sans 3");
    Arc::new(fonts)
});

/// The font of a voice.
fn font(lettering: Lettering) -> FontRef<'static> {
    let bytes = match lettering {
        Lettering::Serif(_) => SERIF,
        Lettering::Sans(_) => SANS,
    };
    FontRef::new(bytes).expect("a test reads the fonts that the program carries")
}

/// Whether a text can be read in a picture: its font has a sign for each character.
pub fn can_show(lettering: Lettering, text: &str) -> bool {
    let signs = font(lettering).charmap();
    text.chars().all(|c| signs.map(c).is_some())
}

/// A text as lines of at most this width in pixels. Lines end between words, and inside a word only where it is longer
/// than a line.
pub fn lines(lettering: Lettering, text: &str, width: f32) -> Vec<String> {
    let ruler = Ruler::new(lettering);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| ruler.pieces(word, width)) {
        if let Some(line) = lines.last_mut()
            && ruler.width(line) + ruler.width(" ") + ruler.width(word) <= width
        {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Measures words by the widths of their characters. What a font moves closer together makes them a little shorter.
struct Ruler {
    signs: skrifa::charmap::Charmap<'static>,
    widths: skrifa::metrics::GlyphMetrics<'static>,
}

impl Ruler {
    fn new(lettering: Lettering) -> Self {
        let font = font(lettering);
        Self { signs: font.charmap(), widths: font.glyph_metrics(Size::new(lettering.size()), LocationRef::default()) }
    }

    fn of(&self, c: char) -> f32 {
        self.signs.map(c).and_then(|sign| self.widths.advance_width(sign)).unwrap_or_default()
    }

    fn width(&self, text: &str) -> f32 {
        text.chars().map(|c| self.of(c)).sum()
    }

    /// A word in pieces that each fit into a line: itself, for almost every word.
    fn pieces<'w>(&self, word: &'w str, width: f32) -> Vec<&'w str> {
        let (mut pieces, mut start, mut used) = (Vec::new(), 0, 0.0);
        for (at, c) in word.char_indices() {
            let wide = self.of(c);
            if used + wide > width && at > start {
                pieces.push(&word[start..at]);
                (start, used) = (at, 0.0);
            }
            used += wide;
        }
        pieces.push(&word[start..]);
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Lettering = Lettering::Serif(60.0);

    #[test]
    fn a_text_is_shown_only_if_the_font_has_all_of_it() {
        for good in ["Patch cycle", "Größe, № 5 – “§”", "Ακεραιότητα", "Обновление", ""] {
            assert!(can_show(SIZE, good) && can_show(Lettering::Sans(20.0), good), "{good}");
        }
        for bad in ["補丁", "עדכון", "تحديث", "🔥", "a\u{202e}b", "\u{fffe}", "\u{0}"] {
            assert!(!can_show(SIZE, bad) && !can_show(Lettering::Sans(20.0), bad), "{bad:?}");
        }
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(
            lines(SIZE, "Monthly patches, and a word from the maker", 500.0),
            ["Monthly", "patches, and a", "word from the", "maker"]
        );
        assert_eq!(lines(SIZE, "", 500.0), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_it_may_be_and_no_word_is_lost(text in "[a-zA-Z ]{0,80}", width in 80.0_f32..900.0) {
            let made = lines(SIZE, &text, width);
            let ruler = Ruler::new(SIZE);
            prop_assert!(made.iter().all(|line| ruler.width(line) <= width));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&made.concat()), letters(&text));
        }
    }
}
