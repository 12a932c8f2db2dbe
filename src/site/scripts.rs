//! Scripts of a theme as they are published: the modules that a script imports are put before it, into one file.
//!
//! Modules keep the sources apart by subject; in a browser each would be a request of its own, and pages opened from a
//! disk could not load any. So `static/site.js`, which begins with `import { startHints } from '../scripts/hints.js';`,
//! is published as one script: what `hints.js` imports, then `hints.js` without the word `export`, then the rest of
//! `site.js`. Nothing is renamed. All of it shares one scope, so two declarations of one name are an error, as are an
//! import under another name and one that spans lines.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, bail, ensure};

/// Modules of a theme by their paths, such as `scripts/hints.js`.
pub(super) type Modules = BTreeMap<String, String>;

/// The published form of `entry`, which lies in the folder `static/`.
///
/// # Errors
///
/// If a module is missing, imports lead in a circle, or one name is declared twice.
pub(super) fn bundle(entry: &str, script: &str, modules: &Modules) -> Result<String> {
    let mut bundle = Bundle { modules, placed: BTreeSet::new(), declared: BTreeMap::new(), text: String::new() };
    bundle.append(&format!("static/{entry}"), script, &mut Vec::new()).with_context(|| format!("in the script `{entry}` of the theme"))?;
    let text = without_comments(&bundle.text);
    // What exports is a module already, and has a scope of its own.
    let is_module = text.lines().any(|line| line.starts_with("export "));
    let has_modules = bundle.placed.len() > 1;
    Ok(if has_modules && !is_module { format!("(() => {{\n'use strict';\n{text}}})();\n") } else { text })
}

struct Bundle<'a> {
    modules: &'a Modules,
    placed: BTreeSet<String>,
    /// Names at the outermost level, each with the module that declares it.
    declared: BTreeMap<String, String>,
    text: String,
}

impl Bundle<'_> {
    /// Puts a module behind those that it imports. `open` has the modules that wait for it, the outermost first.
    fn append(&mut self, path: &str, source: &str, open: &mut Vec<String>) -> Result<()> {
        ensure!(!open.iter().any(|one| one == path), "imports lead in a circle: {} -> {path}", open.join(" -> "));
        open.push(path.to_owned());
        let is_entry = open.len() == 1;
        let mut own = String::new();
        for line in source.lines() {
            if let Some(target) = imported(line)? {
                let target = format!("scripts/{target}");
                if !self.placed.contains(&target) {
                    let module = self.modules.get(&target).with_context(|| format!("`{path}` imports `{target}`, which is missing"))?;
                    self.append(&target, module, open)?;
                }
                continue;
            }
            if let Some(name) = declared(line) {
                let first = self.declared.insert(name.to_owned(), path.to_owned());
                ensure!(first.is_none(), "`{name}` is declared in `{}` and in `{path}`", first.unwrap_or_default());
            }
            own.push_str(if is_entry { line } else { line.strip_prefix("export ").unwrap_or(line) });
            own.push('\n');
        }
        self.text.push_str(&own);
        self.placed.insert(path.to_owned());
        open.pop();
        Ok(())
    }
}

/// The file that a line imports from the folder `scripts/`, if it is an import.
fn imported(line: &str) -> Result<Option<&str>> {
    if !line.starts_with("import ") {
        return Ok(None);
    }
    let path = line.strip_suffix("';").and_then(|line| line.rsplit_once(" from '")).map(|(_, path)| path);
    let name = path.and_then(|path| path.strip_prefix("../scripts/").or_else(|| path.strip_prefix("./")));
    match name {
        Some(name) if !line.contains(" as ") => Ok(Some(name)),
        _ => bail!("`{line}` is not a supported import: write `import {{ name }} from '../scripts/file.js';`"),
    }
}

/// The name that a line of the outermost level declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("export ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = ["function ", "const ", "let ", "class "].iter().find_map(|keyword| line.strip_prefix(keyword))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
    Some(&rest[..end]).filter(|name| !name.is_empty())
}

/// A script without its types, its comments on lines of their own, and the blanks that lines begin with: who reads the
/// source has them, who reads a clause need not load them.
fn without_comments(script: &str) -> String {
    let mut text = String::new();
    let mut in_block = false;
    for line in script.lines() {
        let line = without_types(line);
        let line = line.trim();
        if in_block || line.starts_with("/*") {
            in_block = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// A line without the types that stand in it: `/** @type {Text} */ (node)` is `(node)`.
fn without_types(line: &str) -> String {
    let mut rest = line;
    let mut text = String::new();
    while let Some((before, comment)) = rest.split_once("/** @type ")
        && let Some((_, after)) = comment.split_once("*/")
    {
        text.push_str(before);
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(files: &[(&str, &str)]) -> Modules {
        files.iter().map(|(name, text)| (format!("scripts/{name}"), (*text).to_owned())).collect()
    }

    #[test]
    fn imports_come_first_and_once() {
        let modules = modules(&[
            ("a.js", "import { c } from './c.js';\nexport const a = c + 1;\n"),
            ("b.js", "import { c } from './c.js';\nexport function b() {\n  return c;\n}\n"),
            ("c.js", "export const c = 1;\n"),
        ]);
        let entry = "import { a } from '../scripts/a.js';\nimport { b } from '../scripts/b.js';\n\nconsole.log(a, b());\n";
        let expected =
            "(() => {\n'use strict';\nconst c = 1;\nconst a = c + 1;\nfunction b() {\nreturn c;\n}\nconsole.log(a, b());\n})();\n";
        assert_eq!(bundle("x.js", entry, &modules).unwrap(), expected);
    }

    #[test]
    fn a_script_that_exports_stays_a_module() {
        let modules = modules(&[("a.js", "export const a = 1;\n")]);
        let entry = "import { a } from '../scripts/a.js';\nexport function start() {\n  return a;\n}\n";
        assert_eq!(bundle("x.js", entry, &modules).unwrap(), "const a = 1;\nexport function start() {\nreturn a;\n}\n");
    }

    #[test]
    fn what_cannot_be_put_into_one_file_is_refused() {
        let circle = modules(&[("a.js", "import { b } from './b.js';\n"), ("b.js", "import { a } from './a.js';\n")]);
        let twice = modules(&[("a.js", "const x = 1;\nexport const a = x;\n"), ("b.js", "export function x() {}\n")]);
        let cases = [
            ("import { a } from '../scripts/a.js';\n", &circle, "imports lead in a circle"),
            ("import { a } from '../scripts/z.js';\n", &circle, "imports `scripts/z.js`, which is missing"),
            ("import { a } from '../scripts/a.js';\nimport { x } from '../scripts/b.js';\n", &twice, "`x` is declared in"),
            ("import { a as b } from '../scripts/a.js';\n", &twice, "is not a supported import"),
            ("import {\n  a,\n} from '../scripts/a.js';\n", &twice, "is not a supported import"),
            ("import 'https://elsewhere.example/a.js';\n", &twice, "is not a supported import"),
        ];
        for (entry, modules, expected) in cases {
            let error = format!("{:#}", bundle("x.js", entry, modules).unwrap_err());
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn comments_on_lines_of_their_own_are_not_sent() {
        let script = "// What it does.\nconst a = 'x'; // kept\n\n/**\n * @param {string} b\n */\n  // why\n  f(\"http://x\");\n";
        assert_eq!(bundle("x.js", script, &Modules::new()).unwrap(), "const a = 'x'; // kept\nf(\"http://x\");\n");
        assert_eq!(without_comments("a\n/* one line */\nb\n/** @type {x} */ (c).d(/** @type {y} */ e);\n//"), "a\nb\n(c).d(e);\n");
        assert_eq!(without_comments("/** @type {x} */\nlet y;\n"), "let y;\n");
    }
}
