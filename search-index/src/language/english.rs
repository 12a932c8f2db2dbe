//! The words of English that say how something is asked.

use super::vocabulary::Vocabulary;

pub(super) static ENGLISH: Vocabulary = Vocabulary {
    function: "a about an and any are as at be been but by can could did do does for from had has have how i \
if in into is it its me must my of on or our shall should so than that the their them there they this to us was we were \
what when where which who whom whose why will with would you",
    page: "chapter topic page overview introduction",
    soft: "again already always come comes ever get gets getting go goes going got happen \
happened here just know let lets like look many more most much need needs now often other others put really some \
somebody someone something still thing things think too try very want wants yet",
    around_names: "a an the of is are do does what whats mean means meaning define defined defines definition definitions \
term glossary topic chapter page overview introduction on about",
    around_provisions: "section sections sec s part clause control requirement subpart paragraph para annex appendix article no \
edition ed rev revision version of the",
    designations: "section sec part",
    section_sign: "section ",
    small: "of and the for to in a an or by with on at as is be its",
    numbers: "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fourteen 14 \
fifteen 15 eighteen 18 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90",
    negations: "un in im ir il non dis de mis",
};
