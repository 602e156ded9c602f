// Filters, language and theme; puts everything together.

const FILTERS = ["person", "country", "kind", "status", "from", "to"];

function fits(encounter, filter) {
  if (filter.kind && encounter.kind !== filter.kind) return false;
  if (filter.status && encounter.status !== filter.status) return false;
  if (filter.from && !(encounter.date && encounter.date >= filter.from.slice(0, encounter.date.length))) return false;
  if (filter.to && !(encounter.date && encounter.date <= filter.to)) return false;
  if (filter.country && !encounter.parties.some((party) => party.country === filter.country)) return false;
  if (filter.person) {
    const bare = (text) => text.replaceAll(" ", "").toLowerCase();
    const wanted = bare(filter.person);
    return encounter.parties.some((party) =>
      [NODES[party.node].label, party.name, party.title, party.org].some((text) => text && bare(text).includes(wanted)));
  }
  return true;
}

const update = later(() => {
  const filter = Object.fromEntries(FILTERS.map((name) => [name, byId(name).value]));
  const found = ENCOUNTERS.filter((encounter) => fits(encounter, filter));
  const any = FILTERS.some((name) => filter[name]);
  byId("clear").hidden = !any;
  byId("count").textContent = any ? `${found.length} / ${ENCOUNTERS.length}` : "";
  drawTimeline(found);
  drawNetwork(found);
  listCards(found);
});

function setPeriod(key) {
  const same = byId("from").value.startsWith(key) && byId("to").value.startsWith(key);
  const [year, month] = key.split("-").map(Number);
  const last = key.length === 10 ? key
    : key.length === 7 ? `${key}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`
      : `${key}-12-31`;
  byId("from").value = same ? "" : `${key}${"-01-01".slice(key.length === 4 ? 0 : key.length === 7 ? 3 : 6)}`;
  byId("to").value = same ? "" : last;
  update();
}

function setPerson(label) {
  byId("person").value = byId("person").value === label ? "" : label;
  update();
}

function options(id, values) {
  byId(id).replaceChildren(el("option", { value: "" }, t("all")),
    ...values.map((value) => el("option", { value }, t(value))));
}

function words() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  byId("theme").setAttribute("aria-label", t("theme"));
  byId("language").textContent = language === "ko" ? "English" : "한국어";
  byId("summary").textContent =
    `${t("articles")} ${DOCUMENTS.length} · ${t("encounters")} ${ENCOUNTERS.length}`;
  const kept = Object.fromEntries(FILTERS.map((name) => [name, byId(name).value]));
  const all = (of) => [...new Set(ENCOUNTERS.flatMap(of))].filter(Boolean).sort();
  options("country", all((e) => e.parties.map((party) => party.country)));
  options("kind", all((e) => [e.kind]));
  options("status", ["held", "planned", "proposed", "not_held"].filter((s) => ENCOUNTERS.some((e) => e.status === s)));
  for (const [name, value] of Object.entries(kept)) byId(name).value = value;
  byId("list").replaceChildren(...DOCUMENTS.map((document, at) =>
    el("option", { value: at }, [document.reference_date?.date, document.title || document.id].filter(Boolean).join(" "))));
  if (reading.document !== null) byId("list").value = reading.document;
}

function start() {
  words();
  byId("people").replaceChildren(...[...NODES].sort((a, b) => b.encounters - a.encounters).slice(0, 400)
    .map((node) => el("option", { value: node.label })));
  byId("filters").hidden = ENCOUNTERS.length < 2;
  byId("list-box").hidden = DOCUMENTS.length < 2;
  for (const name of FILTERS) byId(name).addEventListener("input", update);
  byId("clear").addEventListener("click", () => {
    for (const name of FILTERS) byId(name).value = "";
    update();
  });
  byId("more").addEventListener("click", () => moreCards());
  byId("list").addEventListener("change", () => showArticle(Number(byId("list").value), null));
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = getComputedStyle(root).colorScheme.includes("dark") && !getComputedStyle(root).colorScheme.includes("light")
      || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
  });
  byId("language").addEventListener("click", () => {
    language = language === "ko" ? "en" : "ko";
    words();
    update();
    if (reading.document !== null) { const { document, event } = reading; reading.document = null; showArticle(document, event); }
  });
  setUpReader();
  update();
  if (DOCUMENTS.length === 1) { showArticle(0, null); byId("reader").classList.remove("open"); }
  document.documentElement.dataset.ready = "true";
}

start();
