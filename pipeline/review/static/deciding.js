/* Decisions: sent with the version that was seen, shown with a way back, and never over somebody else's. */

import { ask, data, fail, text, toast } from "./common.js";
import { askConflict } from "./dialogs.js";

/* Batches of this tab, newest last; they outlive the page, so that what was decided last can be taken back from the next. */
const KEY = "bijsluiter-acts", MOST = 50;
const acts = (() => {
  try { return JSON.parse(sessionStorage.getItem(KEY)) ?? []; } catch { return []; }
})();
const keepActs = () => {
  try { sessionStorage.setItem(KEY, JSON.stringify(acts.slice(-MOST))); } catch { /* then this page alone knows them */ }
};

/* One act at a time: a key pressed twice would meet its own first decision as a conflict. */
let busy = false;
const alone = async (act) => {
  if (busy) return false;
  busy = true;
  try { return await act(); } finally { busy = false; }
};

const did = (answer, message, show) => {
  remember(answer.batch);
  show(answer);
  toast(message, answer.batch ? () => undo(show) : null);
};

export const remember = (batch) => {
  if (!batch || acts.includes(batch)) return;
  acts.push(batch);
  keepActs();
};

export const decide = (flags, verdict, reason, show) => alone(() => attempt(flags, verdict, reason, show));
const attempt = async (flags, verdict, reason, show) => {
  const message = flags.length > 1 ? text("done_many", { n: flags.length }) : text(`done_${verdict ?? "open"}`);
  try {
    did(await ask("decide", { flags, verdict, reason }), message, show);
    return true;
  } catch (refused) {
    if (!refused.conflicts?.length) { fail(refused); return false; }
    if (!(await askConflict(refused.conflicts))) {
      show(null);
      return false;
    }
    const versions = new Map(refused.conflicts.map((one) => [`${one.article} ${one.flag}`, one.theirs.version]));
    const seen = flags.map((flag) => ({ ...flag, seen: versions.get(`${flag.article} ${flag.flag}`) ?? flag.seen }));
    return attempt(seen, verdict, reason, show);
  }
};

export const bulk = (flag, by, scope, verdict, reason, show) => alone(async () => {
  try {
    const answer = await ask("bulk", { ...flag, by, scope, verdict, reason });
    did(answer, answer.number ? text("done_many", { n: answer.number }) : text("done_none"), show);
  } catch (refused) { fail(refused); }
});

export const undo = (show) => alone(async () => {
  const batch = acts.pop();
  keepActs();
  if (!batch) { toast(text("nothing_to_undo")); return; }
  try {
    const answer = await ask("undo", { batch });
    if (!answer.number) { toast(text("nothing_to_undo")); return; }
    const elsewhere = data.article && !answer.articles.includes(data.article) ? answer.articles : [];
    if (!elsewhere.length) show(answer);
    toast(elsewhere.length ? text("undone_in", { name: elsewhere.join(", ") }) : text("undone"));
  } catch (refused) { fail(refused); }
});
