// Keeps what is typed as a draft on the server and puts it back. Every form works without this file.
import { door, fields, read, send, tell, token, write } from "./draft_parts.js";

const QUIET = 1200, LONGEST = 4000, RETRY = 5000; // milliseconds
const state = new WeakMap();
// Says that there is a draft to drop when the form is sent.
const settle = (form) => {
  if (form.elements.draft_kept) return;
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "draft_kept", value: "1" }));
};
const later = (form, now, wait) => {
  clearTimeout(now.timer);
  if (form.isConnected) now.timer = setTimeout(() => save(form), wait);
};
// True when the form may be sent: its words are kept, or the server will not keep any.
const save = async (form, last = false) => {
  const now = state.get(form), text = read(form);
  clearTimeout(now.timer);
  now.since = 0;
  if (text === now.kept) return true;
  let key = "offline";
  try {
    const answer = await (now.busy = send(now, { values: text }, last));
    if (answer.status === 204) key = "";
    else if (answer.status === 409) key = "other";
    else key = answer.type === "opaqueredirect" || answer.status === 403 ? "signin" : "refused";
  } catch { /* no connection */ }
  now.busy = null;
  if (!key) {
    now.kept = text;
    settle(form);
    if (read(form) === text) delete form.dataset.dirty;
    if (/^(signin|other|offline|refused)$/.test(now.told)) tell(form, now, "again");
    return true;
  }
  tell(form, now, key, key === "signin" ? door(now) : null);
  if (key !== "refused") later(form, now, RETRY);
  return key === "refused";
};
const begin = (form, mark) => {
  const untouched = read(form);
  const now = { mark, kept: untouched, token: token(), since: 0, told: "" };
  state.set(form, now);
  if (!mark.dataset.saved) return;
  const clean = mark.value;
  write(form, JSON.parse(mark.dataset.saved));
  settle(form);
  mark.value = [...clean.split("|"), ""].slice(0, 3).join("|") + "|" + mark.dataset.from;
  now.kept = read(form);
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "link", textContent: mark.dataset.discard });
  button.addEventListener("click", async () => {
    try { if ((await send(now, { discard: 1 })).status !== 204) return; } catch { return tell(form, now, "offline"); }
    write(form, JSON.parse(untouched));
    mark.value = clean;
    now.kept = untouched;
    delete form.dataset.dirty;
    tell(form, now, "discarded");
    fields(form).find((field) => field.type !== "hidden")?.focus();
  });
  tell(form, now, "back", button);
};
const look = () => document.querySelectorAll("input[data-draft]").forEach((mark) => {
  if (mark.form && !state.has(mark.form)) begin(mark.form, mark);
});
const all = (how) => document.querySelectorAll("input[data-draft]").forEach((mark) => {
  const now = state.get(mark.form);
  if (now && !now.sent) how(mark.form, now);
});
const typed = (event) => {
  const form = event.target.form, now = form && state.get(form);
  if (!now) return;
  now.sent = now.passing = false;
  now.since ||= Date.now();
  later(form, now, Math.max(0, Math.min(QUIET, now.since + LONGEST - Date.now())));
};
document.addEventListener("input", typed);
document.addEventListener("change", typed);
// Before a form leaves, its last words are kept: who is signed out meanwhile does not lose them.
document.addEventListener("submit", async (event) => {
  const form = event.target, now = state.get(form);
  if (!now || now.passing) { if (now) now.sent = true; return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (now.leaving) return;
  now.leaving = true;
  await new Promise((done) => { setTimeout(done); }); // while a form is being submitted it takes no second request
  await now.busy?.catch(() => {});
  if (now.token !== token()) now.kept = ""; // somebody signed in since: the server says whether it is the same person
  const passes = await save(form);
  now.leaving = false;
  if (!passes) return;
  form.elements.csrfmiddlewaretoken.value = now.token = token();
  now.passing = true;
  form.requestSubmit(event.submitter);
}, true);
addEventListener("pagehide", () => all((form) => save(form, true)));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") all((form) => save(form, true)); });
addEventListener("pageshow", () => all((form, now) => { now.passing = false; }));
document.addEventListener("DOMContentLoaded", look);
document.addEventListener("htmx:load", look);
