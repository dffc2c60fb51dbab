// Light or dark: as the system has it, unless somebody chose otherwise. Runs before the page is painted.
"use strict";

const theme = {
  dark: matchMedia("(prefers-color-scheme: dark)"),
  system() { return this.dark.matches ? "dark" : "light"; },
  current() { return document.documentElement.dataset.theme; },
  show(name) { document.documentElement.dataset.theme = name; dispatchEvent(new Event("theme")); },
  toggle() {
    const chosen = this.current() === "dark" ? "light" : "dark";
    if (chosen === this.system()) localStorage.removeItem("theme"); else localStorage.setItem("theme", chosen);
    this.show(chosen);
  },
};
theme.show(localStorage.getItem("theme") ?? theme.system());
theme.dark.addEventListener("change", () => { if (!localStorage.getItem("theme")) theme.show(theme.system()); });
