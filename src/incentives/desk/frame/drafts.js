// What is typed into the fields of a file that are Streamlit's own is kept by the tab until the desk
// has taken it, so that neither a reload nor a desk that was started anew loses it.
window.deskDrafts ??= (() => {
  const FIELDS = '[data-testid="stMain"] :is([data-testid="stTextInput"] input, [data-testid="stTextArea"] textarea)';
  const app = document.querySelector('[data-testid="stApp"]');
  const left = new Set();
  let [isBack, hasRun, mayReturn] = [true, true, new Set()];

  const file = () => new URLSearchParams(location.search).get("file");
  const prefix = () => `incentives:words:${file()}:`;
  const fieldOf = (target) => file() && target.matches?.(FIELDS) ? target : null;
  const placeOf = (field) => prefix() + field.getAttribute("aria-label");
  const read = (place) => JSON.parse(sessionStorage.getItem(place) ?? "null");

  const put = (field, text) => {
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 100);
  };

  // Only where the field stands as it stood before it was typed into: what others stored stays.
  const bringBack = () => {
    if (!mayReturn.size) return;
    for (const field of document.querySelectorAll(FIELDS)) {
      const [place, draft] = [placeOf(field), read(placeOf(field))];
      // A field that still has the words may be one of before, in the place of which another comes;
      // and that other one gets them too, as long as the desk has not taken them.
      if (!mayReturn.has(place) || field.disabled || field.value === draft?.text) continue;
      if (field.value !== draft?.before) {  // others stored something else, or the desk has the words
        mayReturn.delete(place);
        if (draft) sessionStorage.removeItem(place);
        continue;
      }
      field.deskBefore = draft.before;
      put(field, draft.text);
    }
  };

  const settled = () => {
    if (app.dataset.testConnectionState !== "CONNECTED") {
      [isBack, hasRun] = [true, false];
      return;
    }
    if (app.dataset.testScriptState !== "notRunning") {
      hasRun = true;
      return;
    }
    if (!hasRun) return;  // the fields are still those of a desk that may be another one now
    if (isBack) {
      isBack = false;  // what was left meanwhile may be taken by the run that comes next
      mayReturn = new Set(Object.keys(sessionStorage).filter((place) => place.startsWith(prefix())));
      bringBack();
      return;
    }
    for (const place of left) sessionStorage.removeItem(place);
    left.clear();
  };

  document.addEventListener("focusin", ({ target }) => {
    const field = fieldOf(target);
    if (field) field.deskBefore = field.value;
  });
  document.addEventListener("input", ({ target, isTrusted }) => {
    const field = fieldOf(target);
    if (!field) return;
    if (isTrusted) mayReturn.delete(placeOf(field));  // what is typed now, and no return of words
    const draft = { text: field.value, before: read(placeOf(field))?.before ?? field.deskBefore ?? "" };
    try { sessionStorage.setItem(placeOf(field), JSON.stringify(draft)); } catch { /* it keeps nothing */ }
  });
  const leave = ({ target }) => { if (fieldOf(target)) left.add(placeOf(target)); };
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") leave(event); });
  new MutationObserver(settled).observe(app, { attributes: true });
  new MutationObserver(bringBack).observe(app, { childList: true, subtree: true });
  setTimeout(settled, 300);
  return true;
})();
