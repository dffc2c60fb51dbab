"use strict";
const filters = document.getElementById("filters");
const cases = Array.from(document.querySelectorAll("details.case"));

function filter() {
  const chosen = new FormData(filters);
  const verdicts = chosen.getAll("verdict");
  const level = chosen.get("level");
  const clause = chosen.get("clause");
  const words = chosen.get("words").trim().toLowerCase();
  let shown = 0;
  for (const one of cases) {
    const fits = (verdicts.length === 0 || one.dataset.verdicts.split(" ").some(verdict => verdicts.includes(verdict)))
        && (level === "" || one.dataset.level === level)
        && (clause === "" || one.dataset.clauses.includes(clause))
        && (words === "" || one.querySelector("summary").textContent.toLowerCase().includes(words));
    one.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const area of document.querySelectorAll("section.area")) {
    area.hidden = !area.querySelector("details.case:not([hidden])");
  }
  filters.querySelector("output").textContent = shown + " of " + cases.length + " cases";
}

function bytes(text, form) {
  return form === "base64" ? Uint8Array.from(atob(text), c => c.charCodeAt(0)) : new TextEncoder().encode(text);
}

function dump(data) {
  const lines = [];
  for (let at = 0; at < data.length; at += 16) {
    const row = Array.from(data.slice(at, at + 16));
    const hex = row.map(b => b.toString(16).padStart(2, "0")).join(" ").padEnd(47);
    const plain = row.map(b => b > 31 && b < 127 ? String.fromCharCode(b) : ".").join("");
    lines.push(at.toString(16).padStart(4, "0") + "  " + hex + "  " + plain);
  }
  return lines.join("\n");
}

const texts = new WeakMap();

function toggle(button) {
  const pre = button.closest("li").querySelector("pre");
  const pressed = button.getAttribute("aria-pressed") === "true";
  if (!texts.has(pre)) {
    texts.set(pre, pre.textContent);
  }
  pre.textContent = pressed ? texts.get(pre) : dump(bytes(texts.get(pre), pre.dataset.form));
  button.setAttribute("aria-pressed", String(!pressed));
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("details.case")) {
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  }
}

filters.hidden = false;
filters.addEventListener("input", filter);
filters.addEventListener("submit", event => event.preventDefault());
document.addEventListener("click", event => {
  const button = event.target.closest("button.hex");
  if (button) {
    toggle(button);
  }
});
for (const one of cases) {
  one.addEventListener("toggle", () => {
    if (one.open) {
      history.replaceState(null, "", "#" + one.id);
    }
  });
}
window.addEventListener("hashchange", reveal);
filter();
reveal();
