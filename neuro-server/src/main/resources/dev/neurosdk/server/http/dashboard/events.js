// What the live stream tells, as lines of the conversation; docs/stream.md lists the types.

const LINES = {
  message_received: data => ({kind: "in", mark: "←", title: data.command, ...message(data)}),
  message_sent: data => ({kind: "out", mark: "→", title: data.command, ...message(data)}),
  text_sent: data => ({kind: "out", mark: "→", title: "as it is", text: data.text, detail: data.text}),
  input_ignored: data => ({kind: "bad", mark: "✗", title: "ignored", text: data.command ?? "no message at all"}),
  rule_broken: data => binding(data) ? {kind: "bad", mark: "✗", title: data.rule, text: data.message} : null, // advice is a finding only
  game_connected: data => ({title: "connected", text: `from ${data.remote}`}),
  game_disconnected: data => ({title: "closed", text: `${data.code} ${data.reason ?? ""}`}),
  closing: data => ({kind: "bad", mark: "✗", title: "the server closes", text: `${data.code} ${data.reason ?? ""}`}),
  limit_reached: data => ({kind: "bad", mark: "✗", title: `limit ${data.limit}`, text: data.outcome}),
  force_deferred: data => ({title: `force ${data.force} waits`, text: data.why.replaceAll("_", " ")}),
  force_ignored: data => ({kind: "bad", mark: "✗", title: "force ignored", text: data.why.replaceAll("_", " ")}),
  force_ended: data => data.outcome === "succeeded"
    ? {mark: "✓", title: `force ${data.force} succeeded`}
    : {kind: "bad", mark: "✗", title: `force ${data.force}: ${data.outcome.replaceAll("_", " ")}`},
  decision_failed: data => ({kind: "bad", mark: "✗", title: "the decider failed", text: data.why}),
  answered_by_hand: data => ({title: `force ${data.force} answered by hand`, text: data.action ?? ""}),
  pause_changed: data => ({title: data.paused ? "the decider is paused" : "the decider is asked again"}),
  shutdown_ended: data => ({title: "shutdown", text: data.outcome.replaceAll("_", " ")}),
};

/** The line for an item of the stream; null when it is not worth one. */
export function lineOf({type, timestamp, data}) {
  const words = Object.hasOwn(LINES, type) ? LINES[type](data) : null;
  return words && {kind: "note", mark: "·", text: "", detail: "", ...words, time: timestamp, session: data.session, game: data.game ?? ""};
}

const binding = data => data.level === "must" || data.level === "should";

/** The words of a message that are worth a glance, and all of it for who looks closer. */
function message({text, length}) {
  const cut = length > text.length;
  const detail = cut ? `${text}… (${length} characters)` : text;
  if (cut) return {text: text.slice(0, 120), detail};
  return {text: glance(JSON.parse(text)), detail};
}

function glance({command, data = {}}) {
  switch (command) {
    case "context": return data.message;
    case "actions/register": return (data.actions ?? []).map(action => action.name).join(", ");
    case "actions/unregister": return (data.action_names ?? []).join(", ");
    case "actions/force": return `${data.query} (${(data.action_names ?? []).join(", ")})`;
    case "action/result": return `${data.success ? "✓" : "✗"} ${data.message ?? ""}`;
    case "action": return `${data.name} ${data.data ?? ""}`;
    default: return "";
  }
}
