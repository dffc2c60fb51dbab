// The control API of the server that this page comes from; /api/v1/openapi.json describes it.

const KEY = "neuro.token";

/** What the server did not do, and why: the problem of RFC 9457 that it answered with. */
export class Problem extends Error {
  constructor(status, {detail, code, violations = [], faults = []}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.violations = [...violations, ...faults];
  }
}

/** The token is taken from the page's address (#token=…), which forgets it, or given by hand; it ends with the tab. */
class Token {
  #value = "";

  constructor() {
    const given = new URLSearchParams(location.hash.slice(1)).get("token");
    if (given !== null) history.replaceState(null, "", location.pathname + location.search);
    this.set(given ?? this.#stored());
  }

  get() { return this.#value; }

  set(value) {
    this.#value = value.trim();
    try {
      if (this.#value) sessionStorage.setItem(KEY, this.#value);
      else sessionStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing asks again.
    }
  }

  #stored() {
    try {
      return sessionStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }
}

export const token = new Token();

async function call(method, path, body) {
  const headers = {};
  if (token.get()) headers.Authorization = `Bearer ${token.get()}`;
  if (body !== undefined) headers["Content-Type"] = body.type;
  const response = await fetch(`/api/v1${path}`, {method, headers, body: body?.text, cache: "no-store"});
  const answer = await response.json();
  if (!response.ok) throw new Problem(response.status, answer);
  return answer;
}

export const get = path => call("GET", path);
export const remove = path => call("DELETE", path);
export const post = (path, text, type = "application/json") =>
  call("POST", path, text === undefined || text === "" ? undefined : {text, type});

/** A path, with what a peer named safely in it. */
export function path(strings, ...parts) {
  return strings.reduce((all, text, at) => all + encodeURIComponent(String(parts[at - 1])) + text);
}
