// What the page shows of the stream: last values, charts, a table, the state of the connection.
"use strict";

const KEPT = 600, ROWS = 10;
const element = id => document.getElementById(id);
const records = [], gaps = [];
let charts = null, gapBefore = false, drawing = false;

const number = (value, digits) => Number.isFinite(value)
  ? value.toLocaleString("en", {minimumFractionDigits: digits, maximumFractionDigits: digits}) : "–";
const percent = (value, digits) => Number.isFinite(value) ? number(value * 100, digits) + " %" : "–";
const change = value => Number.isFinite(value) ? (value < 0 ? "▼ " : "▲ ") + percent(Math.abs(value), 2) : "–";
const signed = value => Number.isFinite(value) ? (value < 0 ? "−" : "+") + percent(Math.abs(value), 2) : "–";

/** A time without a zone is in UTC. */
function seconds(timestamp) {
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : timestamp + "Z") / 1000;
}

/** A server that begins anew may say again what it said before: what is not newer is known already. */
function take(data, item) {
  const record = {...data, seconds: seconds(data.timestamp), seq: item.seq};
  const before = records.at(-1);
  if (!Number.isFinite(record.seconds) || before && record.seconds <= before.seconds) return;
  if (gapBefore && before) gaps.push([before.seconds, record.seconds]);
  gapBefore = false;
  records.push(record);
  if (records.length > KEPT) records.shift();
  while (gaps.length && gaps[0][1] < records[0].seconds) gaps.shift();
  if (!drawing) requestAnimationFrame(draw);
  drawing = true;
}

function draw() {
  drawing = false;
  const last = records.at(-1);
  element("symbol").textContent = last.symbol ?? "";
  element("price").textContent = number(last.price, 2);
  element("returns").textContent = change(last.returns);
  element("volatility").textContent = percent(last.volatility, 1);
  element("spot").textContent = percent(last.spot_volatility, 1);
  element("range").textContent = number(last.high, 2) + " · " + number(last.low, 2);
  element("volume").textContent = number(last.volume, 0);
  element("records").replaceChildren(...records.slice(-ROWS).reverse().map(row));
  charts.show(records, gaps);
  const since = clock(records[0].seconds, true), values = name => records.map(record => record[name]);
  element("price-chart").setAttribute("aria-label", `Chart of the price since ${since}: from `
    + `${number(Math.min(...values("price")), 2)} to ${number(Math.max(...values("price")), 2)}, now ${number(last.price, 2)}`);
  element("volatility-chart").setAttribute("aria-label", `Chart of the volatility since ${since}: from `
    + `${percent(Math.min(...values("volatility")), 1)} to ${percent(Math.max(...values("volatility")), 1)}, `
    + `now ${percent(last.volatility, 1)}`);
}

function row(record) {
  const made = document.createElement("tr");
  const cell = (text, kind) => Object.assign(made.insertCell(), {textContent: text, className: kind ?? ""});
  cell(clock(record.seconds, true));
  cell(number(record.price, 2));
  cell(signed(record.returns));
  cell(percent(record.volatility, 1));
  cell(number(record.volume, 0));
  for (const name of ["open", "high", "low"]) cell(number(record[name], 2), "spare");
  cell(String(record.seq), "spare");
  return made;
}

function showState(state) {
  element("state").dataset.state = state;
  element("state").querySelector("b").textContent = state === "waiting" ? "no connection, trying again" : state;
}

function showGap({from, to, reason}) {
  if (to >= from) gapBefore = true;
  const count = `${to - from + 1} message${to === from ? "" : "s"}`;
  element("notice").textContent = {
    slow: `Gap: this page read too slowly, ${count} left out`,
    expired: `Gap: ${count} no longer in the server's history`,
    other_stream: "The server has begun anew" + (to >= from ? `, ${count} no longer in its history` : ""),
  }[reason] ?? "Gap";
}

element("theme").addEventListener("click", () => theme.toggle());
addEventListener("theme", () => charts?.repaint());

async function start() {
  charts = new Charts(element("price-chart"), element("volatility-chart"));
  const {stream: address} = await (await fetch("/config.json")).json();
  const url = address.replace("{host}", location.hostname);
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  const stream = new NeuroStream(url, {topics: ["volatility"], last: 300, ...(token && {token})});
  element("server").textContent = url;
  element("status").href = url.replace(/^ws/, "http") + "status" + (token ? "?token=" + encodeURIComponent(token) : "");
  stream.listen(take);
  stream.on("state", showState);
  stream.on("gap", showGap);
  stream.on("error", ({message}) => { element("notice").textContent = "The server says: " + message; });
  stream.connect();
  globalThis.feed = {stream, records, gaps};
}

start();
