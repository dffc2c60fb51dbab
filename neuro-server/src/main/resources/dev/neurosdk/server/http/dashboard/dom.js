// Elements, without markup: whatever a peer says is put in as text.

/** Makes an element: on… are listeners, data-… and aria-… attributes, the rest properties or attributes; false and null leave out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.startsWith("aria-") && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  put(element, children);
  return element;
}

/** Replaces what is in an element. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Writes a text if it is another one than before, so that nothing flickers and a selection stays. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
  return element;
}

/**
 * Keeps one part of the page for each item, in order: parts are {element, update(item)}, made once for each key and kept as
 * long as it is there, with what somebody has typed into them.
 */
export class Parts {
  #parent; #key; #make; #parts = new Map();

  constructor(parent, key, make) {
    this.#parent = parent;
    this.#key = key;
    this.#make = make;
  }

  show(items) {
    const before = this.#parts;
    this.#parts = new Map();
    let next = this.#parent.firstChild;
    for (const item of items) {
      const key = this.#key(item);
      if (this.#parts.has(key)) continue;
      const part = before.get(key) ?? this.#make(item);
      before.delete(key);
      this.#parts.set(key, part);
      part.update(item);
      if (part.element === next) next = next.nextSibling;
      else this.#parent.insertBefore(part.element, next);
    }
    for (const part of before.values()) part.element.remove();
  }
}

/** Remembers what it was shown last; whether this is something else. */
export function changes() {
  let last;
  return value => {
    const text = JSON.stringify(value);
    if (text === last) return false;
    last = text;
    return true;
  };
}

export function seconds(millis) {
  const all = Math.max(0, Math.floor(millis / 1000));
  if (all < 60) return `${all} s`;
  if (all < 3600) return `${Math.floor(all / 60)} min ${all % 60} s`;
  return `${Math.floor(all / 3600)} h ${Math.floor(all / 60) % 60} min`;
}
