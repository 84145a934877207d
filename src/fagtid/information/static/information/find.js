// The search box of every page: arrow keys choose among what is found, Esc closes it.
"use strict";

const find = document.getElementById("find");

if (find) {
  const links = () => [...document.querySelectorAll("#found a")];
  const close = () => document.getElementById("found").replaceChildren();
  const form = find.closest("form");

  form.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && all.length) {
      event.preventDefault();
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? all[at - 1] : find).focus();
    } else if (event.key === "Escape") {
      close();
      find.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  find.addEventListener("input", () => {
    if (!find.value.trim()) close();
  });
}
