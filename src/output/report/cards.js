// The list of encounters, one card each.

const PAGE = 40;
let cards = [];
let shown = 0;

/** Shows the first of these encounters. */
function listCards(encounters) {
  cards = encounters;
  shown = 0;
  byId("cards").replaceChildren();
  moreCards();
  byId("empty").hidden = encounters.length > 0;
  byId("empty").textContent = t(ENCOUNTERS.length ? "nothing" : "none");
}

function moreCards(until = shown + PAGE) {
  const next = cards.slice(shown, until);
  byId("cards").append(...next.map(card));
  shown += next.length;
  byId("more").hidden = shown >= cards.length;
  markCards();
}

function card(encounter) {
  const side = (name) => encounter.parties.filter((party) => party.side === name);
  const sides = [side("who"), side("whom")].filter((parties) => parties.length);
  const names = sides.map((parties) => parties.map((party, at) => [at ? ", " : "", partyElement(party)]));
  const source = encounter.sources[0];
  const open = () => openSource(encounter.sources.find((s) => PLACES.get(s.document) === reading.document) || source);
  const event = eventOf(source);
  const fact = (label, ...value) => [el("dt", {}, t(label)), el("dd", {}, ...value)];
  const best = Math.max(...encounter.sources.map((s) => s.confidence));
  return el("li", {
    class: `card ${encounter.status}`, id: `card-${ENCOUNTERS.indexOf(encounter)}`,
    on: { click: (click) => { if (!click.target.closest("button, summary, a")) open(); } },
  },
  el("div", { class: "card-head" },
    badge("status", encounter.status), badge("kind", encounter.kind),
    el("time", {}, encounter.date || t("undated")),
    encounter.background && el("span", { class: "badge" }, t("background"))),
  el("h3", {}, names.length > 1 ? [names[0], el("span", { class: "arrow", "aria-label": "–" }, " ↔ "), names[1]] : names),
  el("dl", {},
    event?.when && fact("when", event.when.timex || event.when.date, event.when.text && el("small", {}, ` “${event.when.text}”`)),
    encounter.where && fact("where", encounter.where, encounter.place_country && el("small", {}, ` ${encounter.place_country}`)),
    encounter.about.length > 0 && fact("about", el("ul", {}, encounter.about.slice(0, 5).map((topic) => el("li", {}, topic.text)))),
    fact("rule", source.rule, event?.cues?.length ? el("small", {}, ` ${t("cues")}: ${event.cues.map((c) => c.text).join(", ")}`) : null),
    fact("confidence", el("meter", { min: 0, max: 1, value: best, "aria-label": t("confidence") }), ` ${best.toFixed(2)}`)),
  encounter.conflicts.length > 0 && el("details", { class: "conflicts" },
    el("summary", {}, t("conflicts")),
    encounter.conflicts.map((conflict) => el("div", {}, el("b", {}, t(conflict.slot)), el("ul", {},
      conflict.versions.map((version) => el("li", {}, `${t(version.value)} `, el("small", {}, version.documents.join(", ")))))))),
  encounter.sources.length > 1
    ? el("details", { class: "sources" },
      el("summary", {}, `${t("sources")} ${encounter.sources.length}`),
      el("ul", {}, encounter.sources.map((s) => el("li", {}, sourceButton(s)))))
    : null,
  event?.codes && el("details", { class: "codes" }, el("summary", {}, t("codes")),
    el("small", {}, Object.entries(event.codes).map(([scheme, code]) => `${scheme} ${code}`).join(" · "))),
  el("button", { type: "button", class: "show", on: { click: open } }, t("show")));
}

function sourceButton(source) {
  const label = [source.published, source.title || source.document].filter(Boolean).join(" ");
  return el("button", { type: "button", class: "link", on: { click: () => openSource(source) } },
    label, el("small", {}, ` “${source.evidence}”`));
}

function eventOf(source) {
  return DOCUMENTS[PLACES.get(source.document)]?.events[source.event];
}

function openSource(source) {
  showArticle(PLACES.get(source.document), source.event);
}

/** The encounter that an article's event belongs to. */
function encounterOf(document, event) {
  const id = DOCUMENTS[document]?.id;
  return ENCOUNTERS.find((e) => e.sources.some((s) => s.document === id && s.event === event));
}

/** Marks the card of what is read. */
function markCards() {
  const chosen = reading.event === null ? null : encounterOf(reading.document, reading.event);
  for (const node of byId("cards").children) {
    const own = chosen && node.id === `card-${ENCOUNTERS.indexOf(chosen)}`;
    node.classList.toggle("chosen", Boolean(own));
    if (own) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
}

function showCard(document, event) {
  const encounter = encounterOf(document, event);
  const at = cards.indexOf(encounter);
  if (at < 0) return;
  if (at >= shown) moreCards(at + 1);
  byId(`card-${ENCOUNTERS.indexOf(encounter)}`)?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}
