// Checks data against the JSON Schema of an action as far as a page needs to; the server checks all of it again.

const DEEPEST = 24;
const FORMATS = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i,
  "date-time": /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i,
  email: /^[^@\s]+@[^@\s]+$/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  ipv4: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
};

/** The schema itself, or the one of the same document that it refers to; null when that leads nowhere. */
export function resolve(schema, root) {
  let found = schema;
  for (let steps = 0; isObject(found) && typeof found.$ref === "string"; steps++) {
    if (steps > 8 || !found.$ref.startsWith("#")) return null;
    const {$ref, ...others} = found;
    let at = root;
    for (const step of decodeURIComponent($ref.slice(1)).split("/").slice(1)) {
      at = Object.hasOwn(Object(at), unescape(step)) ? at[unescape(step)] : undefined;
    }
    if (!isObject(at)) return typeof at === "boolean" ? at : null;
    found = {...at, ...others};
  }
  return found;
}

const unescape = step => step.replaceAll("~1", "/").replaceAll("~0", "~");
const escape = name => String(name).replaceAll("~", "~0").replaceAll("/", "~1");

/** The pointer to a member or an element of what another points to. */
export const below = (pointer, name) => `${pointer}/${escape(name)}`;

export const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);

export function typeOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (Number.isInteger(value)) return "integer";
  return typeof value;
}

/** What is wrong, as [{pointer, message}]; empty when the data fits. */
export function validate(schema, data) {
  const faults = [];
  try {
    check(schema, data, "", {root: schema, faults, depth: 0});
  } catch {
    // A schema of a shape that this does not know; the server does.
  }
  return faults;
}

function fits(schema, data, at) {
  const inner = {...at, faults: []};
  check(schema, data, "", inner);
  return inner.faults.length === 0;
}

function check(given, data, pointer, outer) {
  const schema = resolve(given, outer.root);
  const at = {...outer, depth: outer.depth + 1};
  const fault = message => at.faults.push({pointer, message});
  if (schema === true || schema === null || at.depth > DEEPEST) return; // the server knows better
  if (schema === false) return fault("nothing may be here");
  if (!isObject(schema)) return;
  if (!hasType(schema.type, data)) return fault(`expected ${words([].concat(schema.type))}`);
  if (Array.isArray(schema.enum) && !schema.enum.some(one => same(one, data))) {
    fault(`expected one of ${schema.enum.map(one => JSON.stringify(one)).join(", ")}`);
  }
  if (Object.hasOwn(schema, "const") && !same(schema.const, data)) fault(`expected ${JSON.stringify(schema.const)}`);
  if (typeof data === "number") number(schema, data, fault);
  if (typeof data === "string") string(schema, data, fault);
  if (Array.isArray(data)) array(schema, data, pointer, at, fault);
  if (isObject(data)) object(schema, data, pointer, at, fault);
  combined(schema, data, pointer, at, fault);
}

function hasType(type, data) {
  if (type === undefined) return true;
  const is = typeOf(data);
  return [].concat(type).some(one => one === is || (one === "number" && is === "integer"));
}

function number(schema, data, fault) {
  const {minimum: low, maximum: high, exclusiveMinimum: above, exclusiveMaximum: under, multipleOf: step} = schema;
  if (data < low) fault(`expected ${low} or more`);
  if (data > high) fault(`expected ${high} or less`);
  if (typeof above === "number" && data <= above) fault(`expected more than ${above}`);
  if (typeof under === "number" && data >= under) fault(`expected less than ${under}`);
  if (step > 0 && Math.abs(data / step - Math.round(data / step)) > 1e-9) fault(`expected a multiple of ${step}`);
}

function string(schema, data, fault) {
  const length = [...data].length;
  if (length < schema.minLength) fault(`expected ${count(schema.minLength, "character")} or more, has ${length}`);
  if (length > schema.maxLength) fault(`expected ${count(schema.maxLength, "character")} or fewer, has ${length}`);
  if (typeof schema.pattern === "string" && !matches(schema.pattern, data)) fault(`expected a match of ${schema.pattern}`);
  if (Object.hasOwn(FORMATS, schema.format) && !FORMATS[schema.format].test(data)) fault(`expected ${words([schema.format])}`);
}

/** A pattern that could take for ever on purpose is left to the server, whose engine can't be held up. */
function matches(pattern, data) {
  const tame = data.length <= 2000 && !/[*+}?]\)*[*+{]|\)[*+{]|\\[1-9]|\\k</.test(pattern);
  try {
    return !tame || new RegExp(pattern, "u").test(data);
  } catch {
    return true;
  }
}

function array(schema, data, pointer, at, fault) {
  if (data.length < schema.minItems) fault(`expected ${count(schema.minItems, "item")} or more, has ${data.length}`);
  if (data.length > schema.maxItems) fault(`expected ${count(schema.maxItems, "item")} or fewer, has ${data.length}`);
  if (schema.uniqueItems && data.some((one, index) => data.slice(0, index).some(other => same(one, other)))) {
    fault("expected each item once");
  }
  data.forEach((item, index) => {
    const rule = itemSchema(schema, index);
    if (rule !== undefined) check(rule, item, below(pointer, index), at);
  });
  if (schema.contains !== undefined && schema.minContains !== 0 && !data.some(item => fits(schema.contains, item, at))) {
    fault("expected an item of another kind among these");
  }
}

/** What an element has to fit: by place first, in either draft's words. */
export function itemSchema(schema, index) {
  const places = Array.isArray(schema.items) ? schema.items : schema.prefixItems ?? [];
  if (index < places.length) return places[index];
  return Array.isArray(schema.items) ? schema.additionalItems : schema.items;
}

function object(schema, data, pointer, at, fault) {
  const names = Object.keys(data);
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (!Object.hasOwn(data, name)) at.faults.push({pointer: below(pointer, name), message: "has to be there"});
  }
  if (names.length < schema.minProperties) fault(`expected ${count(schema.minProperties, "member")} or more`);
  if (names.length > schema.maxProperties) fault(`expected ${count(schema.maxProperties, "member")} or fewer`);
  for (const name of names) {
    const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => matches(pattern, name));
    const known = Object.hasOwn(properties, name);
    if (known) check(properties[name], data[name], below(pointer, name), at);
    for (const [, rule] of patterns) check(rule, data[name], below(pointer, name), at);
    if (!known && patterns.length === 0 && schema.additionalProperties !== undefined) {
      check(schema.additionalProperties, data[name], below(pointer, name), at);
    }
    if (schema.propertyNames !== undefined && !fits(schema.propertyNames, name, at)) {
      at.faults.push({pointer: below(pointer, name), message: "expected another name"});
    }
    for (const needed of schema.dependentRequired?.[name] ?? []) {
      if (!Object.hasOwn(data, needed)) at.faults.push({pointer: below(pointer, needed), message: `is needed with ${name}`});
    }
  }
}

function combined(schema, data, pointer, at, fault) {
  for (const one of schema.allOf ?? []) check(one, data, pointer, at);
  if (Array.isArray(schema.anyOf) && !schema.anyOf.some(one => fits(one, data, at))) fault("fits none of the choices");
  if (Array.isArray(schema.oneOf)) {
    const fitting = schema.oneOf.filter(one => fits(one, data, at)).length;
    if (fitting !== 1) fault(fitting ? `fits ${fitting} of the choices, expected one` : "fits none of the choices");
  }
  if (schema.not !== undefined && fits(schema.not, data, at)) fault("must not be like this");
  if (schema.if !== undefined) {
    const branch = fits(schema.if, data, at) ? schema.then : schema.else;
    if (branch !== undefined) check(branch, data, pointer, at);
  }
}

export function same(one, other) {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length
      && names.every(name => Object.hasOwn(other, name) && same(one[name], other[name]));
}

const ARTICLES = {integer: "a whole number", number: "a number", string: "a text", boolean: "true or false", array: "a list",
  object: "an object", null: "null", date: "a date such as 2026-01-31", time: "a time such as 12:00:00Z",
  "date-time": "a time such as 2026-01-31T12:00:00Z", email: "an e-mail address", uuid: "a UUID", ipv4: "an IPv4 address",
  uri: "an address with a scheme"};

/** Names of types and formats in words. */
export const words = types => types.map(type => ARTICLES[type] ?? type).join(" or ");

const count = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;
