//! The languages beside English in which drafts are compared.

use clause_search::{Language, is_function_word};

use super::words::is_in;
use crate::corpus::Corpus;

/// Words that every contract in German has, beside those that hold sentences together; each between blanks.
const COMMON: &str = " ab acht alle allein allem allen aller alles alsbald andere anderen anderer anderes auch außer außerdem außerhalb beide beiden \
bereits betreffend bevor bezüglich binnen bis bisher bzw dabei dadurch dafür daher damit danach daran darauf daraus darf darin \
darüber dasjenige davon dazu demgemäß demnach denen derart derjenige derjenigen diejenige diejenigen drei dreißig dürfen \
ebenfalls ebenso einschließlich einzelne einzelnen elf entsprechend entsprechende entsprechenden erst etwa etwaige etwaigen \
etwaiger falls ferner fortan fünf fünfzehn fünfzig gegen gegenüber gelten gemäß ggf gilt gleichfalls habe hatten hierbei hierfür \
hiermit hiervon hierzu hinsichtlich hinter höchstens hundert infolge inkl inklusive innerhalb insbesondere insgesamt insoweit je \
jede jedem jeden jeder jedes jedoch jegliche jeglichen jeglicher jeweilige jeweiligen jeweils kann kein keine keinem keinen \
keiner keines können kraft längstens laut lediglich mehrere mehreren mindestens mithilfe mittels möglich muss müssen nach \
nachdem nachfolgend neben nebst neun neunzig nicht noch nunmehr nur oben obige obigen ohne samt sämtliche sämtlichen sechs \
sechzig sei seien seit selbst sieben sobald sodann sofern solange solche solchem solchen solcher somit sondern sonstige \
sonstigen sonstiger soweit sowie sowohl spätestens statt stets trotz übrigen unbeschadet ungeachtet unter unverzüglich vier \
vierzehn vierzig vor vorbehaltlich vorher vorstehend vorstehende vorstehenden während war wäre weder wegen weitere weiteren \
weiterer werde wobei wodurch worden würde wurde würden zehn zugunsten zumindest zuvor zuzüglich zwanzig zwar zwei zwischen zwölf ";

/// Words of commerce in German in all forms, each between blanks.
const COMMERCE: &str = " preis preise preises preisen entgelt entgelte entgelts vergütung vergütungen gebühr gebühren rechnung rechnungen \
zahlung zahlungen zahlen zahlt gezahlt bezahlen bezahlt zahlbar kosten rabatt rabatte skonto steuer steuern umsatzsteuer mehrwertsteuer \
kauf käufe bestellung bestellungen bestellt auftrag aufträge auftrags angebot angebote laufzeit verlängerung verlängert kündigung \
kündigungen kündigen vertrag verträge vertrags vertrages vertragspartei vertragsparteien partei parteien unternehmen monat monate monaten \
monats monatlich jahr jahre jahren jahres jährlich tag tage tagen tages woche wochen wöchentlich quartal quartale prozent euro \
gewährleistung lieferung lieferungen liefern geliefert versand fracht ware waren installation aufwand aufwendungen leistung leistungen \
dienstleistung dienstleistungen ";

/// Units of German in all forms, each between blanks.
const UNITS: &str = " sekunde sekunden minute minuten stunde stunden stündige stündigen stündiger tag tage tagen tages tägige tägigen \
tägiger werktag werktage werktagen arbeitstag arbeitstage arbeitstagen bankarbeitstag bankarbeitstage bankarbeitstagen geschäftstag \
geschäftstage geschäftstagen kalendertag kalendertage kalendertagen woche wochen wöchige wöchigen wöchiger monat monate monaten monats \
monatige monatigen monatiger quartal quartale quartalen jahr jahre jahren jahres jährige jährigen jähriger prozent euro mal fache fachen \
zeichen stück exemplar exemplare exemplaren monatsmiete monatsmieten ausgabe ausgaben version versionen person personen % € ";

/// Words of German between a number and its unit.
const QUALIFIERS: &str = " volle vollen voller aufeinanderfolgende aufeinanderfolgenden weitere weiteren ganze ganzen ";

/// Numbers of German in words, from nothing to nineteen.
const ONES: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];

/// Tens of German in words, from twenty on.
const TENS: [&str; 9] = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"];

/// Units that languages write alike.
const SIGNS: &str = " % € $ £ ";

/// The language of a corpus.
pub(super) fn of(corpus: &Corpus) -> Language {
    match corpus.corpus.language.as_str() {
        "" => Language::English,
        tag => Language::of_tag(tag),
    }
}

/// Whether every contract in a language has a word.
pub(super) fn is_common_of(language: Language, word: &str) -> bool {
    is_function_word(language, word) || language == Language::German && is_in(COMMON, word)
}

/// Whether a word of a language speaks of prices, terms and deliveries; known of German.
pub(super) fn is_commerce_of(language: Language, word: &str) -> bool {
    language == Language::German && is_in(COMMERCE, word)
}

/// Whether a word is a unit. Of languages whose units are not known here, signs are.
pub(super) fn is_unit(language: Language, word: &str) -> bool {
    is_in(if language == Language::German { UNITS } else { SIGNS }, word)
}

/// Whether a word stands between a number and its unit.
pub(super) fn qualifies(language: Language, word: &str) -> bool {
    language == Language::German && is_in(QUALIFIERS, word)
}

/// Whether a word makes a sum larger: `Millionen`.
pub(super) fn is_scale(language: Language, word: &str) -> bool {
    language == Language::German && matches!(word, "Tausend" | "Mio" | "Million" | "Millionen" | "Mrd" | "Milliarde" | "Milliarden")
}

/// A number of German in words, up to a hundred: `sechzehn`, `fünfundzwanzig`.
pub(super) fn number(language: Language, word: &str) -> Option<usize> {
    if language != Language::German {
        return None;
    }
    let ten = |word: &str| TENS.iter().position(|ten| *ten == word).map(|index| (index + 2) * 10);
    if let Some(number) = ONES.iter().position(|one| *one == word).filter(|number| *number > 0).or_else(|| ten(word)) {
        return Some(number);
    }
    let (ones, tens) = word.split_once("und")?;
    let ones = if ones == "ein" { 1 } else { ONES[..10].iter().position(|one| *one == ones).filter(|number| *number > 1)? };
    ten(tens).filter(|tens| *tens < 100).map(|tens| tens + ones)
}
