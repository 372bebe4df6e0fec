/* The evidence of a claim drawn as lines: from the claim to each citation, and on to the reference it resolves to. */

import { all, byId } from "./common.js";

const svg = byId("lines");
const body = byId("body");
let shown = null;

const make = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const spot = (element) => {
  const rect = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const base = body.getBoundingClientRect();
  const column = (element.closest(".from") ?? element).getBoundingClientRect();
  return {
    x: rect.left - base.left + rect.width / 2, y: rect.top - base.top + rect.height / 2,
    left: rect.left - base.left, edge: column.left - base.left - 5,
  };
};

/* Beside the text, never across it: out at the line of the one, along the edge, and in at the line of the other. */
const join = (from, to, cls, lane) => {
  if (Math.abs(from.y - to.y) < 12) {
    const top = Math.min(from.y, to.y) - 17;
    svg.append(make("path", { class: cls, d: `M ${from.x} ${from.y - 8} C ${from.x} ${top}, ${to.x} ${top}, ${to.x} ${to.y - 9}` }));
    return;
  }
  const x = Math.min(from.edge, to.edge) - lane, turn = 6, down = to.y > from.y ? turn : -turn;
  svg.append(
    make("path", { class: cls, d: `M ${from.edge} ${from.y} H ${x + turn} Q ${x} ${from.y} ${x} ${from.y + down} V ${to.y - down} Q ${x} ${to.y} ${x + turn} ${to.y} H ${to.edge - 2}` }),
    make("circle", { class: cls, cx: from.edge, cy: from.y, r: 2.5 }),
    make("path", { class: "tip", d: `M ${to.edge + 3} ${to.y} l -7 -4 v 8 z` }),
  );
};

export const drawLines = (claim) => {
  shown = claim;
  svg.replaceChildren();
  for (const element of all(".evidence-of")) element.classList.remove("evidence-of");
  const mark = claim && document.querySelector(`.lv[data-claim="${CSS.escape(claim)}"]`);
  if (!mark) return;
  svg.setAttribute("width", body.scrollWidth);
  svg.setAttribute("height", body.scrollHeight);
  const cites = (mark.dataset.cites ?? "").split(" ").filter(Boolean)
    .map((id) => document.querySelector(`[data-c~="${CSS.escape(id)}"]`)).filter(Boolean);
  for (const element of cites) {
    element.classList.add("evidence-of");
    join(spot(mark), spot(element), "to-citation", 10);
  }
  for (const id of (mark.dataset.blocks ?? "").split(" ").filter(Boolean)) {
    const block = byId(id);
    if (!block) continue;
    block.classList.add("evidence-of");
    join(spot(cites[0] ?? mark), spot(block), "to-reference", 17);
  }
};

let waiting;
new ResizeObserver(() => {
  clearTimeout(waiting);
  waiting = setTimeout(() => drawLines(shown), 60);
}).observe(body);
