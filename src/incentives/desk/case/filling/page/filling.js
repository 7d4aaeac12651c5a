// The form: the sections at the side with their state, and the one that is filled in.

const buildSections = (data, sending) => {
  const entries = data.sections.map((section) => {
    const state = make("span", { className: "state" });
    const button = make("button", { type: "button", dataset: { section: section.key } },
      make("span", { textContent: section.title }), state);
    button.addEventListener("click", () => sending.send({ kind: "section", key: section.key }));
    return { button, state };
  });
  const element = make("nav", { attributes: { "aria-label": data.words.sections } },
    make("ol", {}, ...entries.map(({ button }) => make("li", {}, button))),
    make("p", { className: "waiting", textContent: data.words.waiting }));
  const show = (shown) => shown.sections.forEach((section, at) => {
    const { button, state } = entries[at];
    setText(state, section.state);
    state.dataset.kind = section.kind;
    if (section.key === shown.section) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  });
  return { element, show };
};

const buildListState = (data, sending) => {
  const { words } = data;
  const id = `list-${nextId += 1}`;
  const group = radios(null, [["some", words.some], ["none", words.no_rows], ["unknown", words.unknown]],
    { "aria-labelledby": id }, (value) => {
      if (value !== "some") sending.send({ kind: "said", list: data.section, empty: value === "none" });
      else if (!data.is_table) sending.send({ kind: "add", list: data.section });
    });
  const note = make("span", { className: "said" });
  const clear = sureButton(words.clear, words, () => sending.send({ kind: "clear", list: data.section }));
  const element = make("div", { className: "list-state" },
    make("span", { className: "label", id, textContent: data.asked || data.title }), group, note, clear);
  const show = (shown) => {
    const hasRows = shown.list_state === "some";
    group.show(shown.list_state);
    for (const input of group.shown) input.disabled = hasRows && input.value !== "some";
    setText(note, shown.has_rows);
    clear.hidden = !hasRows;
  };
  return { element, focused: group.shown[0], show };
};

const buildCards = (data, sending) => {
  const fields = [];
  const elements = data.cards.map((card, index) => {
    const built = card.fields.map((field) => buildField(field, sending, data.words));
    fields.push(built);
    const tools = data.is_list ? [make("div", { className: "line" }, sureButton(data.words.remove_row, data.words,
      () => sending.send({ kind: "remove", list: data.section, index })))] : [];
    const heading = card.title ? [make("h4", { textContent: card.title })] : [];
    return make(data.is_list ? "section" : "div", { className: data.is_list ? "card" : "" },
      ...heading, ...built.map((field) => field.element), ...tools);
  });
  const show = (shown) => shown.cards.forEach((card, index) =>
    card.fields.forEach((field, at) => fields[index][at].show(field)));
  return { elements, focused: fields[0]?.[0]?.focused, show };
};

const buildBody = (data, sending) => {
  const { words } = data;
  const parts = [];
  if (data.is_list) parts.push(buildListState(data, sending));
  const element = make("div", { className: "body" });
  if (!data.is_list && data.title) element.append(make("h3", { textContent: data.title }));
  element.append(...parts.map((part) => part.element));
  if (data.table) {
    const table = buildTable(data, sending, words);
    parts.push({ show: (shown) => table.show(shown.table) });
    element.append(table.element);
  }
  const cards = buildCards(data, sending);
  parts.push(cards);
  element.append(...cards.elements);
  if (data.is_list && !data.is_table) {
    const add = make("button", { type: "button", textContent: words.add_row });
    add.addEventListener("click", () => sending.send({ kind: "add", list: data.section }));
    element.append(add);
  }
  if (data.next) {
    const next = make("button", { type: "button", className: "next", textContent: say(words.next, { title: data.next.title }) });
    next.addEventListener("click", () => sending.send({ kind: "section", key: data.next.key, first: true }));
    element.append(next);
  }
  return { element, show: (shown) => parts.forEach((part) => part.show(shown)) };
};

// What of the data decides which elements there are; all else is shown in them as it changes.
const shapeOf = (data) => JSON.stringify([data.section, data.language, data.is_list, Boolean(data.table), data.next?.key,
  data.table?.columns.map((column) => column.label), data.table?.papers.map((paper) => paper.kind), data.cards.map((card) => [card.title, card.fields.map((field) =>
    [field.path, field.label, field.control, field.choices, field.papers.map((paper) => paper.kind)])])]);

const focusOn = (root, path) => {
  const field = root.querySelector(`[data-path="${CSS.escape(path)}"]`) ??
    [...root.querySelectorAll("[data-path]")].find((one) => path.startsWith(one.dataset.path));
  const focused = field?.matches("input") ? field : field?.querySelector("input:checked, input, button");
  field?.scrollIntoView({ block: "center" });
  focused?.focus({ preventScroll: true });
};

const keepFocus = (root, act) => {
  const active = root.getRootNode().activeElement;
  const field = active?.closest?.("[data-path]");
  const isBody = field && root.contains(field);
  const controls = isBody ? [...field.querySelectorAll("input, button")] : [];
  const [path, at] = [field?.dataset.path, controls.indexOf(active)];
  act();
  if (!isBody) return;
  const again = root.querySelector(`[data-path="${CSS.escape(path)}"]`);
  [...(again?.querySelectorAll("input, button") ?? [])][at]?.focus({ preventScroll: true });
};

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".filling");
  const page = parentElement.incentivesFilling ??= {};
  const place = `incentives:${data.key}:${data.file}`;
  if (page.place !== place) {
    page.place = place;
    page.sending = new Sending(place);
    page.shape = "";
    page.side = "";
    root.replaceChildren();
  }
  const { sending } = page;
  sending.trigger = (sent) => setTriggerValue("sent", sent);
  sending.waiting = (isWaiting) => root.toggleAttribute("data-waiting", isWaiting);
  sending.taken(data.acked);
  if (!page.shape) sending.restore();

  const side = JSON.stringify(data.sections.map((section) => [section.key, section.title]));
  if (side !== page.side) {
    page.side = side;
    page.nav?.element.remove();
    page.nav = data.sections.length ? buildSections(data, sending) : null;
    if (page.nav) root.prepend(page.nav.element);
    root.classList.toggle("alone", !page.nav);
  }
  page.nav?.show(data);
  const shape = shapeOf(data);
  const isAnother = page.section !== undefined && page.section !== data.section;
  if (shape !== page.shape) {
    page.shape = shape;
    keepFocus(root, () => {
      page.body?.element.remove();
      page.body = buildBody(data, sending);
      root.append(page.body.element);
      page.body.show(data);
    });
  } else page.body.show(data);
  page.section = data.section;
  if (isAnother && page.nav) {
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
    if (data.focus_first) page.body.element.querySelector("input:not(:disabled)")?.focus();
  }
  if (data.focus && data.focus !== page.focus) requestAnimationFrame(() => focusOn(root, data.focus));
  page.focus = data.focus;
}
