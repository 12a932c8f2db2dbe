//! The words of the languages beside English. Letters are folded: German `ü` is `ue`, every other accent is left out.

use super::vocabulary::Vocabulary;

/// Nothing is known of the words of a language that has no stemmer here.
const NONE: Vocabulary = Vocabulary {
    function: "",
    page: "",
    soft: "",
    around_names: "",
    around_provisions: "",
    designations: "",
    section_sign: " ",
    small: "",
    numbers: "",
    negations: "",
};

pub(super) static OTHER: Vocabulary = NONE;

/// A vocabulary of function words, of what else people say when they ask for a name or a provision, and of beginnings that make a
/// word mean the opposite.
macro_rules! vocabulary {
    ($function:literal, names $names:literal, provisions $provisions:literal, negations $negations:literal) => {
        Vocabulary {
            function: $function,
            around_names: concat!($function, " ", $names),
            around_provisions: concat!($provisions, " ", $function),
            designations: $provisions,
            small: $function,
            negations: $negations,
            ..NONE
        }
    };
}

pub(super) static GERMAN: Vocabulary = Vocabulary {
    page: "kapitel thema seite ueberblick einleitung einfuehrung",
    soft: "bekomme bekommen bekommt bitte brauche brauchen braucht eigentlich einfach etwas gehen geht gern gerne gibt hier immer \
jemand kommen kommt machen macht man mal mehr moechte moechten nun oft schon sehr sonst viel viele vielleicht weiss wieder wissen \
will wollen wirklich",
    section_sign: "paragraph ",
    numbers: "zwei 2 drei 3 vier 4 fuenf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwoelf 12 vierzehn 14 fuenfzehn 15 \
achtzehn 18 zwanzig 20 dreissig 30 vierzig 40 fuenfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90",
    ..vocabulary!(
        "aber als am an auf aus bei beim bin da dann das dass dem den denn der deren des dessen die dies diese diesem \
    diesen dieser dieses du durch ein eine einem einen einer eines er es fuer haben hat hatte ich ihm ihn ihnen ihr ihre ihrem ihren ihrer \
    im in ins ist ja kann koennen koennte mein meine mich mir mit muss muessen ob oder paragraph sein seine seinem seinen seiner sich \
    sie sind so soll sollen sollte ueber um und uns unser unsere vom von wann war waren was welche welchem welchen welcher welches wem \
    wen wenn wer werden wessen wie wieso wir wird wo wofuer worden wurde wurden zu zum zur",
        names "bedeutet bedeuten bedeutung begriff definition definitionen definiert definieren einfuehrung einleitung glossar heisst \
    kapitel meint seite thema ueberblick versteht unter man",
        provisions "abschnitt abs absatz anhang anlage art artikel ausgabe kapitel kap klausel nr nummer paragraph satz teil ziffer ziff \
    version",
        negations "un nicht in im ir il miss ent des dis"
    )
};

pub(super) static DANISH: Vocabulary = vocabulary!(
    "af at blev bliver da de dem den denne der deres det dette dig din disse du eller en end er et for fra han hans har havde hun \
hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornar i jeg kan kunne man med mig min mit nar og om op os pa sa sig sin sit \
skal skulle som til var ved vi vil ville vores vaere",
    names "betyder betydning begreb definition definitioner kapitel emne side ordliste",
    provisions "afsnit artikel bilag del kapitel nr paragraf punkt stk",
    negations "u ikke in mis"
);

pub(super) static DUTCH: Vocabulary = vocabulary!(
    "aan al als bij dan dat de deze die dit door een en er had hebben heeft het hij hoe hun ik in is je kan kunnen maar me met mijn moet \
moeten naar of om onze ons op over te tot u uit van voor waar waarom wanneer was wat we welke werd wie wij worden wordt zal zich \
zij zijn zo zou zullen",
    names "betekent betekenis begrip definitie definities hoofdstuk onderwerp pagina overzicht woordenlijst",
    provisions "afdeling art artikel bijlage deel hoofdstuk lid nr paragraaf sectie",
    negations "on niet in im ir mis"
);

pub(super) static FINNISH: Vocabulary = vocabulary!(
    "etta ja jonka jos joka jotka jossa kuin kuinka kuka koska kun ketka me mika milloin mista missa miten mita mitka miksi minka \
minun ne niiden niin nama ole olen olla on oli ovat sen se siina sita taman tama tassa tai te voi voidaan voiko",
    names "tarkoittaa maaritelma maaritelmat kasite luku aihe sivu sanasto",
    provisions "artikla kohta liite luku momentti nro osa pykala",
    negations "epa"
);

pub(super) static FRENCH: Vocabulary = vocabulary!(
    "a ai au aux avec avoir c ce ces cet cette comment d dans de des doit doivent donc du elle elles en est et etre eu il ils j je l la le \
les leur leurs lui m ma mais me mes mon n nos notre nous on ont ou par peut peuvent pour pourquoi qu quand que quel quelle quelles quels \
qui quoi s sa se ses si son sont sous sur t un une vos votre vous y",
    names "signifie signification definition definitions definir terme chapitre sujet page apercu glossaire dire veut",
    provisions "al alinea annexe art article chapitre clause no numero paragraphe partie section version",
    negations "in im ir il non des de mal me"
);

pub(super) static ITALIAN: Vocabulary = vocabulary!(
    "a ad agli ai al all alla alle allo che chi ci come con cosa cui d da dagli dai dal dall dalla dalle de degli dei del dell della delle \
dello deve devono di dove e ed essere fra gli ha hanno i il in io l la le lei lo loro ma mi mio ne negli nei nel nell nella nelle nello \
nostro o perche per piu puo possono qual quale quali quando quella quello questa queste questi questo se si sia sono su sugli sui sul \
sull sulla sulle suo sua suoi tra tu un una uno vi voi",
    names "significa significato definizione definizioni termine capitolo argomento pagina panoramica glossario",
    provisions "allegato art articolo capitolo clausola comma lettera n numero paragrafo parte sezione",
    negations "in im ir il s dis non"
);

pub(super) static NORWEGIAN: Vocabulary = vocabulary!(
    "at av bli ble blir da de dem den denne der deres det dette disse du eg eit ein eller en enn er et for fra han har hadde hun \
hva hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor i ja jeg kan korleis kunne kva man med meg min mitt nar og om opp oss pa \
sa seg sin sitt skal skulle som til var vart ved vi vil ville ver vaere vere",
    names "betyr betydning begrep definisjon definisjoner kapittel emne side ordliste",
    provisions "artikkel avsnitt bilag del kapittel ledd nr paragraf punkt vedlegg",
    negations "u ikke in mis"
);

pub(super) static PORTUGUESE: Vocabulary = vocabulary!(
    "a ao aos as com como cujo cuja da das de deve devem do dos e ela elas ele eles em entre era essa esse esta este eu foi ha isso isto ja \
lhe mas me meu minha na nas no nos nossa nosso num numa o onde os ou para pela pelas pelo pelos pode podem por porque qual quais quando \
que quem se ser seu seus sua suas sao um uma voce",
    names "significa significado definicao definicoes termo capitulo tema pagina glossario",
    provisions "alinea anexo art artigo capitulo clausula inciso n numero paragrafo parte secao seccao",
    negations "in im ir i des dis nao"
);

pub(super) static SPANISH: Vocabulary = vocabulary!(
    "a al como con cual cuales cuando cuya cuyo de debe deben del donde e el ella ellas ellos en entre era es esa ese esta estan este esto \
fue ha han hay la las le les lo los me mi mis muy nos nuestra nuestro o para pero por porque puede pueden que quien quienes se ser si son \
su sus te tu u un una uno usted y yo",
    names "significa significado definicion definiciones termino capitulo tema pagina glosario",
    provisions "anexo apartado art articulo capitulo clausula inciso n numero parrafo parte seccion",
    negations "in im ir i des dis no"
);

pub(super) static SWEDISH: Vocabulary = vocabulary!(
    "att av bli blir blev da de dem den denna deras dess det detta dessa dig din du eller en er ett fran for ha har hade han hans hon \
hur i jag kan kunde man med men mig min mitt nar och om oss pa sa sig sin sitt ska skall skulle som till upp ut vad var varfor vara \
vart vem vid vi vilka vilken vilket vill",
    names "betyder betydelse begrepp definition definitioner kapitel amne sida ordlista",
    provisions "artikel avsnitt bilaga del kapitel nr paragraf punkt stycke",
    negations "o icke in miss"
);
