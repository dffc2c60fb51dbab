// Light or dark before anything is painted: as chosen on this page, else as the system has it.
"use strict";

(() => {
  const KEY = "neuro.theme";
  const root = document.documentElement;
  const order = ["", "light", "dark"];
  const names = {"": "Theme: system", light: "Theme: light", dark: "Theme: dark"};
  let chosen = "";
  try {
    chosen = localStorage.getItem(KEY) ?? "";
  } catch {
    // A browser that keeps nothing begins as the system has it.
  }

  const show = () => {
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    const button = document.getElementById("theme");
    if (button) button.textContent = names[chosen] ?? names[""];
  };

  show();
  document.addEventListener("DOMContentLoaded", () => {
    show();
    document.getElementById("theme").addEventListener("click", () => {
      chosen = order[(order.indexOf(chosen) + 1) % order.length];
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // It holds until the page is left.
      }
      show();
    });
  });
})();
