//! A built site, and whether its links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scraper::Html;

use super::outline::selector;

/// All files of a built site, by path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads a folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut open: Vec<PathBuf> = vec![folder.to_owned()];
        while let Some(here) = open.pop() {
            for entry in fs::read_dir(&here).unwrap_or_else(|error| panic!("{}: {error}", here.display())) {
                let path = entry.expect("the folder can be read").path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(folder).expect("files lie in the folder").to_string_lossy().replace('\\', "/");
                    files.insert(name, fs::read(&path).expect("files of a site can be read"));
                }
            }
        }
        Self { files }
    }

    /// The text of a page: `c/del-1/` is `c/del-1/index.html`.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> &str {
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let bytes = self.files.get(&file).unwrap_or_else(|| panic!("the site has no file `{file}`"));
        std::str::from_utf8(bytes).expect("pages are UTF-8")
    }

    /// Names of the files in which two sites differ.
    pub(crate) fn difference<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let names: BTreeSet<&String> = self.files.keys().chain(other.files.keys()).collect();
        names.into_iter().filter(|name| self.files.get(*name) != other.files.get(*name)).map(String::as_str).collect()
    }

    /// Everything that is wrong with links and ids. `address` is the site's own; `hosts` are those that
    /// links may lead to, `None` for any. Nothing may be asked of another host.
    pub(crate) fn broken_links(&self, address: &str, hosts: Option<&[&str]>) -> Vec<String> {
        let root = address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or("/");
        let pages: BTreeMap<&str, Page> = self
            .files
            .iter()
            .filter(|(name, _)| name.ends_with(".html"))
            .map(|(name, bytes)| (name.as_str(), Page::parse(std::str::from_utf8(bytes).expect("pages are UTF-8"))))
            .collect();
        let mut wrong = Vec::new();
        for (name, page) in &pages {
            wrong.extend(page.ids_used_twice.iter().map(|id| format!("{name}: the id `{id}` stands there twice")));
            for link in &page.links {
                if let Err(why) = self.follow(name, page, link, &pages, root, address, hosts) {
                    wrong.push(format!("{name}: {} `{}`: {why}", link.what, link.to));
                }
            }
        }
        for (name, bytes) in self.files.iter().filter(|(name, _)| name.ends_with(".css")) {
            wrong.extend(self.style_requests(name, &String::from_utf8_lossy(bytes)));
        }
        wrong
    }

    #[allow(clippy::too_many_arguments, reason = "one call, and each argument is another thing")]
    fn follow(
        &self,
        from: &str,
        page: &Page,
        link: &Link,
        pages: &BTreeMap<&str, Page>,
        root: &str,
        address: &str,
        hosts: Option<&[&str]>,
    ) -> Result<(), String> {
        // A page that leads on names the page that it leads to.
        if link.what == "link rel=canonical" && !page.leads_on {
            let own = format!("{address}{}", from.strip_suffix("index.html").unwrap_or(from));
            let leads_on = self.page(from).contains("http-equiv=\"refresh\"");
            let is_page = |path: &str| self.files.contains_key(&format!("{path}index.html"));
            let is_right = if leads_on { address.is_empty() || link.to.strip_prefix(address).is_some_and(is_page) } else { link.to == own };
            return if is_right { Ok(()) } else { Err(format!("the page is {own}")) };
        }
        // A browser loads no licence and no canonical page: the links are for programs that read the head.
        let is_request = !(link.what.starts_with("a ") || ["link rel=license", "link rel=canonical"].contains(&link.what.as_str()));
        if let Some((scheme, rest)) = link.to.split_once(':') {
            return match scheme {
                "https" if !is_request => {
                    let host = rest.trim_start_matches('/').split('/').next().unwrap_or_default();
                    if hosts.is_none_or(|hosts| hosts.contains(&host)) { Ok(()) } else { Err("an unknown host".to_owned()) }
                }
                "mailto" if link.what.starts_with("a ") => Ok(()),
                "data" if link.what.starts_with("img") || link.what == "link rel=icon" => Ok(()),
                _ => Err("a scheme that pages do not use here".to_owned()),
            };
        }
        if link.to.starts_with("//") {
            return Err("another host".to_owned());
        }
        let (path, fragment) = link.to.split_once('#').unwrap_or((&link.to, ""));
        let path = path.split('?').next().unwrap_or_default();
        let base = page.base.as_deref();
        let target = if path.is_empty() && base.is_none() {
            from.to_owned()
        } else {
            let folder = from.rfind('/').map_or("", |at| &from[..=at]);
            let whole = if path.starts_with('/') {
                path.to_owned()
            } else {
                format!("{}{path}", base.map_or_else(|| format!("{root}{folder}"), str::to_owned))
            };
            let whole = normal(&whole).ok_or("leaves the server")?;
            let inside = whole.strip_prefix(root).ok_or("leaves the site")?;
            if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() }
        };
        let target = percent_decode(&target);
        if !self.files.contains_key(&target) {
            return Err(format!("there is no file `{target}`"));
        }
        let fragment = percent_decode(fragment);
        let known = fragment.is_empty() || pages.get(target.as_str()).is_some_and(|page| page.ids.contains(&fragment));
        if known { Ok(()) } else { Err(format!("`{target}` has no id `{fragment}`")) }
    }

    /// What style sheets would fetch.
    fn style_requests(&self, name: &str, style: &str) -> Vec<String> {
        let folder = name.rfind('/').map_or("", |at| &name[..=at]);
        let mut wrong = Vec::new();
        for part in style.split("url(").skip(1) {
            let to = part.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
            let file = normal(&format!("/{folder}{}", to.split(['?', '#']).next().unwrap_or_default()));
            let exists = file.is_some_and(|file| self.files.contains_key(&file[1..]));
            if !(exists || to.starts_with("data:")) {
                wrong.push(format!("{name}: asks for `{to}`"));
            }
        }
        if style.contains("@import") {
            wrong.push(format!("{name}: imports another style sheet"));
        }
        wrong
    }
}

/// A link or a request.
#[derive(Debug)]
struct Link {
    /// `a href`, `script src`, `link rel=stylesheet`.
    what: String,
    to: String,
}

/// What matters of a page here.
#[derive(Debug)]
struct Page {
    /// Whether it only leads on to another page.
    leads_on: bool,
    base: Option<String>,
    ids: BTreeSet<String>,
    ids_used_twice: BTreeSet<String>,
    links: Vec<Link>,
}

impl Page {
    fn parse(text: &str) -> Self {
        let document = Html::parse_document(text);
        let (mut ids, mut ids_used_twice) = (BTreeSet::new(), BTreeSet::new());
        for element in document.select(&selector("[id]")) {
            let id = element.attr("id").unwrap_or_default().to_owned();
            if !ids.insert(id.clone()) {
                ids_used_twice.insert(id);
            }
        }
        let base = document.select(&selector("base[href]")).next().and_then(|base| base.attr("href")).map(str::to_owned);
        let mut links = Vec::new();
        for (query, attribute) in [
            ("a[href], area[href], link[href], use[href]", "href"),
            ("[src]", "src"),
            ("form[action]", "action"),
            ("button[formaction]", "formaction"),
            ("object[data]", "data"),
            ("[srcset]", "srcset"),
            ("[poster]", "poster"),
        ] {
            for element in document.select(&selector(query)) {
                let name = element.value().name();
                let what = match element.attr("rel") {
                    Some(rel) if name == "link" => format!("link rel={rel}"),
                    _ => format!("{name} {attribute}"),
                };
                links.push(Link { what, to: element.attr(attribute).unwrap_or_default().to_owned() });
            }
        }
        let leads_on = document.select(&selector("meta[http-equiv='refresh']")).next().is_some();
        Self { leads_on, base, ids, ids_used_twice, links }
    }
}

/// A path without `.` and `..`; `None` if it leaves its root.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    // `a/..` and `a/.` are folders.
    let folder = matches!(path.rsplit('/').next(), Some("." | "..")) && parts.last().is_none_or(|last| !last.is_empty());
    Some(format!("/{}{}", parts.join("/"), if folder && !parts.is_empty() { "/" } else { "" }))
}

fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}
