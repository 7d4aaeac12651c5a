"""What a person sees who enlarges the page, holds a phone, or has no mouse."""

from playwright.sync_api import Page

from tests.browser.pages import settle

_CUT_OFF = """() => {
  const told = [];
  const seen = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) seen(one.shadowRoot);
      if (!one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
      const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!own || one.closest("caption, style, script, [data-testid=stIconMaterial]")) continue;
      if (parseFloat(getComputedStyle(one).fontSize) === 0) continue;
      const box = one.getBoundingClientRect();
      let holder = one;
      let isInGrid = false;
      while (holder) {
        const style = getComputedStyle(holder);
        if (/auto|scroll/.test(style.overflowX) && holder.scrollWidth > holder.clientWidth + 1)
          isInGrid = isInGrid || Boolean(holder.closest(".scroll, [data-testid=stTable]"));
        if (/hidden|clip/.test(style.overflowX) && holder.clientWidth > 1) {
          const edge = holder.getBoundingClientRect();
          if (box.width > 1 && box.height > 1 && box.right > edge.right + 2 && !isInGrid)
            told.push(one.textContent.trim().slice(0, 60));
        }
        holder = holder.parentElement ?? holder.getRootNode().host;
      }
      if (box.right > innerWidth + 1 && !isInGrid) told.push(one.textContent.trim().slice(0, 60));
    }
  };
  seen(document);
  return [...new Set(told)];
}"""
_STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
_FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return null;
  const near = [one, one.nextElementSibling, one.previousElementSibling, ...one.children];
  for (let up = one.parentElement, at = 0; up && at < 4; up = up.parentElement, at += 1)
    near.push(up, ...(at < 2 ? up.children : []));
  const looks = () => JSON.stringify(near.filter(Boolean).map((each) => {
    const {outline, boxShadow, borderColor, backgroundColor, textDecoration, color} =
      getComputedStyle(each);
    return [outline, boxShadow, borderColor, backgroundColor, textDecoration, color];
  }));
  window.deskStops ??= new Map();
  if (!window.deskStops.has(one)) window.deskStops.set(one, window.deskStops.size);
  const focused = looks();
  one.blur();
  const plain = looks();
  one.focus({preventScroll: true});
  const name = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
  return [window.deskStops.get(one), `${one.tagName} ${name?.trim().slice(0, 40)}`,
    focused !== plain];
}"""
_UNREACHED = """() => {
  const unreached = [];
  const look = (root) => {
    for (const one of root.querySelectorAll("a[href], button, input, textarea, select, summary")) {
      if (one.disabled || !one.checkVisibility({checkVisibilityCSS: true})) continue;
      if (one.tabIndex < 0 || one.type === "file" || window.deskStops.has(one)) continue;
      const group = one.closest("[role=radiogroup], [data-testid=stButtonGroup]");
      if ([...(group?.querySelectorAll("*") ?? [])].some((each) => window.deskStops.has(each)))
        continue;  // its other choices are gone to by arrows
      unreached.push(`${one.tagName} ${one.type ?? ""} ${one.ariaLabel ?? one.textContent}`);
    }
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) look(one.shadowRoot);
  };
  look(document);
  return unreached;
}"""
_MOST_STOPS = 400


def is_wider_than_its_window(page: Page) -> bool:
    """Whether one has to scroll sideways."""
    wider: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wider


def cut_off_texts(page: Page) -> list[str]:
    """Texts that run out of what holds them or out of the window, but within grids."""
    texts: list[str] = page.evaluate(_CUT_OFF)
    return texts


def keyboard_faults(page: Page) -> list[str]:
    """Where one comes to with the tabulator and does not see it, and where one does not come to.

    A page that was drawn anew meanwhile takes the focus away: what is found is looked for again.
    """
    faults = _keyboard_faults(page)
    if faults:
        settle(page)
        faults = _keyboard_faults(page)
    return faults


def _keyboard_faults(page: Page) -> list[str]:
    page.add_style_tag(content=_STILL)
    page.evaluate("() => { window.deskStops = new Map(); document.activeElement?.blur(); }")
    told, times = [], 0
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            times += 1
            if times > 1:
                break
            continue
        number, name, is_seen = stop
        if not is_seen:
            told.append(f"not seen: {name}")
        if number == 0 and page.evaluate("window.deskStops.size") > 1:
            break
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(2, 2)
    return [*dict.fromkeys(told), *(f"not reached: {name}" for name in page.evaluate(_UNREACHED))]
