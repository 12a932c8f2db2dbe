//! What a hostile author writes, by kind. Written for this test; each line is one idea.

/// A kind and its vectors.
pub(crate) type Kind = (&'static str, &'static [&'static str]);

/// All vectors. Each string goes through every field as it is.
pub(crate) const KINDS: &[Kind] = &[
    ("html", HTML),
    ("attribute", ATTRIBUTE),
    ("markdown", MARKDOWN),
    ("url", URL),
    ("template", TEMPLATE),
    ("style", STYLE),
    ("script", SCRIPT),
    ("toml", TOML),
    ("path", PATH),
    ("unseen", UNSEEN),
    ("spreadsheet", SPREADSHEET),
    ("mail", MAIL),
    ("names", NAMES),
];

const HTML: &[&str] = &[
    "<script>window.hostile=1</script>",
    "<ScRiPt src=//hostile.example/x.js></sCrIpT>",
    "</script><script>window.hostile=2</script>",
    "</title><script>window.hostile=3</script>",
    "</textarea><img src=x onerror=window.hostile=4>",
    "</main></body></html><h1>Over",
    "<img src=x onerror=window.hostile=5>",
    "<svg onload=window.hostile=6>",
    "<svg><script>window.hostile=7</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hostile=8>",
    "<iframe srcdoc='<script>parent.hostile=9</script>'></iframe>",
    "<object data=javascript:window.hostile=10></object>",
    "<base href=https://hostile.example/>",
    "<meta http-equiv=refresh content='0;url=https://hostile.example/'>",
    "<link rel=stylesheet href=https://hostile.example/x.css>",
    "<form action=https://hostile.example/><input name=x autofocus onfocus=window.hostile=11>",
    "<details open ontoggle=window.hostile=12>x</details>",
    "<template><script>window.hostile=13</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.hostile=14>\">",
    "<!-- a comment that never ends",
    "<![CDATA[ x ]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "<plaintext>",
    "<b",
    "a < b > c",
    "&lt;script&gt;window.hostile=15&lt;/script&gt;",
    "&amp;lt;b&amp;gt;",
    "&#60;img src=x onerror=window.hostile=16&#62;",
    "&notanentity; & &amp &#; &#x;",
];

const ATTRIBUTE: &[&str] = &[
    "\" onmouseover=\"window.hostile=20",
    "' onmouseover='window.hostile=21",
    "x\" autofocus onfocus=window.hostile=22 y=\"",
    "x' style='position:fixed' y='",
    "\"><script>window.hostile=23</script>",
    "'><img src=x onerror=window.hostile=24>",
    "` onclick=window.hostile=25 `",
    "x id=search class=hidden",
    "\" hidden \"",
    "x/onload=window.hostile=26//",
    "\\\" onclick=window.hostile=27 \\\"",
    "&quot; onclick=&quot;window.hostile=28",
];

const MARKDOWN: &[&str] = &[
    "[x](javascript:window.hostile=30)",
    "[x](<javascript:window.hostile=31>)",
    "[x](JAVASCRIPT&colon;window.hostile=32)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](https://hostile.example/\"onclick=window.hostile=33)",
    "[x](https://x.example \"a\\\" onclick=window.hostile=34 \\\"\")",
    "![x](https://hostile.example/pixel.png)",
    "![x\" onerror=window.hostile=35](x)",
    "<https://hostile.example/?\"><script>window.hostile=36</script>>",
    "<javascript:window.hostile=37>",
    "[DEL-1]: https://hostile.example/",
    "[x]: javascript:window.hostile=38",
    "[DEL-1](https://hostile.example/)",
    "[[DEL-1]]",
    "[x][DEL-1]",
    "[^x]: a note",
    "# a heading",
    "x\n===",
    "```\nan open fence",
    "~~~\n</code></pre><script>window.hostile=39</script>",
    "`</code><script>window.hostile=40</script>`",
    "> quoted\n> > twice",
    "1. one\n2. two",
    "- [ ] a task",
    "| a | b |\n|---|---|\n| <b>c</b> | `|` |",
    "***bold and slanted***",
    "*never closed _either",
    "\\*no stars\\*",
    "x  \ny\\\nz",
    "{#search .hidden onclick=window.hostile=41}",
    "Term\n: definition",
    "---",
    "+++",
    "(b) not an item",
    "[https://good.example](https://hostile.example/)",
];

const URL: &[&str] = &[
    "javascript:window.hostile=50",
    " javascript:window.hostile=51",
    "java\tscript:window.hostile=52",
    "https://hostile.example/",
    "//hostile.example/",
    "\\\\hostile.example\\x",
    "https:hostile.example",
    "https://good.example@hostile.example/",
    "https://x.example/#\"><script>window.hostile=53</script>",
    "https://x.example/?a='onclick='window.hostile=54",
    "file:///etc/passwd",
    "mailto:a@x.example?bcc=b@hostile.example&body=x",
    "blob:https://hostile.example/1",
    "?q=<script>",
    "#del-1",
    "%6aavascript:window.hostile=55",
    "https://x.example/%0d%0aSet-Cookie:x",
];

const TEMPLATE: &[&str] = &[
    "{{ 7 * 191 }}",
    "{% include \"clause.html\" %}",
    "{%- raw -%}",
    "{# a comment",
    "{{#include /etc/passwd}}",
    "{{#include ../../../../etc/passwd}}",
    "{{#playground x.rs}}",
    "{{#title Other}}",
    "\\{{#include x}}",
    "${7*191}",
    "{{> header}}{{{content}}}",
    "{delivery_days}",
    "{unknown_parameter}",
    "<%= 7 * 191 %>",
];

const STYLE: &[&str] = &[
    "</style><script>window.hostile=60</script>",
    "x{}*{background:url(https://hostile.example/x)}",
    "@import url(https://hostile.example/x.css);",
    "expression(window.hostile=61)",
    "color:red;position:fixed;inset:0",
    "\\3c script\\3e",
    "url('javascript:window.hostile=62')",
];

const SCRIPT: &[&str] = &[
    "'-(window.hostile=70)-'",
    "\";window.hostile=71;//",
    "\\u003cscript\\u003e",
    "</script ><script >window.hostile=72",
    "<!--<script>",
    "]]>--></script>",
    "`${window.hostile=73}`",
    "__proto__",
    "constructor",
    "toString",
    "{\"a\":1}",
    "\\",
    "\\\\\"",
    "null",
    "NaN",
    "1e999",
    "0x10",
];

const TOML: &[&str] = &[
    "\"\"\"",
    "'''",
    "x\"\nid = \"PAY-9\"\ny = \"",
    "[parameters.x]",
    "= 1",
    "# not a comment",
    "a.b.c",
    "\\u0041",
    "\\q",
    "1979-05-27T07:32:00Z",
    "true",
    "inf",
];

const PATH: &[&str] = &[
    "../../../../etc/passwd",
    "..",
    ".",
    "/",
    "/etc/passwd",
    "..\\..\\windows\\win.ini",
    "C:\\x",
    "con",
    "aux.md",
    "index.html",
    "a/b/c",
    "x.md/",
    "%2e%2e%2f",
    "~root",
    "404",
    "search",
    "-rf",
];

const UNSEEN: &[&str] = &[
    "\u{202e}09\u{202c} days",
    "\u{2067}09\u{2069} days",
    "a\u{200b}b",
    "a\u{200d}b",
    "a\u{2060}b",
    "a\u{ad}b",
    "a\u{feff}b",
    "\u{e0041}\u{e0042}",
    "a\u{2028}b",
    "a\u{85}b",
    "a\u{0}b",
    "a\u{1b}[31mb",
    "a\u{9b}31mb",
    "a\u{8}b",
    "a\u{7f}b",
    "\u{3164}",
    "\u{2800}",
    "\u{a0}",
    "a\u{fe0f}b",
    "a\u{fffe}b",
    "a\u{e000}b",
    "a\u{fff9}b\u{fffb}",
    "&#x202e;09&#x202c; days",
    "&rlm;&zwj;&ZeroWidthSpace;",
    "\u{435}\u{440}a\u{440}",
    "Z\u{335}\u{321}\u{322}\u{327}\u{328}\u{332}\u{333}\u{339}a",
    "\u{338}x",
    "—",
    " ",
    "",
];

const SPREADSHEET: &[&str] = &[
    "=1+1",
    "=HYPERLINK(\"https://hostile.example/\",\"x\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "x,y;z\t\"q\"",
    "x\"\r\n=1+1,\"y",
];

const MAIL: &[&str] = &[
    "x\r\nBcc: b@hostile.example",
    "x\nSubject: other",
    "x%0ABcc:%20b@hostile.example",
    "x&bcc=b@hostile.example&body=y",
    "x?subject=y",
    "\"b\"@hostile.example",
    "x;b@hostile.example",
];

const NAMES: &[&str] =
    &["İstanbul ﬁne ẞ", "Ω≈ç√∫", "عربي ١٢٣", "שלום", "漢字かな", "👩\u{200d}🌾 farm", "O’Neil & Söhne <GmbH>", "100 % 'quoted' \"twice\""];

/// Vectors that are made: too long and too deep.
pub(crate) fn made() -> Vec<(&'static str, String)> {
    let long = 2_000;
    vec![
        ("long", "x".repeat(long)),
        ("long", "x ".repeat(long / 2).trim().to_owned()),
        ("long", "é漢".repeat(long / 5)),
        ("long", "<".repeat(long)),
        ("long", "&amp;".repeat(long / 5)),
        ("long", "\"'".repeat(long / 2)),
        ("deep", "[".repeat(300) + &"]".repeat(300)),
        ("deep", "*a ".repeat(200) + &"*".repeat(200)),
        ("deep", "> ".repeat(200) + "x"),
        ("deep", "- ".repeat(200) + "x"),
        ("deep", "<b>".repeat(200)),
        ("deep", "{{".repeat(200)),
    ]
}

/// Every vector with its kind.
pub(crate) fn all() -> Vec<(&'static str, String)> {
    let written = KINDS.iter().flat_map(|(kind, vectors)| vectors.iter().map(|vector| (*kind, (*vector).to_owned())));
    written.chain(made()).collect()
}
