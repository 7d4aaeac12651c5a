// What was typed goes to the desk in order, each change until the desk has said that it took it.
// It is kept by the tab meanwhile, so that neither a reload nor a lost connection loses it.

const make = (tag, set = {}, ...inside) => {
  const { dataset, attributes, ...plain } = set;
  const made = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(attributes ?? {})) made.setAttribute(name, value);
  Object.assign(made.dataset, dataset ?? {});
  made.append(...inside);
  return made;
};

const say = (text, gaps) => text.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);

const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

const REPEATABLE = new Set(["typed", "chosen", "lasted", "cells", "said", "paper"]);
const AGAIN_AFTER_MS = 3000;
const TRIES_BEFORE_RELOAD = 4;

class Sending {
  constructor(place) {
    this.instance = Math.random().toString(36).slice(2) + Date.now().toString(36);
    this.number = 0;
    this.queue = [];
    this.drafts = {};
    this.trigger = () => {};
    this.waiting = () => {};
    this.place = place;
  }

  // What this tab had of the file before it was loaded anew is sent first.
  restore() {
    const kept = this.#kept();
    for (const change of [...(kept.queue ?? []), ...Object.values(kept.drafts ?? {})]) {
      this.queue.push({ ...change, n: ++this.number });
    }
    if (this.queue.length) this.#send();
  }

  send(change) {
    if (change.path) delete this.drafts[change.path];
    this.queue.push({ ...change, n: ++this.number });
    this.#send();
  }

  draft(change) {
    this.drafts[change.path ?? `${change.list}/${change.row}/${change.column}`] = change;
    this.#keep();
  }

  undraft(change) {
    delete this.drafts[change.path ?? `${change.list}/${change.row}/${change.column}`];
    this.#keep();
  }

  taken(acknowledged) {
    if (acknowledged?.instance !== this.instance) return;
    this.queue = this.queue.filter((change) => change.n > acknowledged.n);
    this.waiting(this.queue.length > 0);
    this.#keep();
  }

  isWaiting(path) { return this.queue.some((change) => change.path === path); }

  // What stands at the fact as far as the page knows: what it has sent, or else what the desk has.
  textAt(path, text) {
    return this.queue.findLast((change) => change.path === path && change.kind === "typed")?.text ?? text;
  }

  isWaitingInList(name) { return this.queue.some((change) => change.list === name); }

  #send(tries = 1) {
    this.#keep();
    this.waiting(true);
    this.trigger({ instance: this.instance, edits: this.queue });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#sendAgain(tries), AGAIN_AFTER_MS);
  }

  // A server that was started anew does not know this page: it answers, and takes nothing.
  async #sendAgain(tries) {
    if (!this.queue.length) return;
    if (tries >= TRIES_BEFORE_RELOAD) {
      try {
        const answer = await fetch("_stcore/health", { cache: "no-store" });
        if (answer.ok && this.queue.length) { location.reload(); return; }
      } catch { /* it is still away */ }
    }
    this.#send(tries + 1);
  }

  #kept() {
    try { return JSON.parse(sessionStorage.getItem(this.place) ?? "{}"); } catch { return {}; }
  }

  #keep() {
    const queue = this.queue.filter((change) => REPEATABLE.has(change.kind));
    try {
      if (queue.length || Object.keys(this.drafts).length) {
        sessionStorage.setItem(this.place, JSON.stringify({ queue, drafts: this.drafts }));
      } else sessionStorage.removeItem(this.place);
    } catch { /* a browser that keeps nothing sends all the same */ }
  }
}

// A button that takes something out asks once more, in its own place.
const sureButton = (label, words, act) => {
  const button = make("button", { type: "button", className: "quiet", textContent: label });
  let timer = null;
  const disarm = () => { clearTimeout(timer); timer = null; button.textContent = label; };
  button.addEventListener("click", () => {
    if (timer !== null) { disarm(); act(); return; }
    button.textContent = words.sure;
    timer = setTimeout(disarm, 5000);
  });
  button.addEventListener("blur", disarm);
  return button;
};
