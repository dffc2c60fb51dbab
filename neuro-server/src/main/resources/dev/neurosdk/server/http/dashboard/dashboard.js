// The dashboard: looks at the control API, listens to the live stream, and lets an operator act.

import {Problem, get, post, remove, token} from "./api.js";
import {Conversation} from "./conversation.js";
import {Detail} from "./detail.js";
import {Parts, changes, h, put, seconds, write} from "./dom.js";
import {lineOf} from "./events.js";

const SLOW = 5000;
const QUICK = 1500;
const NEWS = 200;

const $ = id => document.getElementById(id);
const conversation = new Conversation(document);
const detail = new Detail($("detail"), {changed: () => soon(0)});
const view = {status: null, sessions: [], findings: [], chosen: null, reached: null, at: 0};
let timer = 0;
let due = Infinity;
let looking = false;
let again = false;
let stream = null;
let streamId = null;

// ---- looking

/** Looks again after a moment; several wishes become one look. */
function soon(delay) {
  if (looking) {
    again = true;
    return;
  }
  const then = performance.now() + delay;
  if (then >= due) return;
  clearTimeout(timer);
  due = then;
  timer = setTimeout(look, delay);
}

async function look() {
  looking = true;
  again = false;
  due = Infinity;
  try {
    const [status, sessions, findings] = await Promise.all([get("/status"), get("/sessions"), get("/findings")]);
    Object.assign(view, {status, sessions: sessions.sessions, findings: findings.findings, reached: true, at: performance.now()});
    banner("");
    listen();
  } catch (e) {
    failed(e);
  }
  looking = false;
  show();
  soon(again ? NEWS : document.hidden || isLive() ? SLOW : QUICK);
}

function failed(e) {
  if (e instanceof Problem && e.status === 401) {
    view.reached = true;
    askForToken(token.get() ? "The server does not know this token." : "The server asks for a token. It is kept in this tab only.");
    banner("The server asks for a token.");
  } else if (e instanceof Problem) {
    banner(e.message);
  } else {
    view.reached = false;
    banner("✗ The server can't be reached. This page goes on trying.");
  }
}

function banner(text) {
  write($("banner"), text);
  $("banner").hidden = text === "";
}

// ---- the live stream

function listen() {
  if (stream || !globalThis.NeuroStream) return;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  stream = new NeuroStream(`${scheme}//${location.host}/events`, {last: 300, keep: 1, token: token.get() || undefined});
  stream.on("item", (data, item) => {
    const line = lineOf(item);
    if (line) conversation.add(line);
    soon(NEWS);
  });
  stream.on("connected", message => {
    if (streamId !== null && streamId !== message.stream) note("The server was started anew.");
    streamId = message.stream;
  });
  stream.on("gap", gap => note(`${gap.to - gap.from + 1} messages are missing here (${gap.reason}).`));
  stream.on("state", () => { showLink(); soon(NEWS); });
  stream.connect();
}

$("no-stream").hidden = Boolean(globalThis.NeuroStream);

function note(text) {
  conversation.add({time: new Date().toISOString(), mark: "·", kind: "note", session: 0, game: "", title: "", text, detail: ""});
}

const isLive = () => stream?.state === "live";

// ---- showing

const games = new Parts($("game-list"), session => session.id, makeGame);
const findings = new Parts($("findings"), finding => `${finding.session} ${finding.rule}`, makeFinding);

function show() {
  showLink();
  if (!view.status) return;
  const {status, sessions} = view;
  document.body.classList.toggle("read-only", !status.mayAct);
  write($("character"), status.character.displayName);
  document.title = `${status.character.displayName} · Neuro server`;
  showFigures();
  $("pause-all").setAttribute("aria-pressed", String(status.paused));
  write($("pause-all"), status.paused ? "▶ Resume the decider" : "‖ Pause the decider");
  if (!sessions.some(session => session.id === view.chosen)) view.chosen = sessions[0]?.id ?? null;
  games.show(sessions);
  $("no-games").hidden = sessions.length > 0;
  detail.show(sessions.find(session => session.id === view.chosen) ?? null, view.at);
  findings.show(view.findings);
  write($("found-count"), view.findings.length ? String(view.findings.length) : "");
  $("no-findings").hidden = view.findings.length > 0;
}

function showLink() {
  const [state, text] = view.reached === null ? ["wait", "… connecting"]
    : !view.reached ? ["bad", "✗ not reachable"]
    : isLive() ? ["good", "● live"]
    : ["wait", "◐ looking every moment"];
  $("link").className = `pill ${state}`;
  write($("link"), text);
}

function showFigures() {
  const {status, sessions} = view;
  const sum = count => sessions.reduce((all, session) => all + count(session), 0);
  const figures = {
    connections: status.connections,
    games: sum(session => session.games.length),
    actions: sum(session => session.games.reduce((all, game) => all + game.actions.length, 0)),
    "open forces": sum(session => (session.force ? 1 : 0) + session.waiting.forces),
    "owed results": sum(session => session.owed ? 1 : 0),
    findings: view.findings.length,
  };
  put($("figures"), Object.entries(figures).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, String(value)))));
  write($("about"), `${status.character.id} · edition ${status.edition} · version ${status.version} · up ${seconds(status.uptimeSeconds * 1000)}`);
}

function makeGame(session) {
  const name = h("span", {className: "game-name"});
  const badges = h("span", {className: "badges"});
  const where = h("span", {className: "where"});
  const element = h("button", {type: "button", className: "game", onclick: () => {
    view.chosen = session.id;
    show();
    if (matchMedia("(max-width: 760px)").matches) $("detail").scrollIntoView();
  }}, name, badges, where);
  const changed = changes();
  return {
    element,
    update(now) {
      element.setAttribute("aria-pressed", String(now.id === view.chosen));
      if (!changed(now.games.map(game => [game.name, game.actions.length]).concat([now.force?.step, now.owed?.action, now.paused]))) return;
      write(name, now.games.map(game => game.name).join(", ") || "(has not spoken yet)");
      write(where, `#${now.number} · ${now.remote} · ${now.games.reduce((all, game) => all + game.actions.length, 0)} actions`);
      put(badges,
        now.force && h("span", {className: "badge demand"}, `! force ${now.force.step}`),
        now.owed && h("span", {className: "badge owed"}, `… owes ${now.owed.action}`),
        (now.paused.here || now.paused.everywhere) && h("span", {className: "badge paused"}, "‖ paused"));
    },
  };
}

function makeFinding(finding) {
  const binding = finding.level === "must" ? "bad" : finding.level === "should" ? "warn" : "mild";
  const count = h("span", {className: "times"});
  const element = h("details", {className: "finding"},
    h("summary", {},
      h("span", {className: `level ${binding}`}, `${binding === "mild" ? "·" : "✗"} ${finding.level}`),
      h("code", {}, finding.rule), " ", h("span", {className: "who"}, `${finding.game ?? "—"} #${finding.session}`), " ",
      count, h("span", {className: "statement"}, finding.statement)),
    h("p", {className: "example"}, finding.example),
    h("p", {className: "remedy"}, `→ ${finding.remedy}`));
  return {
    element,
    update: now => write(count, now.count === 1 ? "once" : `${now.count} times, last at ${new Date(now.last).toLocaleTimeString()}`),
  };
}

// ---- what can be done here

$("pause-all").addEventListener("click", async () => {
  try {
    await (view.status?.paused ? remove("/pause") : post("/pause"));
  } catch (e) {
    banner(e.message);
  }
  soon(0);
});

function askForToken(why) {
  write($("token-why"), why);
  if (!$("token-dialog").open) {
    $("token-value").value = "";
    $("token-dialog").showModal();
  }
}

$("token").addEventListener("click", () => askForToken("With an operator's token you may act. It is kept in this tab only."));
$("token-dialog").addEventListener("close", () => {
  if ($("token-dialog").returnValue === "use") {
    token.set($("token-value").value);
    stream?.disconnect();
    stream = null;
  }
  soon(0);
});

document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(0); });
addEventListener("pagehide", () => stream?.disconnect());

const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
write($("how"), `NEURO_SDK_WS_URL=${address}`);
write($("address"), address);
look();
