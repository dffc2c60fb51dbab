// The chosen connection: its force, what it owes, its actions, and what an operator can do to it.

import {Problem, path, post, remove} from "./api.js";
import {Parts, changes, h, put, seconds, write} from "./dom.js";
import {makeForm} from "./form.js";

const STEPS = {
  waiting: "waits for the result of an earlier call",
  listening: "waits for the end of what the character says",
  choosing: "the decider is choosing",
  held: "waits for you: the decider is paused",
  called: "answered, the game owes the result",
  pausing: "waits a moment before the next attempt",
};

const OUTCOMES = {
  succeeded: ["good", "✓ succeeded"],
  refused: ["bad", "✗ the game refused it"],
  timed_out: ["bad", "✗ no result in time"],
  abandoned: ["bad", "✗ the game left or started anew"],
  pending: ["wait", "… there is no result yet"],
  sent: ["good", "✓ sent"],
  declined: ["good", "✓ declined"],
  ready: ["good", "✓ the game is ready"],
  cancelled: ["good", "✓ withdrawn"],
  superseded: ["wait", "· a newer request took its place"],
  left: ["bad", "✗ the game left"],
  paused: ["good", "✓ paused"],
  resumed: ["good", "✓ resumed"],
};

export class Detail {
  #title; #body; #changed; #part = null; #id = null;

  constructor(section, {changed}) {
    this.#title = section.querySelector("h2");
    this.#body = section.querySelector("#detail-body");
    this.#changed = changed;
    setInterval(() => this.#part?.tick(), 1000);
  }

  show(session, at) {
    if (!session) {
      this.#id = null;
      this.#part = null;
      write(this.#title, "No game chosen");
      put(this.#body, h("p", {className: "empty"}, "When a game is connected, what it offers and asks for is here."));
      return;
    }
    if (this.#id !== session.id) {
      this.#id = session.id;
      this.#part = connection(session, this.#changed);
      put(this.#body, this.#part.element);
    }
    write(this.#title, `${session.games.map(game => game.name).join(", ") || "(has not spoken yet)"} #${session.number}`);
    this.#part.update(session, at);
  }
}

function connection(first, changed) {
  let session = first;
  let at = 0;
  const facts = h("p", {className: "facts"});
  const paused = h("p", {className: "note", hidden: true});
  const force = h("div", {className: "force-place"});
  const owed = h("p", {className: "owed-line", hidden: true});
  const actions = h("div", {className: "actions"});
  const none = h("p", {className: "empty"}, "It has registered no action.");
  const tools = operatorTools(() => session, changed);
  const forces = new Parts(force, one => String(one.force.number), one => forcePart(one, changed));
  const groups = new Parts(actions, ({game, action}) => JSON.stringify([game, action.name, action.description, action.schema]),
    one => actionPart(() => session, one, changed));
  const element = h("div", {}, facts, paused, force, owed, h("h3", {}, "Actions"), none, actions, tools.element);
  return {
    element,
    update(now, when) {
      session = now;
      at = when;
      write(facts, `from ${now.remote} · waiting: ${now.waiting.acts} actions, ${now.waiting.forces} forces, ${now.waiting.contexts} contexts`);
      paused.hidden = !now.paused.here && !now.paused.everywhere;
      write(paused, now.paused.everywhere ? "‖ The decider is paused for all games." : "‖ The decider is paused for this game.");
      forces.show(now.force ? [{force: now.force, session: now}] : []);
      const several = now.games.length > 1;
      const all = now.games.flatMap(game => game.actions.map(action => ({game: game.name, action, several})));
      groups.show(all);
      none.hidden = all.length > 0;
      tools.update(now);
      this.tick();
    },
    tick() {
      const passed = performance.now() - at;
      owed.hidden = !session.owed;
      if (session.owed) write(owed, `… The game owes the result of ${session.owed.action} for ${seconds(session.owed.ageMillis + passed)}.`);
      const age = force.querySelector(".age");
      if (age && session.force) write(age, `open for ${seconds(session.force.ageMillis + passed)}`);
    },
  };
}

// ---- sending

/** A place that says what became of a deed; busy while it is under way. */
function outcome(buttons) {
  const element = h("p", {className: "outcome", role: "status"});
  const tell = (kind, text) => {
    element.className = `outcome ${kind}`;
    write(element, text);
  };
  return {
    element,
    tell,
    async during(deed, form) {
      buttons().forEach(button => { button.disabled = true; });
      tell("wait", "… under way");
      try {
        const answer = await deed();
        const [kind, words] = OUTCOMES[answer.outcome] ?? ["wait", answer.outcome];
        tell(kind, answer.message ? `${words}: ${answer.message}` : words);
        return answer;
      } catch (e) {
        if (e instanceof Problem && form && e.violations.length) {
          form.show(e.violations.map(one => ({pointer: one.pointer, message: `expected ${one.expected}, was ${one.actual}`})));
        }
        tell("bad", `✗ ${e instanceof Problem ? e.message : "The server can't be reached."}`);
        return null;
      } finally {
        buttons().forEach(button => { button.disabled = false; });
      }
    },
  };
}

function actionPart(current, {game, action, several}, changed) {
  const place = h("div", {});
  const schema = h("pre", {className: "schema"}, JSON.stringify(action.schema, null, 2));
  const details = h("details", {className: "action", ontoggle: () => { if (details.open && !place.firstChild) open(); }},
    h("summary", {}, h("code", {className: "action-name"}, action.name),
      several && h("span", {className: "who"}, game), h("span", {className: "description"}, action.description)),
    place, h("details", {className: "schema-details"}, h("summary", {}, "Schema"), schema));
  const open = () => {
    const form = makeForm(action.schema);
    const unchecked = h("input", {type: "checkbox"});
    const send = h("button", {type: "submit", className: "primary"}, "Send");
    const told = outcome(() => [send]);
    const submit = async event => {
      event.preventDefault();
      const session = current();
      const data = unchecked.checked ? form.unchecked() : form.read();
      if (!data) return told.tell("bad", "✗ Not sent: see what is marked.");
      const query = `?timeout=25s&game=${encodeURIComponent(game)}${unchecked.checked ? "&unchecked" : ""}`;
      await told.during(() => post(path`/sessions/${session.number}/actions/${action.name}` + query, data.text), form);
      changed();
    };
    put(place, h("form", {"data-acts": "", onsubmit: submit, noValidate: true}, form.element, h("div", {className: "buttons"}, send,
      h("label", {className: "check"}, unchecked, " even if it does not fit")), told.element),
      h("p", {className: "look-only hint"}, "To send it, give an operator's token."));
  };
  return {element: details, update() {}};
}

function forcePart({force}, changed) {
  const number = force.number;
  let session = null;
  let form = null;
  const step = h("span", {className: "step"});
  const attempt = h("span", {className: "attempt"});
  const failures = h("ul", {className: "failures"});
  const place = h("div", {});
  const select = h("select", {id: `force-${number}-choice`, onchange: () => choose(session)});
  const answer = h("button", {type: "submit", className: "primary"}, "Answer");
  const decline = h("button", {type: "button", onclick: () => act(() => remove(path`/sessions/${session.number}/forces/${number}`))}, "Decline");
  const told = outcome(() => [answer, decline]);
  const choose = now => {
    const action = now.games.flatMap(game => game.actions).find(one => one.name === select.value);
    form = action ? makeForm(action.schema) : null;
    put(place, action && h("p", {className: "description"}, action.description), form?.element);
  };
  const act = async (deed, about) => {
    await told.during(deed, about);
    changed();
  };
  const submit = event => {
    event.preventDefault();
    const data = form?.read();
    if (!data) return told.tell("bad", "✗ Not sent: see what is marked.");
    act(() => post(path`/sessions/${session.number}/forces/${number}/actions/${select.value}` + "?timeout=25s", data.text), form);
  };
  const hand = h("form", {className: "by-hand", "data-acts": "", onsubmit: submit, noValidate: true},
    h("div", {className: "field choice"}, h("label", {htmlFor: select.id}, "Answer by hand with"), select), place,
    h("div", {className: "buttons"}, answer, decline));
  const isNew = changes();
  const element = h("article", {className: "force", "aria-label": `force ${number}`},
    h("p", {className: "force-head"}, h("strong", {}, `! Force ${number}`), h("span", {className: `priority ${force.priority}`}, `${force.priority} priority`),
      step, attempt, h("span", {className: "age"})),
    h("p", {className: "query"}, force.query),
    force.state !== null && force.state !== "" && h("pre", {className: "state"}, force.state),
    failures, hand, told.element);
  return {
    element,
    update({force: now, session: of}) {
      session = of;
      write(step, STEPS[now.step] ?? now.step);
      write(attempt, now.attempt > 1 ? `attempt ${now.attempt}` : "");
      put(failures, now.failures.map(why => h("li", {}, `✗ ${why}`)));
      hand.hidden = now.step === "called" || now.step === "waiting";
      const offers = of.games.flatMap(game => game.actions).filter(one => now.actions.includes(one.name));
      if (!isNew(offers)) return;
      const before = select.value;
      put(select, [...new Set(offers.map(one => one.name))].map(name => h("option", {value: name}, name)));
      if (offers.some(one => one.name === before)) select.value = before;
      choose(of);
    },
  };
}

// ---- the rest of what can be done to a connection

function operatorTools(current, changed) {
  const at = rest => path`/sessions/${current().number}` + rest;
  const game = () => current().games[0]?.name;
  const which = () => game() === undefined ? "?" : `?game=${encodeURIComponent(game())}&`;
  const pause = h("button", {type: "button", onclick: () => act(() =>
    current().paused.here ? remove(at("/pause")) : post(at("/pause")))});
  const again = h("button", {type: "button", onclick: () => act(() => post(at("/reregister") + which().slice(0, -1)))}, "Ask to register again");
  const leave = h("button", {type: "button", onclick: () => act(() => post(at("/shutdown") + which() + "timeout=1m"))}, "Ask to shut down");
  const stay = h("button", {type: "button", onclick: () => act(() => remove(at("/shutdown") + which().slice(0, -1)), true)}, "Withdraw");
  const told = outcome(() => [pause, again, leave]);
  const other = outcome(() => [stay]);
  const raw = h("textarea", {rows: 3, className: "json", id: "raw-text", spellcheck: false, placeholder: '{"command": "…"}'});
  const send = h("button", {type: "submit"}, "Send as it is");
  const rawTold = outcome(() => [send]);
  const act = async (deed, aside) => {
    await (aside ? other : told).during(deed);
    changed();
  };
  const submit = async event => {
    event.preventDefault();
    if (raw.value === "") return rawTold.tell("bad", "✗ There is no text.");
    await rawTold.during(() => post(at("/messages"), raw.value, "text/plain"));
    changed();
  };
  return {
    element: h("div", {className: "operator", "data-acts": ""},
      h("h3", {}, "This connection"),
      h("div", {className: "buttons"}, pause, again, leave, stay), told.element, other.element,
      h("details", {}, h("summary", {}, "Send a raw message"),
        h("form", {onsubmit: submit, noValidate: true}, h("label", {htmlFor: "raw-text"}, "Text, sent as it is, right or wrong"), raw,
          h("div", {className: "buttons"}, send), rawTold.element))),
    update(now) {
      pause.setAttribute("aria-pressed", String(now.paused.here));
      write(pause, now.paused.here ? "▶ Resume the decider here" : "‖ Pause the decider here");
      for (const button of [again, leave, stay]) button.hidden = now.games.length === 0;
    },
  };
}
