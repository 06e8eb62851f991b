// Conveniences only: every page works without this file. Keys: / search, j and k rows, t colours; rows of records light up their words.
"use strict";

const themes = ["auto", "light", "dark"];
const rows = () => [...document.querySelectorAll("[data-row]")];

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(by) {
  const all = rows();
  const here = all.indexOf(document.activeElement?.closest("[data-row]"));
  const next = all[Math.min(all.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function nextTheme() {
  const now = document.documentElement.dataset.theme;
  const wanted = themes[(themes.indexOf(now) + 1) % themes.length];
  document.querySelector(`a[data-theme-choice="${wanted}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    return;
  }
  const keyed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (keyed) {
    event.preventDefault();
    if (keyed.matches("input, select, textarea")) { keyed.focus(); } else { keyed.click(); }
  } else if (event.key === "j") {
    step(1);
  } else if (event.key === "k") {
    step(-1);
  } else if (event.key === "t") {
    nextTheme();
  } else if (event.key === "Enter" && event.target.matches("[data-row]")) {
    event.target.querySelector("a[href]")?.click();
  }
});

function light(row, on) {
  const number = row.id.startsWith("r") ? row.id.slice(1) : null;
  if (number !== null) {
    document.querySelectorAll(`[data-records~="${CSS.escape(number)}"]`).forEach((words) => words.classList.toggle("here", on));
  }
}

for (const row of document.querySelectorAll("tr[data-row][id]")) {
  for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    row.addEventListener(name, () => light(row, on));
  }
}

for (const output of document.querySelectorAll("output[for]")) {
  const input = document.getElementById(output.htmlFor.value);
  input?.addEventListener("input", () => { output.value = input.value; });
}

for (const button of document.querySelectorAll("button[data-busy]")) {
  button.form?.addEventListener("submit", () => {
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
}
