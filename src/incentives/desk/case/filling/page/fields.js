// One field each: its label, its control, what is said of it below, and the papers that prove it.

let nextId = 0;

// A text that is sent when it was typed to its end, and kept by the tab while it is being typed.
const watchText = (input, sending, change) => {
  input.sent = input.value;
  const commit = () => {
    if (input.value === input.sent) { sending.undraft(change()); return; }
    input.sent = input.value;
    sending.undraft(change());
    sending.send(change());
  };
  input.addEventListener("change", commit);
  input.addEventListener("input", (event) => {
    sending.draft(change());
    const isChosen = event.inputType === "insertReplacementText" || !event.inputType;
    if (isChosen && input.hasAttribute("list")) commit();
  });
  input.commit = commit;
  return input;
};

// The text that the desk has; what is being typed meanwhile stays.
const showText = (input, text) => {
  const root = input.getRootNode();
  const isBeingTyped = root.activeElement === input && input.value !== input.sent;
  if (isBeingTyped) return;
  if (input.value !== text) input.value = text;
  input.sent = text;
};

const radios = (field, choices, labelled, pick) => {
  const group = make("div", { className: "choices", attributes: { role: "radiogroup", ...labelled } });
  const name = `choice-${nextId += 1}`;
  group.shown = choices.map(([value, label]) => {
    const input = make("input", { type: "radio", name, value });
    input.addEventListener("change", () => pick(value));
    group.append(make("label", {}, input, make("span", { textContent: label })));
    return input;
  });
  group.show = (value) => { for (const input of group.shown) input.checked = input.value === value; };
  return group;
};

const dayPicker = (input, kind, words, sending) => {
  const hidden = make("input", { type: kind, tabIndex: -1, className: "hidden-picker", attributes: { "aria-hidden": "true" } });
  const button = make("button", { type: "button", className: "quiet pick", tabIndex: -1, title: words.pick, textContent: "▦", attributes: { "aria-label": words.pick } });
  button.addEventListener("click", () => {
    hidden.value = /^\d{4}-\d{2}(-\d{2})?$/.test(input.value) ? input.value : "";
    try { hidden.showPicker(); } catch { input.focus(); }
  });
  hidden.addEventListener("change", () => {
    if (hidden.value) { input.value = hidden.value; input.commit(); input.focus(); }
  });
  return make("span", { className: "picker" }, hidden, button);
};

const lineControl = (field, ids, sending, words) => {
  const input = make("input", { type: "text", id: ids.control, autocomplete: "off", spellcheck: false, maxLength: 2000, className: "text" });
  watchText(input, sending, () => ({ kind: "typed", path: field.path, text: input.value }));
  const line = make("div", { className: "line" }, input);
  const options = make("datalist", { id: `${ids.control}-options` });
  line.append(options);
  if (field.picker) line.append(dayPicker(input, field.picker, words, sending));
  if (field.none) {
    const none = make("button", { type: "button", className: "quiet", tabIndex: -1, textContent: words.none });
    none.addEventListener("click", () => { input.value = words.none; input.commit(); });
    line.append(none);
  }
  if (field.options.length) input.addEventListener("focus", () => input.select());
  const show = (shown) => {
    const labels = JSON.stringify(shown.options);
    if (options.labels !== labels) {
      options.labels = labels;
      options.replaceChildren(...shown.options.map((value) => make("option", { value })));
      input.toggleAttribute("list", false);
      if (shown.options.length) input.setAttribute("list", options.id);
    }
    showText(input, sending.textAt(shown.path, shown.value));
  };
  return { element: line, focused: input, described: [input], show };
};

const oneControl = (field, ids, sending) => {
  const group = radios(field, field.choices, { "aria-labelledby": ids.label },
    (value) => sending.send({ kind: "typed", path: field.path, text: value }));
  const show = (shown) => group.show(sending.textAt(shown.path, shown.value));
  return { element: group, focused: group.shown[0], described: [group], show };
};

const severalControl = (field, ids, sending) => {
  const group = make("div", { className: "choices", attributes: { role: "group", "aria-labelledby": ids.label } });
  const boxes = field.choices.map(([value, label]) => {
    const box = make("input", { type: "checkbox", value });
    box.addEventListener("change", () => sending.send({ kind: "chosen", path: field.path,
      values: boxes.filter((one) => one.checked).map((one) => one.value) }));
    group.append(make("label", {}, box, make("span", { textContent: label })));
    return box;
  });
  const show = (shown) => {
    if (sending.isWaiting(shown.path)) return;
    for (const box of boxes) box.checked = shown.value.includes(box.value);
  };
  return { element: group, focused: boxes[0], described: [group], show };
};

const statusControl = (field, ids, sending, words) => {
  const lines = make("div", { className: "periods" });
  const rows = () => [...lines.querySelectorAll(".period")].map((line) => line.ends.map((end) => end.value));
  const change = (state = "ever") => ({ kind: "lasted", path: field.path, state,
    rows: rows().filter((row, at) => at === 0 || row[0] || row[1]) });
  const asTyped = () => rows().some(([first, last]) => first || last) ? change() : change("unknown");
  const group = radios(field, [["ever", words.ever], ["never", words.never], ["unknown", words.unknown]],
    { "aria-labelledby": ids.label }, (value) => sending.send(change(value)));
  const addLine = () => {
    const line = make("div", { className: "period" });
    line.ends = [["from", ""], ["to", words.still]].map(([end, hint]) => {
      const label = `${field.label} ${words[end]}${lines.children.length ? ` ${lines.children.length + 1}` : ""}`;
      const input = make("input", { type: "text", className: "text day", autocomplete: "off", maxLength: 40,
        placeholder: hint, attributes: { "aria-label": label, "aria-describedby": ids.said } });
      watchText(input, sending, asTyped);
      line.append(make("span", { className: "end", textContent: words[end], attributes: { "aria-hidden": "true" } }), input,
        dayPicker(input, "date", words, sending));
      return input;
    });
    lines.append(line);
    return line;
  };
  const more = make("button", { type: "button", className: "quiet", textContent: words.more, tabIndex: -1 });
  more.addEventListener("click", () => addLine().ends[0].focus());
  addLine();
  const show = (shown) => {
    if (sending.isWaiting(shown.path)) return;
    group.show(shown.value);
    while (lines.children.length < shown.periods.length) addLine();
    [...lines.children].forEach((line, at) => line.ends.forEach((end, which) =>
      showText(end, shown.periods[at]?.[which] ?? "")));
  };
  const element = make("div", { className: "status" }, group, make("div", { className: "line" }, lines, more));
  return { element, focused: lines.children[0].ends[0], described: [group], show };
};

const CONTROLS = { line: lineControl, one: oneControl, several: severalControl, status: statusControl };

const papersOf = (field, sending) => {
  const boxes = field.papers.map((paper) => {
    const box = make("input", { type: "checkbox", dataset: { paper: paper.kind } });
    box.addEventListener("change", () =>
      sending.send({ kind: "paper", paper: paper.kind, path: `papers/${paper.kind}`, held: box.checked }));
    return box;
  });
  const element = make("div", { className: "papers" }, ...field.papers.map((paper, at) =>
    make("label", {}, boxes[at], make("span", { textContent: paper.label }))));
  const show = (shown) => shown.papers.forEach((paper, at) => {
    if (!sending.isWaiting(`papers/${paper.kind}`)) boxes[at].checked = paper.held;
  });
  return { element, show };
};

const buildField = (field, sending, words) => {
  const id = `field-${nextId += 1}`;
  const ids = { control: `${id}-control`, label: `${id}-label`, said: `${id}-said` };
  const control = CONTROLS[field.control](field, ids, sending, words);
  const isLine = field.control === "line";
  const label = make(isLine ? "label" : "div", { className: "label", id: ids.label, textContent: field.label });
  if (isLine) label.htmlFor = ids.control;
  const said = make("div", { className: "said", id: ids.said });
  const question = make("div", { className: "question", textContent: field.question });
  const grey = make("span", { className: "grey-sign", textContent: words.grey, attributes: { "aria-hidden": "true" } });
  const why = make("details", { className: "why" }, make("summary", { textContent: words.why, tabIndex: -1 }),
    make("ul", {}, ...field.why.map((line) => make("li", { textContent: line }))));
  const papers = papersOf(field, sending);
  const element = make("div", { className: "field", dataset: { path: field.path } },
    make("div", { className: "head" }, label, grey, why), control.element,
    make("div", { className: "below" }, said, ...(field.question ? [question] : []),
      ...(field.papers.length ? [papers.element] : [])));
  for (const described of control.described) described.setAttribute("aria-describedby", ids.said);
  const show = (shown) => {
    control.show(shown);
    papers.show(shown);
    setText(said, shown.fault || shown.said);
    said.classList.toggle("fault", Boolean(shown.fault));
    element.classList.toggle("grey", shown.grey && !shown.fault);
    for (const described of control.described) described.setAttribute("aria-invalid", shown.fault ? "true" : "false");
  };
  return { element, focused: control.focused, show };
};
