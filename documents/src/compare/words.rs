//! The words by which texts are compared.

use std::ops::Range;

use clause_search::Language;

use super::language::{is_commerce_of, is_common_of};

/// A word that may say what a text treats.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub(super) term: String,
    pub(super) position: usize,
    pub(super) range: Range<usize>,
}

/// Words that every contract has, each between blanks: they say how something is owed, how much or how often, and not what.
const COMMON: &str = " a all also an and any are as at be been before being between both but by can did do does during each either \
every for from had has have he her him his if in include includes including into is it its least less may more most must neither no nor \
not of on only onto or other our out over own per shall she should so such than that the their them then there these they this those to \
under unless until up upon us was we were what when where whether which while who whom whose will with within without would you your \
after because cannot could might nothing about above below through throughout against herein hereof hereunder thereof thereto \
therein applicable respect two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty sixty seventy ninety \
hundred ";

/// Words of commerce in all forms, each between blanks.
const COMMERCE: &str = " price prices pricing priced fee fees invoice invoices invoiced payment payments pay pays paid payable billing \
billed bills charge charges charged cost costs discount discounts rebate rebates tax taxes purchase purchases purchased order orders \
ordered quotation quotations quote quotes term terms renewal renewals renew renews renewed annual annually anniversary contract contracts \
agreement agreements party parties business company month months monthly year years yearly day days week weeks quarter quarters \
quarterly percent dollar dollars warranty warranties delivery deliveries delivered shipment shipments shipping freight title goods \
installation expense expenses service services ";

/// The telling words of a text in its order; numbers and single letters are none.
pub(super) fn telling(language: Language, text: &str) -> Vec<Telling> {
    let words = clause_search::words(language, text).into_iter();
    words
        .filter(|word| {
            let letters = word.term.len() > 1 && word.term.bytes().all(|byte| !byte.is_ascii_digit());
            letters && !is_common(language, &text[word.range.clone()])
        })
        .map(|word| Telling { term: word.term, position: word.position, range: word.range })
        .collect()
}

fn is_common(language: Language, word: &str) -> bool {
    if language.is_english() { is_in(COMMON, word) } else { is_common_of(language, word) }
}

/// Whether a word speaks of prices, terms and deliveries.
pub(super) fn is_commerce(language: Language, word: &str) -> bool {
    if language.is_english() { is_in(COMMERCE, word) } else { is_commerce_of(language, word) }
}

/// Whether a list has a word, in small letters.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.contains(&format!(" {} ", word.to_lowercase()))
}

/// How many words a text has, telling or not.
pub(super) fn length(text: &str) -> usize {
    text.split_whitespace().count()
}
