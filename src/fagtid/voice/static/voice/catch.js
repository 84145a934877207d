// `k` notes what a customer says from any page, without leaving it. Without this the link leads to a page of its own.
"use strict";

const catchLink = document.querySelector("[data-catch]");
const catchDialog = document.getElementById("catch-dialog");

const openCatch = async () => {
  if (document.querySelector("main #catch-form")) {
    document.getElementById("id_catch_text").focus();
    return;
  }
  await window.htmx.ajax("GET", catchLink.href, { target: "#catch-box", swap: "innerHTML" });
  if (!catchDialog.open) catchDialog.showModal();
  catchDialog.querySelector("#catch-form [name=text]")?.focus();
};

if (catchLink && catchDialog) {
  catchLink.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector("main #catch-form")) return;
    event.preventDefault();
    openCatch();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key !== "k") return;
    if (event.target.matches("input, select, textarea, [contenteditable]") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    openCatch();
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (catchDialog.querySelector("[data-caught]")) window.setTimeout(() => catchDialog.close(), 2500);
  });
}
