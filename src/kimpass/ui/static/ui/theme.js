// Runs before the first paint, so that a chosen theme does not flash; without a choice the style sheet follows the device.
"use strict";
(() => {
  const key = "kim-theme";
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.setAttribute("data-kern-theme", theme);
    else root.removeAttribute("data-kern-theme");
  };
  if (!root.hasAttribute("data-kern-theme")) apply(read());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const label = button.querySelector("[data-theme-auto]");
    const name = () => root.getAttribute("data-kern-theme") || "auto";
    const tell = () => { label.textContent = label.getAttribute(`data-theme-${name()}`); };
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      const next = { auto: "dark", dark: "light", light: "auto" }[name()];
      try { if (next === "auto") localStorage.removeItem(key); else localStorage.setItem(key, next); } catch { /* private window: the choice lasts for this page */ }
      apply(next);
      tell();
    });
  });
})();
