/* The page of one article: one flag at a time, by mouse or by keys. */

import { all, ask, byId, data, fail, help, later, now, onKeys, text, toast } from "./common.js";
import { bulk, decide, remember, undo } from "./deciding.js";
import { askDecision, askSource } from "./dialogs.js";
import { drawLines } from "./lines.js";
import { edit } from "./translation.js";
import "./missed.js";

const flagsPanel = byId("flags"), claimsPanel = byId("claims"), show = byId("show"), search = byId("search");
const tabs = [byId("tab-flags"), byId("tab-claims")], panels = [flagsPanel, claimsPanel];
const card = (id) => byId(`flag-${id}`);
const cards = () => all("#flag-cards > .card");
const visible = () => cards().filter((each) => !each.hidden);
const narrow = matchMedia("(max-width: 68rem)");
let current = null;

/* ---- flags and claims share the rail ---- */
const select = (panel) => panels.forEach((other, index) => {
  other.hidden = other !== panel;
  tabs[index].setAttribute("aria-selected", String(other === panel));
  tabs[index].tabIndex = other === panel ? 0 : -1;
  byId("rail-filter").hidden = panel !== flagsPanel;
});
tabs.forEach((tab, index) => tab.addEventListener("click", () => select(panels[index])));
tabs[0].parentElement.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const next = tabs.find((tab) => tab.tabIndex === -1);
  next.click();
  next.focus();
});

/* ---- which cards are listed ---- */
const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const list = () => {
  const needles = fold(search.value).split(/\s+/).filter(Boolean);
  for (const each of cards()) {
    const words = needles.length ? fold(each.textContent) : "";
    const asked = show.value === "all" || each.dataset.state === "open" || each === current;
    each.hidden = !asked || !needles.every((needle) => words.includes(needle));
  }
  const open = cards().filter((each) => each.dataset.state === "open").length;
  byId("open-count").textContent = open;
  const none = byId("no-flags"), said = none.querySelector("[data-none]");
  none.hidden = visible().length > 0 && (open > 0 || needles.length > 0);
  said.textContent = needles.length ? said.dataset.none : said.dataset.done;
};
show.addEventListener("change", list);
search.addEventListener("input", list);

/* ---- one flag at a time ---- */
const marksOf = (id) => all(`mark[data-f~="${CSS.escape(id)}"]`);
const into = (element, block = "nearest") => element.scrollIntoView({ block, behavior: "auto" });
const point = (id, { focus = "", scroll = true } = {}) => {
  for (const element of all(".current")) element.classList.remove("current");
  current = card(id);
  if (!current) return;
  select(flagsPanel);
  list();
  current.classList.add("current");
  const marks = marksOf(id), place = document.querySelector(`.body .fr[data-flag="${CSS.escape(id)}"]`);
  for (const mark of marks) mark.classList.add("current");
  place?.classList.add("current");
  if (!scroll && narrow.matches) into(marks[0] ?? place ?? current); // not behind the card at the bottom
  if (scroll) {
    into(marks[0] ?? place ?? current, "center");
    if (getComputedStyle(current.closest(".rail")).overflowY === "auto") into(current, "nearest");
  }
  drawLines(current.dataset.claim ?? null);
  pair(marks[0] ?? place);
  if (focus === "card") current.focus({ preventScroll: true });
  history.replaceState(null, "", `#flag-${encodeURIComponent(id)}`);
};
const pointClaim = (id, scroll = true) => {
  for (const element of all(".current")) element.classList.remove("current");
  const element = byId(`claim-${id}`);
  if (!element) return;
  select(claimsPanel);
  element.classList.add("current");
  for (const words of all(`[data-k="${CSS.escape(id)}"]`)) words.classList.add("current");
  into(element, "nearest");
  const mark = document.querySelector(`.lv[data-claim="${CSS.escape(id)}"]`);
  if (mark && (scroll || narrow.matches)) into(mark, scroll ? "center" : "nearest");
  element.focus({ preventScroll: true });
  drawLines(id);
  pair(mark);
};
const step = (by) => {
  const listed = visible();
  if (!listed.length) return;
  const at = listed.indexOf(current);
  const next = listed[at < 0 ? (by > 0 ? 0 : listed.length - 1) : (at + by + listed.length) % listed.length];
  point(next.dataset.flag, { focus: "card" });
};
const leave = () => {
  for (const element of all(".current")) element.classList.remove("current");
  current = null;
  drawLines(null);
  pair(null);
  list();
};
const onward = () => {
  const listed = cards(), at = listed.indexOf(current);
  const next = [...listed.slice(at + 1), ...listed.slice(0, Math.max(at, 0))].find((each) => each.dataset.state === "open");
  if (next) point(next.dataset.flag, { focus: "card" });
  else list();
};

/* ---- what an answer changes on the page ---- */
const settle = (answer, { stay = false, still = false } = {}) => {
  if (answer === null || answer.reload) { location.reload(); return; }
  if (still || answer.last === data.last + answer.number) data.last = answer.last; // else somebody acted in between: to be asked for
  const was = current?.dataset.flag;
  for (const [id, html] of Object.entries(answer.flags ?? {})) {
    const template = document.createElement("template");
    template.innerHTML = html;
    card(id)?.replaceWith(template.content.firstElementChild);
  }
  for (const [id, state] of Object.entries(answer.states ?? {})) {
    const mark = document.querySelector(`.body .fr[data-flag="${CSS.escape(id)}"]`);
    mark?.classList.remove("open", "accepted", "dismissed", "fixed");
    mark?.classList.add(state);
  }
  const settled = (id) => ["dismissed", "fixed"].includes(card(id)?.dataset.state);
  for (const mark of all("mark[data-f]")) mark.classList.toggle("settled", mark.dataset.f.split(" ").every(settled));
  current = was ? card(was) : null;
  if (stay && current) point(was, { focus: "card" });
  else if (still) current?.classList.add("current");
  else if (current?.dataset.state !== "open" && current) onward();
  list();
};
const settleAndStay = (answer) => {
  const [first] = Object.keys(answer?.flags ?? {});
  if (first) current = card(first);
  settle(answer, { stay: true });
};
const wanted = (element) => ({ article: data.article, flag: element.dataset.flag, seen: Number(element.dataset.seen) });
const about = (element) => element.querySelector(".message").textContent;

const act = async (element, verdict) => {
  if (!element) return;
  if (element !== current) point(element.dataset.flag, { scroll: false });
  if (verdict === "dismissed" || verdict === "more") {
    const said = await askDecision({ about: about(element), flag: { article: data.article, flag: element.dataset.flag }, many: verdict === "more" });
    if (!said) { element.focus({ preventScroll: true }); return; }
    const [by, scope] = said.scope.split(" ");
    if (scope) bulk({ article: data.article, flag: element.dataset.flag }, by, scope, said.verdict, said.reason, settle);
    else decide([wanted(element)], said.verdict, said.reason, settle);
  } else decide([wanted(element)], verdict === "reopen" ? null : verdict, "", verdict === "reopen" ? settleAndStay : settle);
};

/* ---- sources ---- */
const addSource = (claim) => {
  const element = byId(`claim-${claim}`);
  if (!element) return;
  askSource(element.querySelector(".quote").textContent, async (given) => {
    const answer = await ask("source", { article: data.article, claim, add: given, seen: Number(element.dataset.seen) });
    later(text("done_source"), answer.batch);
    location.hash = `claim-${claim}`;
    location.reload();
  });
};
const changeClaim = async (action, body, message) => {
  try {
    const answer = await ask(action, { article: data.article, ...body });
    later(message, answer.batch);
    location.reload();
  } catch (refused) { fail(refused); }
};

/* ---- the mouse ---- */
byId("inhoud").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.act) return act(button.closest(".card"), button.dataset.act);
  if (button?.dataset.step) return button.dataset.step === "0" ? leave() : step(Number(button.dataset.step));
  if (button?.dataset.showClaim) return pointClaim(button.dataset.showClaim);
  if (button?.dataset.source) return addSource(button.dataset.source);
  if (button?.dataset.unclaim) return changeClaim("claim", { claim: button.dataset.unclaim, remove: true }, text("done_unclaim"));
  if (button?.dataset.remove) {
    const owner = button.closest(".card");
    return changeClaim("source", { claim: owner.dataset.claim, remove: button.dataset.remove, seen: Number(owner.dataset.seen) }, text("done_removed"));
  }
  if (button?.matches(".fr")) return point(button.dataset.flag, { focus: "card", scroll: !button.closest(".body") });
  if (button?.matches(".lv")) return pointClaim(button.dataset.claim, false);
  if (button?.matches(".edit")) return edit(button.dataset.s, button);
  if (event.target.closest("a, button, summary, input, select, textarea") || String(getSelection())) return undefined;
  const mark = event.target.closest("mark[data-f]");
  if (mark) return point(mark.dataset.f.split(" ")[0], { scroll: false, focus: "card" });
  const claim = event.target.closest(".body [data-k]");
  if (claim) return pointClaim(claim.dataset.k, false);
  const chosen = event.target.closest("#flag-cards > .card");
  if (chosen && chosen !== current) point(chosen.dataset.flag);
  return undefined;
});

/* ---- a sentence and its translation light up together ---- */
const pair = (element) => {
  for (const each of all(".paired")) each.classList.remove("paired");
  const name = element?.closest?.("[data-s]")?.dataset.s;
  if (name) for (const each of all(`.body [data-s="${CSS.escape(name)}"]:not(button)`)) each.classList.add("paired");
};
byId("body").addEventListener("mouseover", (event) => pair(event.target));
byId("body").addEventListener("mouseleave", () => pair(document.querySelector(".body .fr.current, .body .c.current")));
byId("body").addEventListener("focusin", (event) => pair(event.target));

/* ---- views ---- */
for (const button of all("[data-view]")) button.addEventListener("click", () => {
  document.body.classList.toggle("source-only", button.dataset.view === "source");
  for (const each of all("[data-view]")) each.setAttribute("aria-pressed", String(each === button));
});

byId("print").addEventListener("click", () => print());

/* ---- keys ---- */
const sentenceOf = () => {
  const here = document.activeElement.closest?.(".body [data-s]") ?? marksOf(current?.dataset.flag ?? "")[0]?.closest("[data-s]");
  return here?.dataset.s;
};
onKeys({
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  a: () => act(current, "accepted"), f: () => act(current, "fixed"),
  d: () => act(current, "dismissed"), b: () => act(current, "more"),
  u: () => undo(settleAndStay),
  s: () => addSource(current?.dataset.claim ?? document.querySelector(".card.claim.current")?.dataset.claim),
  c: () => (current?.dataset.claim && claimsPanel.hidden ? pointClaim(current.dataset.claim) : current && point(current.dataset.flag, { focus: "card" })),
  e: () => {
    const name = sentenceOf();
    const button = name && document.querySelector(`.edit[data-s="${CSS.escape(name)}"]`);
    if (button) edit(name, button);
  },
  "/": () => { select(flagsPanel); search.focus(); search.select(); },
  "?": help, Escape: leave,
});
byId("flag-cards").addEventListener("focusin", (event) => {
  const chosen = event.target.closest(".card");
  if (event.target === chosen && chosen !== current) point(chosen.dataset.flag, { scroll: false });
});

/* ---- what others do meanwhile ---- */
setInterval(async () => {
  if (document.hidden || document.querySelector("dialog[open]") || !byId("editor").hidden) return;
  try {
    const answer = await ask("since", { since: data.last });
    if (answer.last <= data.last) return;
    if (answer.reload) {
      data.last = answer.last;
      toast(text("changed"), () => location.reload(), text("reload"));
    } else settle(answer, { still: true });
  } catch { /* the desk may be away for a moment */ }
}, 20000);

/* ---- where the address or the last act points ---- */
list();
const kept = now();
if (kept) {
  remember(kept.batch);
  scrollTo(0, kept.scroll);
  toast(kept.message, kept.batch ? () => undo(() => location.reload()) : null);
}
const go = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const flag = id.replace(/^(flag|vlag)-/, ""); // `vlag-` in the pages that a run wrote
  if (flag !== id && card(flag)) point(flag, { focus: kept ? "" : "card", scroll: !kept });
  if (id.startsWith("claim-") && byId(id)) pointClaim(id.slice(6), !kept);
};
if (location.hash) go();
addEventListener("hashchange", go);
