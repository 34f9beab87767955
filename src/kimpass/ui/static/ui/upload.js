// Says at once that a file is too large, instead of after sending it. The server says so too.
"use strict";
document.addEventListener("change", (event) => {
  const field = event.target, most = Number(field.dataset?.maxBytes || 0);
  if (field.type !== "file" || !most) return;
  const box = field.closest(".kern-form-input") || field.parentElement;
  box.querySelector("[data-refusal]")?.remove();
  const file = [...field.files].find((one) => one.size > most);
  if (!file) return;
  const words = document.createElement("p");
  words.className = "kern-error";
  words.dataset.refusal = "";
  words.setAttribute("role", "alert");
  words.textContent = field.dataset.tooLarge;
  field.value = "";
  box.append(words);
});
