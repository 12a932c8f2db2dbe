// Finds clauses in the one file: every typed word has to stand in the clause, whatever its case.
// Whole clauses are hidden, and their lines in the contents, so that printing prints what was found.
(() => {
  const field = document.getElementById("part-find");
  const told = document.getElementById("part-told");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let clauses;

  const prepare = () => [...document.querySelectorAll("article.whole")].map((clause) => ({
    clause,
    line: document.querySelector(`.contents a[href="#${clause.id}"]`)?.closest("li"),
    text: fold(clause.textContent),
  }));

  const narrow = () => {
    clauses ??= prepare();
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { clause, line, text } of clauses) {
      const fits = words.every((word) => text.includes(word));
      clause.hidden = !fits;
      if (line) line.hidden = !fits;
      if (fits) found += 1;
    }
    for (const part of document.querySelectorAll(".contents > section, main section.topic")) {
      const own = part.querySelectorAll("li, article.whole");
      part.hidden = own.length > 0 && [...own].every((one) => one.hidden);
    }
    told.textContent = words.length === 0 ? "" : `${found} of ${clauses.length} clauses`;
  };

  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a clause that is hidden would lead nowhere.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest("[hidden]")) {
      field.value = "";
      narrow();
      target.scrollIntoView();
    }
  });
})();
