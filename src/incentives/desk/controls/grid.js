// A table of texts: typed, or pasted from a spreadsheet. What it says is text, never markup.
export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const grid = (parentElement.incentivesGrid ??= { seq: 0, shape: "", lists: 0 });
  const root = parentElement.querySelector(".grid");
  const seen = () => root.getRootNode().activeElement;

  const make = (tag, set = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), set);
    made.append(...inside);
    return made;
  };
  const lines = () => [...root.querySelectorAll("tbody tr")];
  const inputs = (line) => [...line.querySelectorAll("input")];
  const texts = () => lines().map((line) => inputs(line).map((input) => input.value));
  const tell = (text) => { root.querySelector(".told").textContent = text; };

  const send = () => {
    grid.seq += 1;
    for (const line of lines()) for (const input of inputs(line)) input.sent = input.value;
    setStateValue("cells", { seq: grid.seq, rows: texts() });
  };

  const addLine = () => {
    const body = root.querySelector("tbody");
    const number = body.rows.length + 1;
    const line = make("tr", {}, make("th", { scope: "row", textContent: String(number) }));
    data.columns.forEach((column, at) => {
      const input = make("input", { type: "text", autocomplete: "off", spellcheck: false, sent: "" });
      input.setAttribute("aria-label", `${column.label} ${number}`);
      if (column.options.length) input.setAttribute("list", `options-${at}`);
      else input.maxLength = 200;
      if (column.is_number) input.className = "number";
      const fault = make("div", { className: "fault", id: `fault-${number}-${at}` });
      line.append(make("td", {}, input, fault));
    });
    body.append(line);
    return line;
  };

  const move = (input, by) => {
    const line = input.closest("tr");
    const at = inputs(line).indexOf(input);
    const next = lines()[lines().indexOf(line) + by];
    if (next) { inputs(next)[at].focus(); inputs(next)[at].select(); }
  };

  const paste = (event) => {
    const input = event.target;
    const pasted = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    if (!/[\t\n]/.test(pasted)) return;
    event.preventDefault();
    const block = pasted.split("\n").map((line) => line.split("\t").map(
      (text) => text.replace(/^"(.*)"$/, "$1").replaceAll('""', '"').trim()));
    const line = input.closest("tr");
    const [top, left] = [lines().indexOf(line), inputs(line).indexOf(input)];
    while (lines().length < top + block.length + 1) addLine();
    const all = lines();
    let over = 0;
    block.forEach((row, down) => row.forEach((text, right) => {
      const cell = inputs(all[top + down])[left + right];
      if (cell) cell.value = text.slice(0, 200);
      else if (text) over += 1;
    }));
    send();
    tell(over ? data.words.over.replace("{count}", over)
      : data.words.pasted.replace("{count}", block.length));
  };

  const build = () => {
    root.replaceChildren();
    const head = make("tr", {}, make("th", { scope: "col", textContent: data.words.number }));
    data.columns.forEach((column) => head.append(
      make("th", { scope: "col", textContent: column.label, className: column.is_number ? "number" : "" })));
    const foot = make("tr", {}, make("th", { scope: "row", textContent: data.words.total }));
    data.columns.forEach(() => foot.append(make("td", { className: "number" })));
    const table = make("table", {}, make("caption", { textContent: data.title }),
      make("thead", {}, head), make("tbody"), make("tfoot", {}, foot));
    const told = make("p", { className: "told" });
    told.setAttribute("role", "status");
    root.append(make("p", { className: "how", textContent: data.words.how }), told,
      make("div", { className: "scroll" }, table));
    table.addEventListener("change", () => send());
    table.addEventListener("paste", paste);
    table.addEventListener("input", (event) => {
      if (event.target.closest("tr") === lines().at(-1)) addLine();
    });
    table.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const isList = event.target.hasAttribute("list");
      if (event.key === "Enter") {
        if (event.target.value !== event.target.sent) send();
        move(event.target, 1);
      } else if (event.key === "ArrowDown" && !isList) move(event.target, 1);
      else if (event.key === "ArrowUp" && !isList) move(event.target, -1);
      else return;
      event.preventDefault();
    });
  };

  const shape = JSON.stringify([data.title, data.columns.map((column) => column.label), data.words]);
  if (shape !== grid.shape) { build(); grid.shape = shape; }
  data.columns.forEach((column, at) => {
    const id = `options-${at}`;
    const list = make("datalist", { id });
    list.append(...column.options.map((value) => make("option", { value })));
    root.querySelector(`#${id}`)?.remove();
    if (column.options.length) root.append(list);
  });
  if (data.seq < grid.seq) return; // what was typed since is on its way
  grid.seq = data.seq;
  while (lines().length < data.rows.length) addLine();
  lines().forEach((line, down) => inputs(line).forEach((input, at) => {
    const cell = data.rows[down]?.[at] ?? { text: "", fault: "" };
    const isBeingTyped = input === seen() && input.value !== input.sent;
    if (!isBeingTyped && input.value !== cell.text) input.value = cell.text;
    if (!isBeingTyped) input.sent = input.value;
    const fault = input.nextElementSibling;
    if (fault.textContent !== cell.fault) fault.textContent = cell.fault;
    input.toggleAttribute("data-faulty", Boolean(cell.fault));
    input.setAttribute("aria-invalid", cell.fault ? "true" : "false");
    if (cell.fault) input.setAttribute("aria-describedby", fault.id);
    else input.removeAttribute("aria-describedby");
  }));
  [...root.querySelectorAll("tfoot td")].forEach((cell, at) => {
    cell.textContent = data.totals[at] ?? "";
  });
}
