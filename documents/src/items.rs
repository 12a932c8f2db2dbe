//! How the items of clauses are numbered: the styles that a corpus may choose from, and everything that follows from one:
//! the marker of an item at each level, the signs around it, how a citation names it, and its anchor.
//!
//! An item is stored with its *letter*, which is its marker without signs: `a`, `iv`, `2`, and in the style `1.1` the
//! whole number, `2.1`. The anchor of an item has the last part of the letter of each level: `b-ii`, `2-1`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::json::{FromJson, NotOfForm};

/// How deep items go. A contract that needs a fourth level is easier to read as two clauses.
pub const MAX_LEVELS: usize = 3;

/// How many times through the alphabet letters go on: `aa` follows `z`.
const MAX_REPEATS: usize = 6;

/// How the items of a corpus are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ItemStyle {
    /// `(a)`, inside it `(i)`, inside that `(A)`.
    #[default]
    #[serde(rename = "(a)(i)(A)")]
    Letters,
    /// `1.`, inside it `1.1`, inside that `1.1.1`.
    #[serde(rename = "1.1")]
    Decimal,
    /// `(1)`, inside it `(a)`, inside that `(i)`.
    #[serde(rename = "(1)")]
    Figures,
    /// `1)`, inside it `a)`, inside that `i)`.
    #[serde(rename = "1)")]
    HalfBrackets,
}

/// What counts the items of one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// `a`
    Letter,
    /// `i`
    Roman,
    /// `A`
    Capital,
    /// `1`
    Figure,
}

/// The signs around the letter of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signs {
    /// `(a)`
    #[default]
    Both,
    /// `a)`
    Closing,
    /// `1.`
    Dot,
    /// `1.1`
    None,
}

impl ItemStyle {
    /// All of them, the default first.
    pub const ALL: [Self; 4] = [Self::Letters, Self::Decimal, Self::Figures, Self::HalfBrackets];

    /// Their names, for messages.
    pub const NAMES: [&'static str; 4] = ["(a)(i)(A)", "1.1", "(1)", "1)"];

    /// The style of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|known| *known == name).map(|at| Self::ALL[at])
    }

    /// Its name, as `corpus.toml` has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Letters => "(a)(i)(A)",
            Self::Decimal => "1.1",
            Self::Figures => "(1)",
            Self::HalfBrackets => "1)",
        }
    }

    /// What counts the items of a level, from 0.
    pub fn count(self, level: usize) -> Count {
        match (self, level) {
            (Self::Letters, 0) | (Self::Figures | Self::HalfBrackets, 1) => Count::Letter,
            (Self::Letters, 1) | (Self::Figures | Self::HalfBrackets, 2) => Count::Roman,
            (Self::Letters, _) => Count::Capital,
            _ => Count::Figure,
        }
    }

    /// The signs around the letters of a level.
    pub fn signs(self, level: usize) -> Signs {
        match (self, level) {
            (Self::Letters | Self::Figures, _) => Signs::Both,
            (Self::HalfBrackets, _) => Signs::Closing,
            (Self::Decimal, 0) => Signs::Dot,
            (Self::Decimal, _) => Signs::None,
        }
    }

    /// The letter of an item by its place: the index of the item that it stands in on each level, and its own, from 0.
    pub fn letter(self, path: &[usize]) -> String {
        let Some((own, above)) = path.split_last() else { return String::new() };
        match self {
            Self::Decimal => path.iter().map(|index| Count::Figure.letter(*index)).collect::<Vec<_>>().join("."),
            _ => self.count(above.len()).letter(*own),
        }
    }

    /// The marker of an item by its place.
    pub fn marker(self, path: &[usize]) -> String {
        self.signs(path.len().saturating_sub(1)).around(&self.letter(path))
    }

    /// How a citation names the item of an anchor: `b-ii` is `(b)(ii)`, in other styles `2.1`, `(2)(a)` or `2) a)`.
    pub fn label(self, anchor: &str) -> String {
        let parts: Vec<&str> = anchor.split('-').collect();
        if self == Self::Decimal {
            return self.signs(parts.len() - 1).around(&parts.join("."));
        }
        let written = parts.iter().enumerate().map(|(level, part)| match self.count(level) {
            Count::Capital => self.signs(level).around(&part.to_ascii_uppercase()),
            _ => self.signs(level).around(part),
        });
        written.collect::<Vec<_>>().join(if self == Self::HalfBrackets { " " } else { "" })
    }

    /// The anchor of the item that a text names, `(b)(ii)`; none where it names none. A part of a name, such as `(ii)`
    /// alone, is the anchor as far as it goes.
    pub fn anchor_of(self, name: &str) -> Option<String> {
        let name = name.trim();
        let parts: Vec<&str> = match self {
            Self::Letters | Self::Figures => name.strip_prefix('(')?.strip_suffix(')')?.split(")(").collect(),
            Self::Decimal => name.strip_suffix('.').unwrap_or(name).split('.').collect(),
            Self::HalfBrackets => name.strip_suffix(')')?.split(')').map(str::trim_start).collect(),
        };
        let is_alike = |part: &str, is_one: fn(u8) -> bool| (1..=MAX_REPEATS).contains(&part.len()) && part.bytes().all(is_one);
        let fits = |(level, part): (usize, &&str)| match self {
            Self::Decimal => is_alike(part, |byte| byte.is_ascii_digit()),
            Self::Letters if level == 2 => is_alike(part, |byte| byte.is_ascii_uppercase()),
            Self::Letters => is_alike(part, |byte| byte.is_ascii_lowercase()),
            Self::Figures | Self::HalfBrackets if level > 0 => is_alike(part, |byte| byte.is_ascii_lowercase()),
            Self::Figures | Self::HalfBrackets => {
                is_alike(part, |byte| byte.is_ascii_lowercase()) || is_alike(part, |byte| byte.is_ascii_digit())
            }
        };
        (parts.len() <= MAX_LEVELS && parts.iter().enumerate().all(fits)).then(|| parts.join("-").to_ascii_lowercase())
    }

    /// Whether it is the style that no format names.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The letter of the item of an anchor.
    pub fn letter_of(self, anchor: &str) -> String {
        let level = anchor.matches('-').count();
        let own = anchor.rsplit('-').next().unwrap_or(anchor);
        match self.count(level) {
            _ if self == Self::Decimal => anchor.replace('-', "."),
            Count::Capital => own.to_ascii_uppercase(),
            _ => own.to_owned(),
        }
    }
}

impl Count {
    /// The letter of an index, from 0. Behind the last letter there is only one that is too long for a marker.
    pub fn letter(self, index: usize) -> String {
        match self {
            Self::Letter => repeated(b'a', index),
            Self::Capital => repeated(b'A', index),
            Self::Roman => roman(index),
            Self::Figure => (index + 1).to_string(),
        }
    }

    /// The index of a letter, from 0; none if this count has no such letter.
    pub fn index(self, letter: &str) -> Option<usize> {
        let index = match self {
            Self::Letter => repeated_index(b'a', letter)?,
            Self::Capital => repeated_index(b'A', letter)?,
            Self::Roman => roman_index(letter)?,
            Self::Figure => letter.parse::<usize>().ok().filter(|number| letter.len() <= 4 && *number > 0)? - 1,
        };
        (self.letter(index) == letter).then_some(index)
    }
}

impl Signs {
    /// The marker of a letter.
    pub fn around(self, letter: &str) -> String {
        match self {
            Self::Both => format!("({letter})"),
            Self::Closing => format!("{letter})"),
            Self::Dot => format!("{letter}."),
            Self::None => letter.to_owned(),
        }
    }

    /// Whether they are those of the default style, which no format names.
    pub fn is_default(&self) -> bool {
        *self == Self::Both
    }
}

impl FromJson for ItemStyle {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        serde_json::from_value::<Option<Self>>(value).map(Option::unwrap_or_default).map_err(|_| NotOfForm)
    }
}

impl FromJson for Signs {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        serde_json::from_value::<Option<Self>>(value).map(Option::unwrap_or_default).map_err(|_| NotOfForm)
    }
}

/// How a citation names an item that stands in one that is named `above`; nothing stands above items of the first level.
pub fn label_inside(above: &str, letter: &str, signs: Signs) -> String {
    let marker = signs.around(letter);
    match signs {
        Signs::Both => format!("{above}{marker}"),
        Signs::Closing if !above.is_empty() => format!("{above} {marker}"),
        // The number says where it stands.
        Signs::Closing | Signs::Dot | Signs::None => marker,
    }
}

/// What the letter of an item adds to the anchor of what it stands in: `ii` is `ii`, `A` is `a`, `2.1` is `1`.
pub fn anchor_part(letter: &str) -> String {
    letter.rsplit('.').next().unwrap_or(letter).to_ascii_lowercase()
}

/// `a`, `z`, then `aa`, as contracts go on.
fn repeated(first: u8, index: usize) -> String {
    let letter = char::from(first + u8::try_from(index % 26).expect("below 26"));
    letter.to_string().repeat((index / 26 + 1).min(MAX_REPEATS + 1))
}

fn repeated_index(first: u8, letter: &str) -> Option<usize> {
    let byte = *letter.as_bytes().first()?;
    let index = usize::from(byte.checked_sub(first)?);
    (index < 26 && letter.len() <= MAX_REPEATS).then(|| index + 26 * (letter.len() - 1))
}

/// `i`: lower-case Roman numerals. Nobody cites the thousandth part of an item.
fn roman(index: usize) -> String {
    const STEPS: [(usize, &str); 9] = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = index.min(999) + 1;
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            numeral.push_str(letters);
            rest -= value;
        }
    }
    numeral
}

fn roman_index(numeral: &str) -> Option<usize> {
    let value = |sign: char| match sign {
        'i' => Some(1_usize),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<usize> = numeral.chars().take(20).map(value).collect::<Option<_>>()?;
    // A smaller sign before a larger one is taken away.
    let is_taken = |at: usize| values.get(at + 1).is_some_and(|next| *next > values[at]);
    let (taken, added): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(|&at| is_taken(at));
    let sum = |places: Vec<usize>| places.into_iter().map(|at| values[at]).sum::<usize>();
    sum(added).checked_sub(sum(taken))?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_has_its_markers_and_its_labels() {
        let path = [1, 0, 2];
        let of = |style: ItemStyle| {
            let markers: Vec<String> = (1..=MAX_LEVELS).map(|depth| style.marker(&path[..depth])).collect();
            (markers.join(" "), style)
        };
        for ((markers, style), (written, anchor, label)) in ItemStyle::ALL.map(of).into_iter().zip([
            ("(b) (i) (C)", "b-i-c", "(b)(i)(C)"),
            ("2. 2.1 2.1.3", "2-1-3", "2.1.3"),
            ("(2) (a) (iii)", "2-a-iii", "(2)(a)(iii)"),
            ("2) a) iii)", "2-a-iii", "2) a) iii)"),
        ]) {
            assert_eq!(markers, written);
            let anchors: Vec<String> = (1..=MAX_LEVELS).map(|depth| anchor_part(&style.letter(&path[..depth]))).collect();
            assert_eq!(anchors.join("-"), anchor);
            assert_eq!(style.label(anchor), label);
            assert_eq!(style.letter_of(anchor), style.letter(&path));
            let deeper = |above: String, depth| label_inside(&above, &style.letter(&path[..depth]), style.signs(depth - 1));
            assert_eq!((1..=MAX_LEVELS).fold(String::new(), deeper), label);
            assert_eq!(style.anchor_of(label).as_deref(), Some(anchor));
            assert_eq!(ItemStyle::from_name(style.name()), Some(style));
            assert_eq!(serde_json::to_value(style).expect("a name"), style.name());
        }
        assert_eq!(ItemStyle::Decimal.label("2"), "2.");
        assert_eq!(ItemStyle::from_name("1.1.1"), None);
    }

    #[test]
    fn letters_have_their_indexes() {
        for count in [Count::Letter, Count::Roman, Count::Capital, Count::Figure] {
            for index in 0..150 {
                assert_eq!(count.index(&count.letter(index)), Some(index), "{count:?}");
            }
        }
        let none = [(Count::Letter, "ab"), (Count::Letter, "A"), (Count::Letter, ""), (Count::Capital, "a"), (Count::Roman, "iiii")];
        let none = none.into_iter().chain([(Count::Roman, "b"), (Count::Roman, ""), (Count::Figure, "0"), (Count::Figure, "01")]);
        for (count, letter) in none {
            assert_eq!(count.index(letter), None, "{count:?} {letter}");
        }
    }
}
