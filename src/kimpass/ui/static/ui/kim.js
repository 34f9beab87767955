// Comfort only: every page works without this file.
"use strict";
(() => {
  const toasts = () => document.getElementById("toasts");
  const words = (key) => toasts()?.dataset[key] || "";
  const opener = new WeakMap();
  let leaving = false;

  // "/" goes to the search field; arrows walk through its hits; Escape empties them.
  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("suche");
    const box = document.getElementById("treffer");
    // An explanation that covers something goes away without the pointer being moved.
    if (event.key === "Escape") { document.activeElement?.closest?.(".word-b")?.blur(); document.body.classList.add("words-off"); }
    if (!field || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !document.querySelector("dialog:modal")) {
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    if (!box || !event.target.closest?.(".finder")) return;
    if (event.key === "Escape" && box.childElementCount) { box.replaceChildren(); field.focus(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [field, ...box.querySelectorAll("a[href]")];
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = stops[stops.indexOf(document.activeElement) + step];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  document.addEventListener("pointerover", (event) => {
    if (!event.target.closest(".word")) document.body.classList.remove("words-off");
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".finder")) document.getElementById("treffer")?.replaceChildren();
  });

  // Messages from here: in words, with a button to close them.
  const toast = (text, link) => {
    const box = document.createElement("div");
    box.className = "toast";
    box.append(text);
    if (link) box.append(link);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", words("close"));
    close.addEventListener("click", () => box.remove());
    box.append(close);
    toasts()?.replaceChildren(box);
    const modal = document.querySelector("dialog:modal");
    if (modal && toasts()) modal.append(toasts()); // outside a modal dialog nothing can be reached
  };

  // Unsaved changes: a form is dirty from the first key until it is sent.
  const dirty = (root) => root.querySelector("form[data-dirty]");
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.method === "post" && !("unguarded" in form.dataset)) form.dataset.dirty = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && dirty(document)) event.preventDefault();
  });

  // Sent once: the buttons rest until the answer is here.
  const rest = (form, on) => form.querySelectorAll("button:not([type=button])").forEach((button) => { button.disabled = on; });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "dialog") return;
    if (form.method === "post") leaving = true;
    if (!form.hasAttribute("hx-post")) setTimeout(() => rest(form, true)); // after the pressed button's value was read
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
    document.querySelectorAll("form").forEach((form) => { if (!form.hasAttribute("hx-post")) rest(form, false); });
  });

  // Dialogs: modal when fetched into #dialogs, part of the page otherwise.
  const close = (dialog) => {
    if (dirty(dialog) && !window.confirm(words("unsaved"))) return;
    dialog.close();
  };
  const open = (dialog, from) => {
    dialog.removeAttribute("open");
    dialog.showModal();
    opener.set(dialog, from);
    dialog.addEventListener("cancel", (event) => { if (event.target !== dialog) return; event.preventDefault(); close(dialog); }); // a file chooser left without choice says "cancel" too
    dialog.addEventListener("close", () => {
      if (dialog.contains(toasts())) document.body.append(toasts());
      dialog.remove();
      if (from?.isConnected) from.focus();
    });
    (dialog.querySelector("[role=alert], [autofocus], .kern-dialog__body :is(input:not([type=hidden]), select, textarea)") || dialog).focus();
  };
  document.addEventListener("click", (event) => {
    const exit = event.target.closest("[data-close]");
    const dialog = exit?.closest("dialog:modal");
    if (dialog) { event.preventDefault(); close(dialog); }
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt instanceof HTMLFormElement) rest(event.detail.elt, true);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt instanceof HTMLFormElement) rest(event.detail.elt, false);
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) leaving = true;
  });
  // A token may be older than the last sign-in, for instance in another window.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = event.detail.parameters.csrfmiddlewaretoken = token;
  });
  // A whole page in answer to a part: usually the sign-in page. What was typed stays where it is.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!/^\s*<!doctype html/i.test(event.detail.xhr.responseText)) return;
    event.detail.shouldSwap = false;
    if (event.detail.requestConfig.verb === "get" && !dirty(document)) { location.assign(event.detail.requestConfig.elt.href || location.href); return; }
    const link = document.createElement("a");
    Object.assign(link, { href: event.detail.xhr.responseURL, target: "_blank", textContent: words("signinLink") });
    toast(words("signin"), link);
  });
  let from = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.shouldSwap) return;
    const old = document.querySelector("#dialogs dialog");
    from = (old && opener.get(old)) || document.activeElement;
    if (old?.contains(toasts())) document.body.append(toasts());
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const dialog = document.querySelector("#dialogs dialog");
    if (dialog && !dialog.matches(":modal")) open(dialog, from);
    if (event.detail.xhr?.status !== 422) return;
    document.querySelectorAll("form:has([role=alert])").forEach((form) => { form.dataset.dirty = ""; });
    (dialog || document).querySelector("[role=alert][tabindex]")?.focus();
  });
  document.addEventListener("htmx:responseError", () => toast(words("failed")));
  document.addEventListener("htmx:sendError", () => toast(words("offline")));
  document.addEventListener("htmx:timeout", () => toast(words("offline")));

  document.addEventListener("DOMContentLoaded", () => document.querySelector("main [role=alert][tabindex]:not([data-still] *)")?.focus());
})();
