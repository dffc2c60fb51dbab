// The messages both ways, newest last: a bounded list with a filter.

import {h, put, write} from "./dom.js";

const MOST = 500;
const LONG = 20000;
const MOMENT = 60;
const TIME = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false});

/**
 * What is shown of an item of the stream: {time, mark, kind, session, game, title, text, detail}; kind says how it is
 * painted: "in" from a game, "out" to a game, "note" for what happened here, "bad" for what should not have.
 */
export class Conversation {
  #list; #game; #words; #count; #follow; #lines = []; #waiting = []; #paused = false; #timer = 0;

  constructor(page) {
    this.#list = page.querySelector("#lines");
    this.#game = page.querySelector("#only-game");
    this.#words = page.querySelector("#only-words");
    this.#count = page.querySelector("#line-count");
    this.#follow = page.querySelector("#follow");
    this.#game.addEventListener("change", () => this.#filter());
    this.#words.addEventListener("input", () => this.#filter());
    this.#follow.addEventListener("click", () => this.pause(!this.#paused));
    page.querySelector("#clear-lines").addEventListener("click", () => this.clear());
  }

  /** Stops the list, to read in it; what comes meanwhile is shown afterwards. */
  pause(paused) {
    this.#paused = paused;
    this.#follow.setAttribute("aria-pressed", String(paused));
    if (!paused) {
      this.#append(this.#waiting.splice(0));
      this.#list.scrollTop = this.#list.scrollHeight;
    }
    this.#tell();
  }

  clear() {
    this.#lines = [];
    this.#waiting = [];
    put(this.#list);
    this.#tell();
  }

  add(entry) {
    this.#waiting.push(entry);
    if (this.#waiting.length > MOST) this.#waiting.shift();
    this.#timer ||= setTimeout(() => this.#next(), MOMENT); // many at once are shown at once
  }

  #next() {
    this.#timer = 0;
    if (this.#paused) this.#tell();
    else this.#append(this.#waiting.splice(0));
  }

  #append(entries) {
    const atEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
    for (const entry of entries) {
      const line = {entry, element: element(entry)};
      line.element.hidden = !this.#wants(entry);
      this.#lines.push(line);
      this.#list.append(line.element);
      this.#know(entry.game);
    }
    while (this.#lines.length > MOST) this.#lines.shift().element.remove();
    if (atEnd) this.#list.scrollTop = this.#list.scrollHeight;
    this.#tell();
  }

  #know(game) {
    if (!game || this.#game.options.length > 100 || [...this.#game.options].some(option => option.value === game)) return;
    this.#game.append(h("option", {value: game}, game));
  }

  #filter() {
    for (const line of this.#lines) line.element.hidden = !this.#wants(line.entry);
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#tell();
  }

  #wants(entry) {
    const words = this.#words.value.trim().toLowerCase();
    return (this.#game.value === "" || entry.game === this.#game.value)
        && (words === "" || `${entry.title} ${entry.text} ${entry.detail}`.toLowerCase().includes(words));
  }

  #tell() {
    const shown = this.#lines.filter(line => !line.element.hidden).length;
    const all = shown === this.#lines.length ? `${shown}` : `${shown} of ${this.#lines.length}`;
    write(this.#count, this.#waiting.length ? `${all}, ${this.#waiting.length} more` : all);
  }
}

function element({time, mark, kind, session, game, title, text, detail}) {
  const head = [
    h("time", {dateTime: time}, TIME.format(new Date(time))),
    h("span", {className: "mark", "aria-label": {in: "from the game", out: "to the game"}[kind] ?? ""}, mark),
    h("span", {className: "who", title: game ?? ""}, session ? `${game || "—"} #${session}` : ""),
    h("span", {className: "title"}, title),
    h("span", {className: "text"}, text),
  ];
  if (!detail) return h("li", {className: `line ${kind}`}, h("div", {className: "line-head"}, head));
  const full = detail.length > LONG ? `${detail.slice(0, LONG)}…` : detail;
  const body = h("pre", {});
  const details = h("details", {ontoggle: () => write(body, details.open ? pretty(full) : "")}, h("summary", {className: "line-head"}, head), body);
  return h("li", {className: `line ${kind}`}, details);
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
