// A viewer of a live stream, for a page in a browser; docs/stream.md has the messages. No dependencies, no build:
//
//   <script src="http://127.0.0.1:8765/neuro-stream.js"></script>
//   <script>
//     const stream = new NeuroStream("ws://127.0.0.1:8765/", {last: 100});
//     stream.listen((data, item) => console.log(item.seq, data));
//     stream.connect();
//   </script>
//
// It connects again when the connection is lost, and goes on after the last item that it has: none is lost, none comes
// twice. What can't be had any more is told as a "gap".
"use strict";

class NeuroStream {
  #url; #options; #socket = null; #timer = 0; #failures = 0; #stream = null; #after = null; #items = []; #listeners = {};

  /** How the connection is: "closed", "connecting", "catching up", "live", or "waiting" to connect again. */
  state = "closed";

  /**
   * url: ws:// or wss://. Options, all of them optional: topics (array of names), filter (object), token,
   * last (items of history to begin with, 100), keep (items kept here, 1000), silence (milliseconds without a word until the
   * connection counts as lost, 40000; the server says something every 15 s).
   */
  constructor(url, options = {}) {
    this.#url = url;
    this.#options = {last: 100, keep: 1000, silence: 40000, ...options};
  }

  /** Calls back with (data, item) for each item, in order. */
  listen(callback) { this.on("item", callback); }

  /** Calls back for "state" (its name), "gap" ({from, to, reason}), "error" ({code, message, at}), or any type of message. */
  on(type, callback) { (this.#listeners[type] ??= []).push(callback); }

  /** The newest item: {type, data, timestamp, topic, seq}; null when none has come. */
  latest() { return this.#items.at(-1) ?? null; }

  /** The newest items, oldest first. */
  history(limit = 10) { return limit > 0 ? this.#items.slice(-limit) : []; }

  /** Sends a message, such as {type: "ping"}; false when there is no connection. */
  send(message) {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    if (open) this.#socket.send(JSON.stringify(message));
    return open;
  }

  connect() {
    if (this.#socket) return;
    clearTimeout(this.#timer);
    this.#enter("connecting");
    const socket = this.#socket = new WebSocket(this.#address());
    socket.onmessage = event => { this.#watch(); this.#take(JSON.parse(event.data)); };
    socket.onclose = () => this.#lost(socket);
    this.#watch();
  }

  disconnect() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
    this.#enter("closed");
  }

  #address() {
    const {topics, filter, token, last} = this.#options;
    const url = new URL(this.#url);
    if (topics) url.searchParams.set("topics", topics.join(","));
    if (filter) url.searchParams.set("filter", JSON.stringify(filter));
    if (token) url.searchParams.set("token", token);
    if (this.#after === null) url.searchParams.set("last", last);
    else { url.searchParams.set("after", this.#after); url.searchParams.set("stream", this.#stream); }
    return url;
  }

  #take(message) {
    if (Number.isInteger(message.seq) && message.topic) this.#item(message);
    else if (message.type === "connected") this.#begin(message);
    else if (message.type === "live") { this.#failures = 0; this.#after = message.seq; this.#enter("live"); }
    else if (message.type === "heartbeat") this.#after = message.seq;
    else if (message.type === "gap") this.#after = Math.max(this.#after ?? 0, message.to);
    this.#tell(message.type, message);
  }

  #begin({stream}) {
    if (this.#stream !== stream) this.#after = null; // the numbers begin anew
    this.#stream = stream;
    this.#enter("catching up");
  }

  #item(item) {
    if (this.#after !== null && item.seq <= this.#after) return; // it has come before
    this.#after = item.seq;
    this.#items.push(item);
    if (this.#items.length > this.#options.keep) this.#items.shift();
    this.#tell("item", item.data, item);
  }

  /** A connection of which nothing is heard is lost, even when nobody says so. */
  #watch() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#timer = setTimeout(() => { socket?.close(); this.#lost(socket); }, this.#options.silence);
  }

  /** Waits longer after each failure, up to half a minute, and never as long as the next page does. */
  #lost(socket) {
    if (socket !== this.#socket || !socket) return;
    clearTimeout(this.#timer);
    this.#socket = null;
    this.#enter("waiting");
    const wait = Math.min(30000, 500 * 2 ** this.#failures++) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.connect(), wait);
  }

  #enter(state) {
    this.state = state;
    this.#tell("state", state);
  }

  #tell(type, ...words) { for (const callback of this.#listeners[type] ?? []) callback(...words); }
}

globalThis.NeuroStream = NeuroStream;
