// What a draft is made of: the fields of a form read and put back, words for its note, the way to the server.
export const fields = (form) => [...form.elements].filter((field) => field.name && !field.disabled
  && !/^(file|password|submit|button|image|reset)$/.test(field.type)
  && (field.type !== "hidden" || /^(seen_values|seen_version|version)$/.test(field.name)));
const ticked = (field) => /^(checkbox|radio)$/.test(field.type);
export const read = (form) => {
  const values = {};
  for (const field of fields(form)) {
    const list = values[field.name] ??= [];
    if (field.multiple) list.push(...[...field.selectedOptions].map((option) => option.value));
    else if (!ticked(field) || field.checked) list.push(field.value);
  }
  return JSON.stringify(values);
};
export const write = (form, values) => {
  const seen = {};
  for (const field of fields(form)) {
    const list = values[field.name];
    if (!list) continue;
    if (ticked(field)) field.checked = list.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = list.includes(option.value);
    else {
      const text = list[seen[field.name] = (seen[field.name] ?? -1) + 1];
      if (text !== undefined) field.value = text;
    }
  }
};
export const tell = (form, now, key, extra) => {
  const box = form.querySelector("[data-draft-note]");
  if (now.told === key) return;
  now.told = key;
  box.className = /^(signin|other|offline|refused)$/.test(key) ? "draft note note--warn" : "draft meta";
  const words = document.createElement("div");
  words.append(now.mark.dataset[key], ...(extra ? [" ", extra] : []));
  box.replaceChildren(words);
};
export const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] || "";
export const send = (now, more, last) => fetch(now.mark.dataset.draft, {
  method: "POST", redirect: "manual", keepalive: last, signal: last ? undefined : AbortSignal.timeout(8000),
  headers: { "X-CSRFToken": token() },
  body: new URLSearchParams({ draft: now.mark.value, owner: now.mark.dataset.owner, ...more }),
});
export const door = (now) => {
  const link = document.createElement("a");
  Object.assign(link, { href: now.mark.dataset.signinUrl, target: "_blank", textContent: now.mark.dataset.signinLink });
  return link;
};
