/* Decisions: sent with the version that was seen, shown with a way back, and never over somebody else's. */

import { ask, fail, text, toast } from "./common.js";
import { askConflict } from "./dialogs.js";

const acts = []; // batches of this page, newest last

export const did = (answer, message, show) => {
  if (answer.batch) acts.push(answer.batch);
  show(answer);
  toast(message, answer.batch ? () => undo(show) : null);
};

export const remember = (batch) => { if (batch) acts.push(batch); };

export const decide = async (flags, verdict, reason, show) => {
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
    return decide(seen, verdict, reason, show);
  }
};

export const bulk = async (flag, by, scope, verdict, reason, show) => {
  try {
    const answer = await ask("bulk", { ...flag, by, scope, verdict, reason });
    did(answer, answer.number ? text("done_many", { n: answer.number }) : text("done_none"), show);
  } catch (refused) { fail(refused); }
};

export const undo = async (show) => {
  const batch = acts.pop();
  if (!batch) { toast(text("nothing_to_undo")); return; }
  try {
    show(await ask("undo", { batch }));
    toast(text("undone"));
  } catch (refused) { fail(refused); }
};
