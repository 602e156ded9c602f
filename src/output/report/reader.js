// The article, with its mentions and the words that tell of an encounter.

/** What is shown: place of the article, and of its event or null. */
const reading = { document: null, event: null };
let segments = [];

/** Spans that roles of an event cover. */
function rolesOf(event) {
  const roles = [];
  const add = (role, item) => {
    if (item && item.end > item.start) roles.push({ role, start: item.start, end: item.end });
  };
  for (const party of event.who) add("who", party.mention);
  for (const party of event.whom) add("whom", party.mention);
  add("when", event.when);
  add("where", event.where);
  for (const topic of event.about) add("about", topic);
  for (const cue of event.cues) add("cue", cue);
  return roles;
}

/** Cuts the text where anything begins or ends. */
function cut(document) {
  const spans = [];
  document.mentions.forEach((mention, at) => spans.push({ mention: at, start: mention.start, end: mention.end }));
  document.events.forEach((event, at) => {
    spans.push({ event: at, start: event.evidence.start, end: event.evidence.end });
    for (const role of rolesOf(event)) spans.push({ event: at, ...role });
  });
  const borders = new Set([0, document.text.length]);
  for (const span of spans) borders.add(span.start).add(span.end);
  const points = [...borders].filter((at) => at <= document.text.length).sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  const pieces = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [start, end] = [points[i], points[i + 1]];
    while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
    open = open.filter((span) => span.end > start);
    pieces.push({ start, end, spans: open.slice() });
  }
  return pieces;
}

function showArticle(at, event) {
  const document = DOCUMENTS[at];
  if (!document) return;
  if (reading.document !== at) render(document);
  reading.document = at;
  reading.event = event;
  byId("list").value = at;
  byId("reader").classList.add("open");
  for (const segment of segments) {
    const { node, spans } = segment;
    const roles = spans.filter((span) => span.event === event && span.role).map((span) => span.role);
    node.classList.toggle("on", spans.some((span) => span.event === event && !span.role));
    if (roles.length) node.dataset.role = roles[0];
    else delete node.dataset.role;
  }
  const first = segments.find((segment) => segment.node.classList.contains("on"));
  if (first) first.node.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  markCards();
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function render(document) {
  hideTip();
  const started = new Set();
  segments = cut(document).map((piece) => {
    const text = document.text.slice(piece.start, piece.end);
    const inner = piece.spans.filter((span) => span.mention !== undefined)
      .sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
    const told = piece.spans.some((span) => span.event !== undefined && !span.role);
    if (!inner && !told) return { node: window.document.createTextNode(text), spans: [], plain: true };
    const mention = inner && document.mentions[inner.mention];
    // One stop for the keyboard a mention, however many pieces it is in.
    const stop = inner && !started.has(inner.mention);
    if (stop) started.add(inner.mention);
    const node = el("span", {
      class: [mention && `mention ${mention.type}`, told && "told"].filter(Boolean).join(" "),
      tabindex: stop ? 0 : null,
      "aria-describedby": stop ? "tip" : null,
      "data-mention": inner ? inner.mention : null,
      "data-events": told
        ? piece.spans.filter((s) => s.event !== undefined && !s.role).map((s) => s.event).join(" ") : null,
    }, text);
    return { node, spans: piece.spans };
  });
  const facts = [document.reference_date && `${t("published")} ${document.reference_date.date}`, document.title && document.id];
  byId("article-title").textContent = document.title || document.id;
  byId("article-facts").textContent = facts.filter(Boolean).join(" · ");
  byId("article-text").replaceChildren(...segments.map((segment) => segment.node));
  segments = segments.filter((segment) => !segment.plain);
  byId("reader-empty").hidden = true;
  byId("article").hidden = false;
}

/** The fullest name of a coreference chain. */
function chainName(document, entity) {
  let best = "";
  for (const mention of document.mentions) {
    if (mention.entity === entity && mention.type === "PERSON" && mention.text.length > best.length) best = mention.text;
  }
  for (const event of document.events) {
    for (const party of [...event.who, ...event.whom]) {
      if (party.entity === entity && party.name) best = party.name.length > best.length ? party.name : best;
    }
  }
  return best;
}

function tipContent(mention) {
  const document = DOCUMENTS[reading.document];
  const lines = [el("b", {}, mention.text), ` ${t(mention.type)}`];
  const row = (label, value) => value && lines.push(el("div", {}, el("i", {}, t(label)), ` ${value}`));
  const chain = mention.entity === undefined ? "" : chainName(document, mention.entity);
  row("resolved", [chain !== mention.text && chain, mention.title, mention.org, mention.country].filter(Boolean).join(" · "));
  row("value", mention.value);
  row("row", (mention.rows || []).join(", "));
  return lines;
}

function showTip(node) {
  const document = DOCUMENTS[reading.document];
  const mention = document?.mentions[Number(node.dataset.mention)];
  if (!mention) return;
  const tip = byId("tip");
  tip.replaceChildren(...tipContent(mention));
  tip.hidden = false;
  const box = node.getClientRects()[0] || node.getBoundingClientRect();
  const width = Math.min(tip.offsetWidth, innerWidth - 16);
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  const below = box.bottom + 6;
  tip.style.top = `${below + tip.offsetHeight > innerHeight ? Math.max(4, box.top - tip.offsetHeight - 6) : below}px`;
}

function hideTip() {
  byId("tip").hidden = true;
}

function setUpReader() {
  const text = byId("article-text");
  const mentionOf = (event) => event.target.closest?.("[data-mention]");
  for (const kind of ["mouseover", "focusin"]) {
    text.addEventListener(kind, (event) => { const node = mentionOf(event); if (node) showTip(node); else hideTip(); });
  }
  for (const kind of ["mouseleave", "focusout"]) text.addEventListener(kind, hideTip);
  const choose = (node) => {
    const event = Number(node.dataset.events.split(" ")[0]);
    showArticle(reading.document, event);
    showCard(reading.document, event);
  };
  text.addEventListener("click", (event) => {
    const mention = mentionOf(event);
    if (mention) showTip(mention);
    const told = event.target.closest?.("[data-events]");
    if (told) choose(told);
  });
  text.addEventListener("keydown", (event) => {
    const told = event.key === "Enter" && event.target.closest?.("[data-events]");
    if (told) choose(told);
  });
  addEventListener("scroll", hideTip, { passive: true, capture: true });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hideTip();
    closeReader();
  });
  byId("back").addEventListener("click", closeReader);
}

/** Only on narrow screens does the article lie over the list. */
function closeReader() {
  const reader = byId("reader");
  if (!reader.classList.contains("open")) return;
  reader.classList.remove("open");
  document.querySelector(".card.chosen button")?.focus({ preventScroll: true });
}
