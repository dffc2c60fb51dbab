// The two charts, which share their time and their cursor.
"use strict";

class Charts {
  #price; #volatility; #data; #gaps = [];

  constructor(priceElement, volatilityElement) {
    const sync = uPlot.sync("feed");
    const plot = (element, series, bands, digits, suffix) => {
      const chart = new uPlot({
        width: element.clientWidth, height: element.clientHeight,
        legend: {show: false},
        cursor: {sync: {key: sync.key}, drag: {x: false, y: false}, points: {size: 8}},
        scales: {y: {range: (u, low, high) => Charts.#range(low, high)}},
        series: [{}, ...series], bands,
        axes: [
          {stroke: () => css("--soft"), grid: {stroke: () => css("--grid"), width: 1}, ticks: {show: false}, size: 26,
            space: 70, font: FONT, values: (u, ticks) => ticks.map(tick => clock(tick, ticks[1] - ticks[0] < 60))},
          {stroke: () => css("--soft"), grid: {stroke: () => css("--grid"), width: 1}, ticks: {show: false}, size: 58,
            space: 28, font: FONT, values: (u, ticks) => ticks.map(tick => tick.toFixed(digits) + suffix)},
        ],
        hooks: {drawClear: [u => this.#drawGaps(u)]},
      }, [[], ...series.map(() => [])], element);
      new ResizeObserver(() => chart.setSize({width: element.clientWidth, height: element.clientHeight})).observe(element);
      return chart;
    };
    const line = (color, more) => ({stroke: () => css(color), width: 2, points: {show: false}, ...more});
    this.#price = plot(priceElement,
      [line("--price"), line("--price", {width: 0}), line("--price", {width: 0})],
      [{series: [2, 3], fill: () => css("--price-area")}], 2, "");
    this.#volatility = plot(volatilityElement,
      [line("--realised", {width: 2.5}), line("--spot", {dash: [6, 5], width: 1.5})], undefined, 1, " %");
  }

  /** records: oldest first; gaps: pairs of seconds between which something is missing. */
  show(records, gaps) {
    this.#gaps = gaps;
    const column = (name, factor = 1) => records.map(record => record[name] == null ? null : record[name] * factor);
    const times = records.map(record => record.seconds);
    this.#price.setData([times, column("price"), column("high"), column("low")]);
    this.#volatility.setData([times, column("volatility", 100), column("spot_volatility", 100)]);
  }

  /** After the colours have changed. */
  repaint() { for (const chart of [this.#price, this.#volatility]) chart.redraw(false, true); }

  static #range(low, high) {
    if (low === null || low === undefined) return [0, 1];
    const room = Math.max((high - low) * 0.08, Math.abs(high) * 0.001, 1e-6);
    return [low - room, high + room];
  }

  #drawGaps(u) {
    const {ctx, bbox} = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const [from, to] of this.#gaps) {
      const left = u.valToPos(from, "x", true), right = Math.max(u.valToPos(to, "x", true), left + 4);
      ctx.fillStyle = css("--gap");
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
      ctx.strokeStyle = css("--soft");
      ctx.setLineDash([3, 4]);
      ctx.strokeRect(left, bbox.top - 2, right - left, bbox.height + 4);
    }
    ctx.restore();
  }
}

const FONT = "12px system-ui, sans-serif";

function css(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

function clock(seconds, fine) {
  return new Date(seconds * 1000).toLocaleTimeString([], {hour: "2-digit", minute: "2-digit", ...(fine && {second: "2-digit"}),
    hourCycle: "h23"});
}
