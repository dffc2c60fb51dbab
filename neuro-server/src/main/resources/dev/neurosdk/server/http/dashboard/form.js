// A form made from an action's schema. Each part reads a value, takes one, and shows what is wrong at the place it stands for.

import {h, put} from "./dom.js";
import {below, isObject, itemSchema, resolve, typeOf, validate, words} from "./schema.js";

const DEEPEST = 6;
const MOST_ITEMS = 200;
const MOST_PARTS = 400;
const ABSENT = Symbol("left out");
let ids = 0;

/**
 * A form for the data of an action: element, focus(), read() that gives {text} of the JSON to send (undefined for none) or
 * null after showing what is wrong, and show([{pointer, message}]) for what the server finds wrong.
 */
export function makeForm(schema) {
  const usable = isObject(schema) ? schema : {};
  return new Form(usable);
}

class Form {
  #schema; #root; #raw; #isRaw = false; #body = h("div", {className: "form-body"}); #general = faultBox(); #switch;

  constructor(schema) {
    this.#schema = schema;
    this.#root = takesNothing(schema) ? null : part({schema, root: schema, pointer: "", depth: 0, budget: {left: MOST_PARTS}});
    this.#raw = rawPart("");
    this.#switch = h("button", {type: "button", className: "quiet", onclick: () => this.#toggle()}, "As JSON");
    this.element = h("div", {className: "data-form"}, this.#body, this.#general.element, h("div", {className: "form-switch"}, this.#switch));
    this.#show();
  }

  focus() { this.#body.querySelector("input, select, textarea")?.focus(); }

  read() {
    this.#clear();
    if (this.#isRaw) {
      const text = this.#raw.text();
      if (text.trim() === "") return {text: undefined};
      const value = this.#raw.read(this.#general);
      return value === ABSENT || this.#faulty(value) ? null : {text};
    }
    if (!this.#root) return {text: undefined};
    const unreadable = [];
    const value = this.#root.read(unreadable);
    if (unreadable.length) return this.show(unreadable);
    return this.#faulty(value) ? null : {text: JSON.stringify(value)};
  }

  /** {text} of what is there, fitting or not; null when a field can't be read at all. */
  unchecked() {
    this.#clear();
    if (this.#isRaw) return {text: this.#raw.text() || undefined};
    const unreadable = [];
    const value = this.#root?.read(unreadable);
    return unreadable.length ? this.show(unreadable) : {text: value === undefined ? undefined : JSON.stringify(value)};
  }

  /** Shows each at its field, or at the nearest one around it; gives null. */
  show(faults) {
    this.#clear();
    for (const {pointer, message} of faults) {
      const box = this.#isRaw || !this.#root ? null : this.#root.faults(pointer);
      if (box) box.add(message);
      else this.#general.add(pointer ? `${pointer}: ${message}` : message);
    }
    this.element.querySelector("[aria-invalid=true]")?.focus();
    return null;
  }

  #faulty(value) {
    const faults = validate(this.#schema, value);
    if (faults.length) this.show(faults);
    return faults.length > 0;
  }

  #clear() {
    this.#general.clear();
    this.#root?.clear();
    this.#raw.clear();
  }

  #toggle() {
    this.#clear();
    if (this.#isRaw) {
      const value = this.#raw.text().trim() === "" ? {} : this.#raw.read(this.#general);
      if (value === ABSENT) return;
      this.#root?.write(value);
    } else if (this.#root) {
      const value = this.#root.read([]);
      this.#raw.write(value === ABSENT ? {} : value);
    }
    this.#isRaw = !this.#isRaw;
    this.#show();
    this.focus();
  }

  #show() {
    this.#switch.textContent = this.#isRaw ? "As a form" : "As JSON";
    const nothing = h("p", {className: "hint"}, "Takes no data.");
    put(this.#body, this.#isRaw ? this.#raw.element : this.#root?.element ?? nothing);
  }
}

function takesNothing(schema) {
  const keys = Object.keys(schema).filter(key => !["$schema", "$id", "title", "description", "type", "additionalProperties"].includes(key));
  const rest = keys.filter(key => !(key === "properties" && Object.keys(schema.properties ?? {}).length === 0)
      && !(key === "required" && schema.required?.length === 0));
  return rest.length === 0 && (schema.type === undefined || schema.type === "object");
}

/** Where it is said what is wrong, beside the field that it is about. */
function faultBox(field) {
  const element = h("ul", {className: "faults", id: `fault-${++ids}`, hidden: true});
  return {
    element,
    add(message) {
      element.hidden = false;
      element.append(h("li", {}, message));
      field?.setAttribute("aria-invalid", "true");
      field?.setAttribute("aria-describedby", element.id);
    },
    clear() {
      element.hidden = true;
      put(element);
      field?.removeAttribute("aria-invalid");
    },
  };
}

// ---- the kinds of parts

function part(place) {
  const schema = resolve(place.schema, place.root);
  const at = {...place, schema, depth: place.depth + 1};
  if (!isObject(schema) || at.depth > DEEPEST || --at.budget.left < 0) return jsonPart(at);
  if (Object.hasOwn(schema, "const")) return constantPart(at);
  if (Array.isArray(schema.enum)) return choicePart(at, schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(choices) && choices.length) return variantPart(at, choices.map(one => merged(schema, one, place.root)));
  if (Array.isArray(schema.type)) return variantPart(at, schema.type.map(type => ({...schema, type})));
  if (Array.isArray(schema.allOf)) return part({...place, schema: schema.allOf.reduce((all, one) => merged(all, one, place.root), withoutAll(schema))});
  switch (schema.type ?? guessed(schema)) {
    case "object": return isObject(schema.properties) ? objectPart(at) : jsonPart(at);
    case "array": return arrayPart(at);
    case "string": return textPart(at);
    case "integer": case "number": return numberPart(at);
    case "boolean": return choicePart(at, [true, false]);
    case "null": return constantPart({...at, schema: {...schema, const: null}});
    default: return jsonPart(at);
  }
}

function guessed(schema) {
  if (schema.properties || schema.required) return "object";
  if (schema.items || schema.prefixItems) return "array";
  if (schema.pattern || schema.maxLength !== undefined || schema.minLength !== undefined || schema.format) return "string";
  if (schema.minimum !== undefined || schema.maximum !== undefined || schema.multipleOf !== undefined) return "number";
  return undefined;
}

function withoutAll({allOf, ...rest}) { return rest; }

/** One schema with another one's demands added, as far as a form needs it. */
function merged(schema, other, root) {
  const {oneOf, anyOf, ...base} = schema;
  const added = resolve(other, root);
  if (!isObject(added)) return base;
  const both = {...base, ...added};
  if (base.properties && added.properties) both.properties = {...base.properties, ...added.properties};
  if (base.required && added.required) both.required = [...new Set([...base.required, ...added.required])];
  return both;
}

const initial = schema => Object.hasOwn(schema, "default") ? schema.default : ABSENT;

/** A part with one field. */
function fieldPart(at, field, {read, write}) {
  const box = faultBox(field);
  const hint = hintOf(at.schema);
  const hintId = `hint-${++ids}`;
  field.id ||= `field-${++ids}`;
  if (hint) field.setAttribute("aria-describedby", hintId);
  return {
    element: h("div", {className: "field"}, field, hint && h("div", {className: "hint", id: hintId}, hint), box.element),
    labels: field.id,
    read: faults => read(message => faults.push({pointer: at.pointer, message})),
    write,
    faults: pointer => pointer === at.pointer ? box : null,
    clear: () => box.clear(),
  };
}

function textPart(at) {
  const {schema} = at;
  const long = schema.maxLength > 120 || (schema.maxLength === undefined && !schema.format && !schema.pattern && at.depth <= 2);
  const field = long ? h("textarea", {rows: 2}) : h("input", {type: "text"});
  field.autocomplete = "off";
  if (Array.isArray(schema.examples) && typeof schema.examples[0] === "string") field.placeholder = schema.examples[0];
  field.value = typeof schema.default === "string" ? schema.default : "";
  return fieldPart(at, field, {
    read: () => field.value,
    write: value => { field.value = typeof value === "string" ? value : ""; },
  });
}

function numberPart(at) {
  const whole = at.schema.type === "integer";
  const field = h("input", {type: "text", inputMode: whole ? "numeric" : "decimal", autocomplete: "off", className: "number"});
  field.value = typeof at.schema.default === "number" ? String(at.schema.default) : "";
  return fieldPart(at, field, {
    read(fault) {
      const text = field.value.trim();
      if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))) return Number(text);
      fault(`expected ${words([whole ? "integer" : "number"])}`);
      return ABSENT;
    },
    write: value => { field.value = typeof value === "number" ? String(value) : ""; },
  });
}

function choicePart(at, choices) {
  const field = h("select", {}, choices.map((choice, index) =>
    h("option", {value: String(index)}, typeof choice === "string" ? choice : JSON.stringify(choice))));
  const select = value => {
    const index = choices.findIndex(choice => JSON.stringify(choice) === JSON.stringify(value));
    if (index >= 0) field.value = String(index);
  };
  if (initial(at.schema) !== ABSENT) select(at.schema.default);
  return fieldPart(at, field, {read: () => choices[Number(field.value)], write: select});
}

function constantPart(at) {
  const value = at.schema.const;
  const field = h("output", {className: "constant"}, JSON.stringify(value));
  return fieldPart(at, field, {read: () => value, write: () => {}});
}

/** Any JSON, for what no field is made of. */
function jsonPart(at) {
  const start = initial(isObject(at.schema) ? at.schema : {});
  const raw = rawPart(at.pointer);
  if (start !== ABSENT) raw.write(start);
  return {
    ...raw,
    read(faults) {
      const found = {add: message => faults.push({pointer: at.pointer, message})};
      return raw.read(found);
    },
    faults: pointer => pointer === at.pointer || pointer.startsWith(`${at.pointer}/`) ? raw.box : null,
  };
}

function rawPart(pointer) {
  const field = h("textarea", {rows: 4, className: "json", spellcheck: false, id: `field-${++ids}`, "aria-label": "JSON",
    placeholder: "JSON"});
  const box = faultBox(field);
  return {
    element: h("div", {className: "field"}, field, box.element),
    labels: field.id,
    box,
    pointer,
    text: () => field.value,
    read(fault) {
      try {
        return JSON.parse(field.value);
      } catch (e) {
        fault.add(`expected JSON: ${e.message}`);
        return ABSENT;
      }
    },
    write: value => { field.value = JSON.stringify(value, null, 2); },
    clear: () => box.clear(),
  };
}

function objectPart(at) {
  const {schema} = at;
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const box = faultBox();
  const members = Object.entries(schema.properties).map(([name, rule]) => member(at, name, rule, required.has(name)));
  const list = h("div", {className: at.depth > 1 ? "nested members" : "members"}, members.map(one => one.element));
  return {
    element: h("div", {}, list, box.element),
    read(faults) {
      const value = {};
      for (const one of members) {
        const read = one.read(faults);
        // What is called __proto__ is a member like any other.
        if (read !== ABSENT) Object.defineProperty(value, one.name, {value: read, enumerable: true, configurable: true, writable: true});
      }
      return value;
    },
    write: value => members.forEach(one => one.write(isObject(value) && Object.hasOwn(value, one.name) ? value[one.name] : ABSENT)),
    faults(pointer) {
      for (const one of members) {
        const found = pointer.startsWith(one.pointer) ? one.faults(pointer) : null;
        if (found) return found;
      }
      return pointer === at.pointer && at.pointer ? box : null;
    },
    clear: () => { box.clear(); members.forEach(one => one.clear()); },
  };
}

/** A member of an object: one that may be left out has a box to tick. */
function member(at, name, rule, required) {
  const pointer = below(at.pointer, name);
  const inner = part({...at, schema: rule, pointer});
  const schema = resolve(rule, at.root);
  const about = isObject(schema) ? schema : {};
  const given = required || initial(about) !== ABSENT;
  const tick = required ? null : h("input", {type: "checkbox", checked: given, "aria-label": `give ${name}`,
    onchange: () => show(), title: "Give it, or leave it out"});
  const title = h(inner.labels ? "label" : "span", {className: "name", htmlFor: inner.labels ?? false}, name);
  const element = h("div", {className: "member"},
    h("div", {className: "member-head"}, tick, title, required && h("span", {className: "required"}, "required"),
      about.description && h("span", {className: "hint"}, String(about.description))),
    inner.element);
  const show = () => element.classList.toggle("left-out", tick !== null && !tick.checked);
  inner.element.addEventListener("input", () => {
    if (tick && !tick.checked) {
      tick.checked = true;
      show();
    }
  });
  show();
  return {
    ...inner,
    element,
    name,
    pointer,
    read: faults => tick === null || tick.checked ? inner.read(faults) : ABSENT,
    write(value) {
      if (tick) tick.checked = value !== ABSENT;
      show();
      if (value !== ABSENT) inner.write(value);
    },
  };
}

function arrayPart(at) {
  const {schema} = at;
  const list = h("div", {className: "items"});
  const box = faultBox();
  let items = [];
  const renumber = () => {
    const old = items;
    items = [];
    put(list);
    old.forEach(one => add(one.read([])));
  };
  const add = value => {
    if (items.length >= Math.min(MOST_ITEMS, schema.maxItems ?? MOST_ITEMS)) return;
    const inner = part({...at, schema: itemSchema(schema, items.length) ?? true, pointer: below(at.pointer, items.length)});
    const item = {...inner};
    item.row = h("div", {className: "item"}, inner.element, h("button", {type: "button", className: "quiet", title: "Remove this item",
      "aria-label": "Remove this item", onclick: () => { items = items.filter(one => one !== item); renumber(); }}, "✕"));
    if (value !== ABSENT) inner.write(value);
    items.push(item);
    list.append(item.row);
  };
  const fill = values => { items = []; put(list); values.forEach(add); };
  const start = initial(schema);
  fill(Array.isArray(start) ? start : Array.from({length: Math.min(schema.minItems ?? 0, MOST_ITEMS)}, () => ABSENT));
  const more = h("button", {type: "button", className: "quiet", onclick: () => {
    add(ABSENT);
    list.dispatchEvent(new Event("input", {bubbles: true}));
    list.lastElementChild?.querySelector("input, select, textarea")?.focus();
  }}, "Add an item");
  const hint = hintOf(schema);
  return {
    element: h("div", {className: "nested"}, hint && h("div", {className: "hint"}, hint), list, more, box.element),
    read: faults => items.map(item => item.read(faults)).filter(value => value !== ABSENT),
    write: value => fill(Array.isArray(value) ? value : []),
    faults(pointer) {
      for (const item of items) {
        const found = item.faults(pointer);
        if (found) return found;
      }
      return pointer === at.pointer || pointer.startsWith(`${at.pointer}/`) ? box : null;
    },
    clear: () => { box.clear(); items.forEach(item => item.clear()); },
  };
}

/** One of several schemas, chosen first. */
function variantPart(at, variants) {
  const parts = [];
  const field = h("select", {id: `field-${++ids}`, "aria-label": "kind", onchange: () => show()}, variants.map((schema, index) =>
    h("option", {value: String(index)}, variantName(schema, index))));
  const body = h("div", {});
  const box = faultBox(field);
  const chosen = () => parts[Number(field.value)] ??= part({...at, schema: variants[Number(field.value)]});
  const show = () => put(body, chosen().element);
  const write = value => {
    const index = variants.findIndex(schema => validate({...schema, $defs: at.root.$defs, definitions: at.root.definitions}, value).length === 0);
    field.value = String(Math.max(0, index));
    show();
    chosen().write(value);
  };
  if (isObject(at.schema) && initial(at.schema) !== ABSENT) write(at.schema.default);
  else show();
  return {
    element: h("div", {className: "variant"}, field, body, box.element),
    labels: field.id,
    read: faults => chosen().read(faults),
    write,
    faults: pointer => chosen().faults(pointer) ?? (pointer === at.pointer ? box : null),
    clear: () => { box.clear(); parts.forEach(one => one.clear()); },
  };
}

function variantName(schema, index) {
  if (typeof schema.title === "string") return schema.title;
  if (Object.hasOwn(schema, "const")) return JSON.stringify(schema.const);
  const marks = Object.entries(schema.properties ?? {}).filter(([, rule]) => isObject(rule) && Object.hasOwn(rule, "const"));
  if (marks.length) return marks.map(([name, rule]) => `${name}: ${JSON.stringify(rule.const)}`).join(", ");
  const needs = Array.isArray(schema.required) && schema.required.length ? ` with ${schema.required.join(", ")}` : "";
  return `${index + 1}: ${typeof schema.type === "string" ? words([schema.type]) : "a choice"}${needs}`;
}

/** What a schema asks of a value, in a few words. */
function hintOf(schema) {
  if (!isObject(schema)) return "";
  const {minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, minItems, maxItems} = schema;
  const parts = [];
  if (schema.type === "integer") parts.push("whole number");
  if (minimum !== undefined) parts.push(`from ${minimum}`);
  if (typeof exclusiveMinimum === "number") parts.push(`more than ${exclusiveMinimum}`);
  if (maximum !== undefined) parts.push(`to ${maximum}`);
  if (typeof exclusiveMaximum === "number") parts.push(`less than ${exclusiveMaximum}`);
  if (multipleOf !== undefined) parts.push(`in steps of ${multipleOf}`);
  if (minLength) parts.push(`${minLength} or more characters`);
  if (maxLength !== undefined) parts.push(`at most ${maxLength} characters`);
  if (typeof schema.pattern === "string") parts.push(`like ${schema.pattern}`);
  if (typeof schema.format === "string") parts.push(words([schema.format]));
  if (minItems) parts.push(`${minItems} or more items`);
  if (maxItems !== undefined) parts.push(`at most ${maxItems} items`);
  if (schema.uniqueItems) parts.push("each once");
  return parts.join(", ");
}
