// The rows of a list as one table: typed cell by cell, or pasted from a spreadsheet.

// Lines of a spreadsheet as it puts them on the clipboard: cells apart by tabs, quoted where needed.
const cellsOf = (pasted) => {
  const lines = [[]];
  const text = pasted.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y;
  while (cell.lastIndex <= text.length) {
    const [, quoted, plain, end] = cell.exec(text);
    lines.at(-1).push((quoted !== undefined ? quoted.replaceAll('""', '"').replace(/\n/g, " ") : plain).trim());
    if (end === "") break;
    if (end === "\n") lines.push([]);
  }
  return lines;
};

const isHeading = (line, columns, left) => line.some(Boolean) && line.every((text, at) => {
  const label = columns[left + at]?.label ?? "";
  return !text || label === text || label.startsWith(`${text}（`);
});

const buildTable = (data, sending, words) => {
  const { columns } = data.table;
  const id = `table-${nextId += 1}`;
  const body = make("tbody");
  const told = make("p", { className: "told", attributes: { role: "status" } });
  const lines = () => [...body.rows];
  const list = data.section;

  const addLine = () => {
    const row = body.rows.length;
    const remove = sureButton("×", { sure: words.sure }, () => removeLine(line));
    remove.tabIndex = -1;
    const line = make("tr", {}, make("th", { scope: "row", textContent: String(row + 1) }));
    line.cells_ = columns.map((column, at) => {
      const fault = make("div", { className: "fault", id: `${id}-${row}-${at}` });
      const input = make("input", { type: "text", autocomplete: "off", spellcheck: false,
        className: column.is_figure ? "number" : "", dataset: { path: `${list}[${row}]` },
        attributes: { "aria-label": `${column.label} ${words.row} ${row + 1}`, "aria-describedby": fault.id } });
      if (column.options.length) input.setAttribute("list", `${id}-options-${at}`);
      watchText(input, sending, () => ({ kind: "cells", list, row, column: at, texts: [[input.value]] }));
      line.append(make("td", {}, input, fault));
      return { input, fault };
    });
    remove.setAttribute("aria-label", say(words.remove_line, { count: row + 1 }));
    line.append(make("td", { className: "tools" }, remove));
    body.append(line);
    return line;
  };

  const removeLine = (line) => sending.send({ kind: "remove", list, index: line.rowIndex - 1 });

  const go = (row, column) => {
    while (row >= lines().length) addLine();
    const cell = lines()[Math.max(0, row)].cells_[Math.max(0, Math.min(columns.length - 1, column))];
    cell.input.focus();
    cell.input.select();
  };

  const paste = (event) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(pasted.replace(/\s+$/, ""))) return;
    event.preventDefault();
    const line = event.target.closest("tr");
    const top = line.rowIndex - 1;
    const left = line.cells_.findIndex((cell) => cell.input === event.target);
    let block = cellsOf(pasted);
    if (isHeading(block[0], columns, left)) block = block.slice(1);
    if (top + block.length > data.most_rows) { setText(told, say(words.too_many, { count: data.most_rows })); return; }
    while (lines().length < top + block.length + 1) addLine();
    let over = 0;
    const texts = block.map((row, down) => {
      row.forEach((text, right) => {
        const cell = lines()[top + down].cells_[left + right];
        if (cell) { cell.input.value = text; cell.input.sent = text; } else if (text) over += 1;
      });
      return row.slice(0, columns.length - left);
    });
    sending.send({ kind: "cells", list, row: top, column: left, texts });
    setText(told, over ? say(words.over, { count: over }) : say(words.pasted, { count: block.length }));
  };

  let armed = null;
  const press = (event) => {
    if (event.isComposing) return;
    const input = event.target;
    const line = input.closest("tr");
    if (!line?.cells_ || input.tagName !== "INPUT") return;
    const [row, column] = [line.rowIndex - 1, line.cells_.findIndex((cell) => cell.input === input)];
    const isList = input.hasAttribute("list");
    const [isAtStart, isAtEnd] = [input.selectionEnd === 0, input.selectionStart === input.value.length];
    if (event.ctrlKey && event.key === "Delete") {
      if (armed === line) { armed = null; setText(told, ""); removeLine(line); }
      else { armed = line; setText(told, `${say(words.remove_line, { count: row + 1 })}：${words.sure}`); }
    } else if (event.ctrlKey && event.key === "Insert") { go(lines().length, 0); }
    else if (event.key === "Enter") { input.commit(); go(row + (event.shiftKey ? -1 : 1), column); }
    else if (event.key === "ArrowDown" && !isList) go(row + 1, column);
    else if (event.key === "ArrowUp" && !isList) go(row - 1, column);
    else if (event.key === "ArrowRight" && isAtEnd && column < columns.length - 1) go(row, column + 1);
    else if (event.key === "ArrowLeft" && isAtStart && column > 0) go(row, column - 1);
    else { if (event.key !== "Control") armed = null; return; }
    event.preventDefault();
  };

  const head = make("tr", {}, make("th", { scope: "col", textContent: words.row }),
    ...columns.map((column) => make("th", { scope: "col", textContent: column.label, title: column.how,
      className: column.is_figure ? "number" : "" })), make("td"));
  const totals = columns.map(() => make("td", { className: "number" }));
  const table = make("table", {}, make("caption", { textContent: data.title }), make("thead", {}, head), body,
    make("tfoot", {}, make("tr", {}, make("th", { scope: "row", textContent: words.total }), ...totals, make("td"))));
  const more = make("button", { type: "button", className: "quiet", textContent: words.add_line });
  more.addEventListener("click", () => go(lines().length, 0));
  const uncounted = make("p", { className: "fault" });
  table.addEventListener("paste", paste);
  table.addEventListener("keydown", press);
  const lists = columns.map((column, at) => make("datalist", { id: `${id}-options-${at}` }));
  const papers = papersOf(data.table, sending);
  const element = make("div", { className: "table" }, make("p", { className: "how", textContent: words.how }),
    make("div", { className: "scroll" }, table), ...lists, make("div", { className: "line" }, more, uncounted), told, papers.element);

  const show = (shown) => {
    papers.show(shown);
    shown.columns.forEach((column, at) => {
      const labels = JSON.stringify(column.options);
      if (lists[at].labels === labels) return;
      lists[at].labels = labels;
      lists[at].replaceChildren(...column.options.map((value) => make("option", { value })));
    });
    if (sending.isWaitingInList(list)) return;
    while (lines().length < shown.lines) addLine();
    lines().forEach((line, down) => line.cells_.forEach(({ input, fault }, at) => {
      const [text, wrong] = shown.rows[down]?.[at] ?? ["", ""];
      showText(input, text);
      setText(fault, wrong);
      input.classList.toggle("faulty", Boolean(wrong));
      input.setAttribute("aria-invalid", wrong ? "true" : "false");
    }));
    totals.forEach((total, at) => setText(total, shown.totals[at] ?? ""));
    setText(uncounted, shown.uncounted);
  };
  return { element, show };
};
