// What becomes of the address of a clause on its way: what gateways, mail programs, chat programs, word processors and
// people make of it. Each form is the rest of an address below the root of the site, or a whole one from `/` on.

/** Text as base64, with the letters of addresses. */
const base64 = (text) => Buffer.from(text).toString('base64url');

/** Text as Proofpoint wrote it for some years. */
const proofpoint = (text) => encodeURIComponent(text).replace(/-/g, '%2D').replace(/%/g, '-').replace(/-2F/g, '_');

/**
 * All forms of the address of one clause.
 * @param {string} id  such as `PAT-2`
 * @param {string} site  the address of the site, such as `https://clauses.example/reference/`
 * @returns {[form: string, item?: string][]}  each with the item that is meant
 */
export function mangled(id, site) {
  const slug = id.toLowerCase();
  const [prefix, number] = id.split('-');
  const low = prefix.toLowerCase();
  const page = `c/${slug}/`;
  const whole = site + page;
  const coded = encodeURIComponent(whole);
  const wide = (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  return [
    // Gateways whose server hands on the address that it had wrapped, or a part of it.
    [`?url=${coded}&data=05%7C01%7Cjane%40clinic.example%7C3f1c%7C0%7C638&sdata=Zm9v%2BYmFy%3D&reserved=0`],
    [`c/${slug}/&data=05%7C01%7C%7C9b2e%7C0%7C0%7C638000000000000000%7CUnknown`],
    [`c/${slug}/%3Fdata%3D05%7C02%7Cx%40y.example&reserved=0`],
    [`c/${slug}%2F&sdata=abc%3D&reserved=0`],
    [`url?q=${whole}&sa=D&source=calendar&usd=2`],
    [`url?q=${coded}&sa=D&ust=1700000000`],
    [`l.php?u=${coded}&h=AT0x`],
    [`link?url=${coded}`],
    [`redir/redirect?url=${coded}&urlhash=xY1z`],
    [`v1/url?k=1-2-3&q=1&e=5&u=${coded}`],
    [`v2/url?u=${proofpoint(whole)}&d=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf&r=x`],
    [`v2/url?u=${proofpoint(`${whole}#b`)}&d=DwIF`, 'b'],
    [`v3/__${whole}__;!!Abc123!dEf$`],
    [`v3/__${whole}*b__;Iw!!Abc!d$`],
    [`https%3A%2F%2Fexample.org%2Fc%2F${slug}%2F`],
    [`https://example.org/c/${slug}/`],
    [`https:/example.org/c/${slug}`],
    [`hxxps://example[.]org/c/${slug}/`],
    [`1Tok-en_/${coded}`],
    [`wis/clicktime/v1/query?url=${coded}&umid=1A2B&auth=3c`],
    [`url?a=${coded.toLowerCase()}&c=E,1,xyz&typo=1`],
    [`?d=example.org&u=${base64(whole)}&i=NjA&t=eHk&h=1f&s=AVNP`],
    [`link/${base64(`${whole}#b`)}`, 'b'],
    [`click/${base64(whole)}/abc`],
    [`?u=${encodeURIComponent(coded)}`],
    [`?target=${encodeURIComponent(encodeURIComponent(coded))}`],
    // Encoded once, twice, three times.
    [`c%2F${slug}%2F`],
    [`c%252F${slug}%252F`],
    [`%63%2F${encodeURIComponent(slug).replace(/-/g, '%2D')}/`],
    [`c/${low}%2D${number}/`],
    [`c/${low}%252D${number}`],
    [`c/${low}%25252D${number}/`],
    [`c/${slug}/%23b`, 'b'],
    [`c/${slug}%25252523b`, 'b'],
    [`c/${slug}/%2523B`, 'b'],
    [`c/${slug}/%26%2335%3Bb`, 'b'],
    [`c/${low}&#45;${number}/`],
    [`c/${low}&amp;#8209;${number}/`],
    [`c/${low}&hyphen;${number}/`],
    [`c/${slug}/&gt;`],
    [`c/${slug}/%26nbsp%3B`],
    // "Quoted-printable" that nobody has undone.
    [`c/${low}=2D${number}/`],
    [`c/${low}=2d${number}/=`],
    [`c/${slug}=20`],
    [`c/${slug}/=0D=0A`],
    [`=63/${slug}/`],
    [`c=2F${slug}=2F`],
    [`c/${low}-=${number}/`],
    [`c/${low.slice(0, 1)}=${low.slice(1)}-${number}/`],
    [`c/${low}=E2=80=91${number}/`],
    [`c/${slug}/=E2=80=9D`],
    [`?c=3D${id}`],
    [`c/${slug}/=3Futm_source=3Dmail`],
    // Lines that were broken in the middle of the address, with the quotation's signs.
    [`c/${low}-%0A${number}/`],
    [`c/${low}%0D%0A-${number}/`],
    [`c/%0A${slug}/`],
    [`c/${low.slice(0, 2)}%0D%0A${low.slice(2)}-${number}/`],
    [`c/${low}-%0A%3E%20${number}/`],
    [`c/${low}-%20%0A%3E%20%3E%20${number}`],
    [`c/${low}-%20${number}/`],
    [`c/%20${slug}/`],
    [`c/${low}%20-%20${number}/`],
    // Hyphens and letters that a word processor or a keyboard has exchanged, and signs that nobody sees.
    [`c/${low}\u2011${number}/`],
    [`c/${low}%E2%80%91${number}/`],
    [`c/${low}\u2010${number}`],
    [`c/${low}\u2013${number}/`],
    [`c/${low}\u2014${number}`],
    [`c/${low}\u2212${number}/`],
    [`c/${low}\ufe63${number}/`],
    [`c/${low}\u30fc${number}`],
    [`c/${low}\u00ad-${number}/`],
    [`c/${low}-\u200b${number}/`],
    [`c/\ufeff${slug}/`],
    [`c/${slug}\u200e/`],
    [`c/${low}\u2060-\u2060${number}/`],
    [wide(`c/${slug}/`)],
    [`c/${wide(id)}`],
    [wide(`${id}(b)`), 'b'],
    [`c/${low}-${wide(number)}/`],
    [`c/${[...low].map((letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)).join('')}-${number}/`],
    // Punctuation of several scripts that an autolinker has taken for a part of the address.
    ...[
      '.', ',', ';', ':', '!', '?!', ')', ').', '),', ']', '}', '>', '>.', '"', "'", '\u201d', '\u2019', '\u00bb', '\u203a', '\u2026', '\u3002', '\u3001', '\uff0c', '\uff09', '\u300d', '\u300f',
      '\u3011', '\uff01', '\uff1f', '\u060c', '\u061b', '\u061f', '\u06d4', '\u0964', '\u0589', '\u1362', '\u104b', '\u2014see', '*', '**', '_', '|', '`', '\\', '\u00b7', '\u3002\u3042', '\u306b\u3088\u308b',
    ].map((end) => [`c/${slug}${end}`]),
    [`c/${slug}/.`],
    [`c/${slug}/\u3002`],
    [`c/${slug}/)%20and%20others`],
    [`%3C${whole}%3E`],
    [`(${id})`],
    [`\u201c${id}\u201d`],
    [`[${id}](${whole})`],
    [`c/${slug}/%5D(${whole})`],
    // Pages for telephones.
    [`amp/c/${slug}/`],
    [`c/${slug}/amp/`],
    [`c/${slug}/amp`],
    [`c/s/example.org/c/${slug}/`],
    [`amp/s/example.org/c/${slug}?amp=1`],
    [`c/${slug}.amp.html`],
    // Queries and fragments.
    [`?c=${id}`],
    [`?c=${slug}`],
    [`?clause=${id}&utm_source=newsletter&utm_medium=email`],
    [`?${id}`],
    [`?p=/c/${slug}/`],
    [`?id=${low}_${number}`],
    [`#${slug}`],
    [`#${id}`],
    [`#/c/${slug}`],
    [`#!/c/${slug}/`],
    [`?c=${id}#b`, 'b'],
    [`?c=${encodeURIComponent(`${id}(b)`)}`, 'b'],
    [`#${slug}-b`, 'b'],
    [`index.php?page=${slug}`],
    [`index.html%3Fc%3D${id}`],
    // Written by hand.
    [id],
    [`${id}(b)`, 'b'],
    [`${id}%20(b)`, 'b'],
    [`c/${id}(B)`, 'b'],
    [`c/${slug}(b)(ii)`, 'b-ii'],
    [`c/${id}/#B-II`, 'b-ii'],
    [`${prefix}-0${number}`],
    [`c/${low}-00${number}/`],
    [`${prefix}${number}`],
    [`c/${low}${number}/`],
    [`${prefix}_${number}`],
    [`${prefix}%20${number}`],
    [`${prefix}+${number}`],
    [`clause/${id}`],
    [`clauses/${slug}`],
    [`clause-${slug}`],
    [`c/${slug}.md`],
    [`${slug}.md`],
    [`src/patching/${slug}.md`],
    [`c/${slug}.html`],
    [`c/${slug}/index.htm`],
    [`c/${slug}.pdf`],
    [`c/${slug}/print`],
    [`c/${slug}-a-title-in-the-address/`],
    [`c//${slug}//`],
    [`C/${id}/INDEX.HTML`],
    [`c\\${slug}\\`],
    [`en/c/${slug}/`],
    [`c_${slug}_`],
    [`www.example.org/c/${slug}/`],
    [`c/${slug}/c/${slug}/`],
    [`c/${low}/${number}/`],
    [`clause/${prefix}/${number}`],
    [`c/${slug}/(b)`, 'b'],
    [`?clause=${prefix}+${number}`],
    // Signs as JSON has them, numbers of footnotes, and what a word processor makes of `(TM)`.
    [`c/${low}%5Cu002d${number}/`],
    [`c/${low}\\u002D${number}\\u0023b`, 'b'],
    [`c/${slug}\u00b9`],
    [`c/${slug}\u2070`],
    [`c/${slug}\u2461`],
    [`c/${slug}\u2122`],
    // What gateways leave behind, in the query and at the end of the path.
    [`?domain=x.example&u=${encodeURIComponent(coded)}&e=a%40b.example&h=1a2b`],
    [`c/${slug}/__;!!N9xZ!QWERTY-abc$`],
    [`c/${slug}/;!!M4-2!tok$`],
    [`v3/__${whole}__;!!Abc-12!xyz$`],
    [`r?target=${whole}`],
    [`web/20261201000000/${whole}`],
    [`translate?u=${whole}&tl=de`],
    [`view-source:${whole}`],
    [`s/clauses.example/c/${slug}/`],
    // Lines that were broken softly.
    [`c/${low}%0D%0A%20-${number}/`],
    [`c/${low}-%0A>%20${number}/`],
    [`c/${low}-%E2%81%A0${number}/`],
    [`c/${low}%E2%80%8B-${number}/`],
    // Quotation marks, brackets and sentences around it.
    [`%E2%80%9Cc/${slug}/%E2%80%9D`],
    [`c/%E2%80%98${slug}%E2%80%99/`],
    [`c/${slug}%E2%80%99s`],
    [`c/${slug}/%E2%80%BA.`],
    [`c/${slug}/)).`],
    [`c/${slug}/%7D`],
    [`c/${slug}/Regards,%20Jane`],
    [`c/${slug}/Sent%20from%20my%20phone`],
    [`c/${slug}/.Please`],
    [`c/${slug}/,which`],
    [`c/${slug}/%E2%80%93see`],
    [`c/${slug}:`],
    [`c/${slug}\u2192`],
    [`c/${slug}/\u{1f44d}`],
    // Signs of other scripts.
    [`c/${slug}/%E3%80%81pat`],
    [`c/${slug}%E6%9D%A1%E6%AC%BE`],
    [`c/${slug}/%E3%82%92%E8%A6%8B%E3%81%A6`],
    [`c/${prefix}%EF%BC%8D${number}%EF%BC%88b%EF%BC%89`, 'b'],
    [`c/${slug}/%D8%9B`],
    [`c/${slug}/%E0%A5%A4`],
    [`c/${slug}%E2%80%8F/`],
    // Encoded twice and more, and in ways of old.
    [`c%25252F${slug}%25252F`],
    [`%2563/${slug}/`],
    [`c/${low}%25E2%2580%2591${number}/`],
    [`c/${low}%u2011${number}`],
    [`c/${slug}/%u201D`],
    [`c/${low}&minus;${number}/`],
    [`c/${low}&#45;${number}/`],
    [`c/${slug}/&zwnj;`],
    [`c/${slug}/%E2%80`],
    // What is left of Markdown, of wikis and of HTML.
    [`[${id}](${whole})`],
    [`[[${id}]]`],
    [`c/${slug}/)**`],
    [`**c/${slug}/**`],
    [`c/${slug}/%60`],
    [`c/${slug}/|`],
    [`c/${slug}/)%5B1%5D`],
    [`!%5Bx%5D(c/${slug}/`],
    [`c/${slug}/%22%20title`],
    [`c/${slug}/</a>`],
    [`c/${slug}/%3Cbr%3E`],
    // Other programs' ways to write a page.
    [`c/${slug}/amp/`],
    [`amp/c/${slug}/`],
    [`c/${slug}.amp.html`],
    [`c/${slug}/index.php`],
    [`c/${slug}/default.aspx`],
    [`c/${slug}.docx`],
    [`#!/c/${slug}`],
    [`c/${slug}/feed/`],
    [`c/${slug}/%28b%29`, 'b'],
    [`c/${id}\u2013(b)(ii)`, 'b-ii'],
  ];
}

/**
 * Addresses in which something only looks like the id, or in which it is not said which is meant.
 * @param {string} id
 * @param {string} other  another id
 */
export function lookalikes(id, other) {
  const [prefix, number] = id.split('-');
  return [
    `PR.${id}`, `c/pr.${id.toLowerCase()}/`, `CCM-${id}`, `NIST-${id}`, `SCF_${id}`, `ISO%20${prefix}.${number}`, `${prefix}.${number}`, `${prefix}-${number}.1`, `${prefix}-${number}-1`, `${prefix}-${number}999`,
    `${id}X`, `X${id}`, `c/${prefix}S-${number}/`, `c/S${prefix}-${number}/`, `c/${prefix}-${number}a/`, `c/${prefix}-x/`, `c/${prefix}-/`, `c/${prefix}/`, `c/${number}/`, `${prefix}-0`, `${prefix}-999`,
    `c/${prefix}-${number}_1/`, `CVE-2024-${number}`, `CWE-79`, `ISO-14971`, `AC-2`, `PR.PS-02`, `GV.OC-01`, `SI-2(2)`, `IEC-62443`, `SP800-53`, `SUP.10`, `45-CFR-164`, `UCC-2-606`, `A.8.8`, `SBOM-1`, `T1078`,
    `clauses/party/${prefix.toLowerCase()}/${number}`, `a/${prefix}/${number}`, `c/${prefix}/x/${number}`, `${id}/${other}/x`, `?c=${id}&d=${other}`, `${id},${other}`, `${id}%20and%20${other}`, `c/no-such-page/`, `robots`, `wp-login.php`, `.env`, `%`, `c/%zz/`, '..%2f..%2fetc/passwd', 'a/b/c/d', 'javascript:alert(1)', '//hostile.example/x',
  ];
}
