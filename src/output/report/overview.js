// Over many encounters: when they were, and who met whom.

/** A bar for each day, month or year, whichever gives a readable number of bars. */
function drawTimeline(encounters) {
  const dated = encounters.filter((e) => e.date);
  const box = byId("bars");
  byId("timeline").hidden = new Set(dated.map((e) => e.date)).size < 2;
  if (byId("timeline").hidden) return;
  const days = dated.filter((e) => e.date.length === 10).map((e) => e.date).sort();
  const span = days.length ? (Date.parse(days.at(-1)) - Date.parse(days[0])) / 864e5 : Infinity;
  const length = span <= 45 && days.length === dated.length ? 10 : span <= 366 * 5 ? 7 : 4;
  const groups = new Map();
  for (const encounter of dated) {
    const key = encounter.date.slice(0, length);
    if (key.length < length) continue;
    if (!groups.has(key)) groups.set(key, { held: 0, planned: 0, proposed: 0, not_held: 0 });
    groups.get(key)[encounter.status]++;
  }
  const keys = between([...groups.keys()].sort(), length);
  const total = (counts) => counts.held + counts.planned + counts.proposed + counts.not_held;
  const most = Math.max(1, ...[...groups.values()].map(total));
  box.replaceChildren(...keys.map((key) => {
    const counts = groups.get(key);
    if (!counts) return el("span", { class: "gap", "aria-hidden": "true" });
    const words = Object.entries(counts).filter(([, n]) => n).map(([status, n]) => `${t(status)} ${n}`).join(", ");
    const bar = el("button", {
      type: "button", class: "bar", title: `${key}: ${words}`, "aria-label": `${key}: ${words}`,
      on: { click: () => setPeriod(key) },
    });
    for (const [status, count] of Object.entries(counts)) {
      if (!count) continue;
      const piece = el("span", { class: `piece ${status}` });
      piece.style.height = `${Math.max(2, 64 * count / most)}px`;
      bar.append(piece);
    }
    return bar;
  }));
  byId("first-date").textContent = keys[0] ?? "";
  byId("last-date").textContent = keys.at(-1) ?? "";
}

/** All days, months or years from the first to the last, gaps filled while that is readable. */
function between(keys, length) {
  const all = [];
  const last = keys.at(-1);
  let at = new Date(`${keys[0]}${"-01-01".slice(length === 4 ? 0 : length === 7 ? 3 : 6)}T00:00:00Z`);
  for (let i = 0; i < 400; i++) {
    const key = at.toISOString().slice(0, length);
    all.push(key);
    if (key >= last) return all;
    if (length === 10) at.setUTCDate(at.getUTCDate() + 1);
    else if (length === 7) at.setUTCMonth(at.getUTCMonth() + 1);
    else at.setUTCFullYear(at.getUTCFullYear() + 1);
  }
  return keys;
}

/** Nodes and ties of these encounters, the busiest first. */
function network(encounters) {
  const nodes = new Map();
  const ties = new Map();
  for (const encounter of encounters) {
    for (const at of new Set(encounter.parties.map((party) => party.node))) nodes.set(at, (nodes.get(at) || 0) + 1);
    const side = (name) => encounter.parties.filter((party) => party.side === name).map((party) => party.node);
    let [ones, others] = [side("who"), side("whom")];
    const pairs = new Set();
    if (!ones.length || !others.length) ones = others = [...ones, ...others];
    for (const a of ones) for (const b of others) if (a !== b) pairs.add(a < b ? `${a} ${b}` : `${b} ${a}`);
    for (const pair of pairs) {
      if (!ties.has(pair)) ties.set(pair, { count: 0, held: 0 });
      ties.get(pair).count++;
      if (encounter.status === "held") ties.get(pair).held++;
    }
  }
  return {
    nodes: [...nodes].map(([at, count]) => ({ at, count, ...NODES[at] })).sort((a, b) => b.count - a.count || a.at - b.at),
    ties: [...ties].map(([pair, tie]) => {
      const [a, b] = pair.split(" ").map(Number);
      return { a, b, ...tie };
    }).sort((x, y) => y.count - x.count || x.a - y.a || x.b - y.b),
  };
}

const [WIDE, HIGH] = [640, 420];

function drawNetwork(encounters) {
  const whole = network(encounters);
  byId("network").hidden = DOCUMENTS.length < 2 || whole.ties.length === 0;
  if (byId("network").hidden) return;
  const nodes = whole.nodes.slice(0, innerWidth < 700 ? 18 : 36);
  const place = new Map(nodes.map((node, at) => [node.at, at]));
  const ties = whole.ties.filter((tie) => place.has(tie.a) && place.has(tie.b));
  settle(nodes, ties.map((tie) => [place.get(tie.a), place.get(tie.b), tie.count]));
  const svg = el("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "group", "aria-label": t("network") });
  for (const tie of ties) {
    const [a, b] = [nodes[place.get(tie.a)], nodes[place.get(tie.b)]];
    svg.append(el("line", {
      svg: true, x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: tie.held ? "tie" : "tie open",
      "stroke-width": (1 + Math.log2(tie.count)).toFixed(1),
    }, el("title", { svg: true }, `${a.label} – ${b.label}: ${tie.count}`)));
  }
  for (const node of nodes) {
    const choose = () => setPerson(node.label);
    const radius = 4 + 2 * Math.sqrt(node.count);
        const circle = el("circle", { svg: true, r: radius.toFixed(1) });
    circle.style.fill = colour(node.country);
    svg.append(el("g", {
      svg: true, class: "node", transform: `translate(${node.x} ${node.y})`, tabindex: 0, role: "button",
      "aria-label": `${node.label}, ${node.count}`,
      on: { click: choose, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } } },
    }, circle, el("text", { svg: true, x: radius + 3, y: 4 }, node.label),
    el("title", { svg: true }, [node.label, node.title, node.country].filter(Boolean).join(", "))));
  }
  byId("graph").replaceChildren(svg);
  byId("pairs").replaceChildren(...whole.ties.slice(0, 12).map((tie) => el("tr", {},
    el("td", {}, pairButton(tie.a)), el("td", {}, pairButton(tie.b)), el("td", {}, String(tie.count)))));
}

function pairButton(at) {
  return el("button", { type: "button", class: "link", on: { click: () => setPerson(NODES[at].label) } }, NODES[at].label);
}

/** A hue for a country, the same in every report. */
function colour(country) {
  if (!country) return "var(--quiet)";
  let hash = 7;
  for (const c of country) hash = (hash * 31 + c.charCodeAt(0)) % 360;
  return `hsl(${(hash * 47) % 360} 55% 52%)`;
}

/** Places nodes by springs and repulsion; no chance in it, so a page always looks the same. */
function settle(nodes, ties) {
  nodes.forEach((node, at) => {
    const angle = at * 2.399963;
    const radius = 18 * Math.sqrt(at + 1);
    node.x = WIDE / 2 + 1.4 * radius * Math.cos(angle);
    node.y = HIGH / 2 + radius * Math.sin(angle);
  });
  for (let round = 0; round < 260; round++) {
    const heat = 12 * (1 - round / 260) + 0.2;
    const moves = nodes.map(() => [0, 0]);
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const [dx, dy] = [nodes[i].x - nodes[j].x, 1.6 * (nodes[i].y - nodes[j].y)];
        const square = dx * dx + dy * dy + 0.01;
        const push = 9000 / square;
        const length = Math.sqrt(square);
        moves[i][0] += dx / length * push; moves[i][1] += dy / length * push;
        moves[j][0] -= dx / length * push; moves[j][1] -= dy / length * push;
      }
      moves[i][0] += (WIDE / 2 - nodes[i].x) * 0.03;
      moves[i][1] += (HIGH / 2 - nodes[i].y) * 0.05;
    }
    for (const [a, b, count] of ties) {
      const [dx, dy] = [nodes[b].x - nodes[a].x, nodes[b].y - nodes[a].y];
      const length = Math.sqrt(dx * dx + dy * dy) + 0.01;
      const pull = (length - 78) * 0.05 * (1 + Math.log2(count));
      moves[a][0] += dx / length * pull; moves[a][1] += dy / length * pull;
      moves[b][0] -= dx / length * pull; moves[b][1] -= dy / length * pull;
    }
    nodes.forEach((node, at) => {
      const length = Math.hypot(...moves[at]) + 0.01;
      const step = Math.min(length, heat);
      node.x += moves[at][0] / length * step;
      node.y += moves[at][1] / length * step;
    });
  }
  // The picture is filled, with room for the labels on the right.
  const fill = (axis, low, high) => {
    const values = nodes.map((node) => node[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    // Few people need not fill it: long lines are hard to follow.
    const scale = Math.min((high - low) / Math.max(1, most - least), 1.4);
    for (const node of nodes) node[axis] = Math.round((low + high) / 2 + (node[axis] - (least + most) / 2) * scale);
  };
  fill("x", 20, WIDE - 90);
  fill("y", 18, HIGH - 18);
}
