// What all parts of the report use: elements, words, the data of the page.
"use strict";

const byId = (id) => document.getElementById(id);

/** A new element. Texts become text nodes: nothing of an article is ever read as markup. */
function el(tag, attributes, ...children) {
  const node = tag === "svg" || attributes?.svg
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "svg" || value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  // `condition && child` leaves false, an empty string or nothing where there is no child.
  for (const child of children.flat(Infinity)) if (child) node.append(child);
  return node;
}

const WORDS = {
  ko: {
    articles: "기사", encounters: "만남", all: "전체", person: "사람", country: "나라", kind: "방식",
    status: "상태", from: "부터", to: "까지", clear: "조건 지우기", timeline: "연표", network: "누가 누구를",
    pairs: "가장 잦은 만남", cards: "만남", reader: "기사", more: "더 보기", back: "목록으로", undated: "날짜 없음",
    held: "열림", planned: "예정", proposed: "제안", not_held: "불발",
    meeting: "대면", call: "통화", video: "화상",
    who: "누가", whom: "누구와", when: "언제", where: "어디서", about: "무엇을", rule: "근거 낱말",
    cues: "상태를 정한 말", confidence: "확신도", sources: "보도", conflicts: "보도가 엇갈림", codes: "부호",
    show: "기사에서 보기", background: "배경", inferred: "직책으로 찾은 이름", nothing: "조건에 맞는 만남이 없습니다.",
    none: "이 기사에서 만남을 찾지 못했습니다.", pick: "만남을 고르면 기사와 근거 문장이 여기에 나옵니다.",
    theme: "밝게/어둡게", published: "발행", resolved: "가리키는 것", row: "사전 항목", value: "값",
    PERSON: "사람", OFFICE: "직책", ORGANIZATION: "기관", COUNTRY: "나라", PLACE: "장소", DATE: "날짜",
    TIME: "시각", DURATION: "기간", list: "기사 목록", times: "회", shown: "표시", date: "날짜",
  },
  en: {
    articles: "articles", encounters: "encounters", all: "all", person: "Person", country: "Country", kind: "Kind",
    status: "Status", from: "From", to: "To", clear: "Clear filters", timeline: "Timeline", network: "Who met whom",
    pairs: "Most frequent pairs", cards: "Encounters", reader: "Article", more: "Show more", back: "Back to the list",
    undated: "undated", held: "held", planned: "planned", proposed: "proposed", not_held: "not held",
    meeting: "meeting", call: "call", video: "video call",
    who: "who", whom: "whom", when: "when", where: "where", about: "about", rule: "trigger",
    cues: "status cues", confidence: "confidence", sources: "told by", conflicts: "articles disagree", codes: "codes",
    show: "Show in the article", background: "background", inferred: "looked up from the office",
    nothing: "No encounter fits these filters.", none: "No encounter was found in this article.",
    pick: "Choose an encounter to see its article and the sentence that tells of it.",
    theme: "Light/dark", published: "published", resolved: "resolves to", row: "table row", value: "value",
    PERSON: "person", OFFICE: "office", ORGANIZATION: "organisation", COUNTRY: "country", PLACE: "place",
    DATE: "date", TIME: "time", DURATION: "duration", list: "Articles", times: "times", shown: "shown", date: "date",
  },
};

let language = (navigator.language || "ko").startsWith("ko") ? "ko" : "en";
const t = (key) => WORDS[language][key] ?? key;

/** The page's data: articles with their results, and the encounters merged over them. */
const DOCUMENTS = [...document.querySelectorAll("script.document")].map((node) => JSON.parse(node.textContent));
const CORPUS = JSON.parse(byId("corpus").textContent);
const PLACES = new Map(DOCUMENTS.map((document, at) => [document.id, at]));
const ENCOUNTERS = CORPUS.encounters;
const NODES = CORPUS.nodes;

if (DOCUMENTS.length > 1) ENCOUNTERS.sort((a, b) => (b.date || "").localeCompare(a.date || ""));
else ENCOUNTERS.sort((a, b) => a.sources[0].event - b.sources[0].event);

/** What to call one who took part. */
function nameOf(party) {
  return party.name || party.title || party.org || party.country || "?";
}

/** `강경화 장관` and, small, where from. */
function partyElement(party) {
  const title = party.name && party.title ? ` ${party.title}` : "";
  const from = [party.org, party.country].filter((x) => x && x !== nameOf(party)).join(", ");
  return el("span", { class: "party" },
    el("b", {}, nameOf(party)), title,
    from && el("small", {}, ` ${from}`),
    party.inferred && el("small", { class: "inferred" }, ` (${t("inferred")})`));
}

function badge(kind, value) {
  return el("span", { class: `badge ${kind}-${value}` }, t(value));
}

/** Runs soon, once, however often it is asked for until then. */
function later(run) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setTimeout(() => { asked = false; run(); }, 20);
  };
}
