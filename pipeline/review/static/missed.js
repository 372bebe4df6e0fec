/* Adding a claim that was missed: select its words, then the button beside them. */

import { all, ask, byId, data, fail, later, text } from "./common.js";

const button = byId("add-claim");
let chosen = null;

const length = (fragment) => {
  for (const mark of fragment.querySelectorAll("button")) mark.remove();
  return [...fragment.textContent].length;
};

/* Offset into the text of the article of a place in a sentence; null where it is in none. */
const offset = (node, at) => {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const holder = element.closest?.(".from [data-start]");
  if (!holder) return null;
  const range = document.createRange();
  range.selectNodeContents(holder);
  range.setEnd(node, at);
  return Number(holder.dataset.start) + length(range.cloneContents());
};

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  button.hidden = true;
  if (selection.isCollapsed || selection.rangeCount !== 1) return;
  const range = selection.getRangeAt(0);
  const touched = all(".from .s").filter((sentence) => range.intersectsNode(sentence));
  if (!touched.length) return;
  const last = touched.at(-1), copy = document.createRange();
  copy.selectNodeContents(last);
  const start = offset(range.startContainer, range.startOffset) ?? Number(touched[0].dataset.start);
  const end = offset(range.endContainer, range.endOffset) ?? Number(last.dataset.start) + length(copy.cloneContents());
  if (end - start < 3) return;
  chosen = { start, end };
  const rect = range.getBoundingClientRect();
  button.hidden = false;
  button.style.top = `${scrollY + rect.bottom + 8}px`;
  button.style.left = `${Math.max(8, Math.min(scrollX + rect.left, innerWidth - button.offsetWidth - 12))}px`;
});

button.addEventListener("pointerdown", (event) => event.preventDefault());
button.addEventListener("click", async () => {
  try {
    const answer = await ask("claim", { article: data.article, ...chosen });
    later(text("done_claim"), answer.batch);
    location.reload();
  } catch (refused) { fail(refused); }
});
