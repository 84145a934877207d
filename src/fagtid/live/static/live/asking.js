// What is asked of an agent: it takes the focus when nothing else has it, answers to one key while it
// has the focus, and shows in the title of the page, so that a window behind others tells it too.
"use strict";

const asking = document.getElementById("asking");
const ownTitle = document.title;

const tellInTitle = () => {
  const ask = document.querySelector("#asking [data-title]");
  document.title = ask ? `▲ ${ask.dataset.title} · ${ownTitle}` : ownTitle;
  tellOnScreen(ask, asking.querySelector("[name=seen]")?.value);
  if (ask && (document.activeElement === document.body || document.activeElement?.id === "main")) {
    ask.focus({ preventScroll: true });
  }
};

const listen = () => {
  const { knocker, knock, pass } = asking.dataset;
  if (!knocker) return;
  const worker = new Worker(knocker);
  worker.onmessage = () => htmx.trigger(asking, "asked");
  worker.postMessage({ knock: new URL(knock, location.href).href, pass });
  asking.addEventListener("htmx:afterRequest", ({ detail }) => {
    const renewed = detail.xhr?.getResponseHeader("Knock");
    if (renewed) worker.postMessage({ pass: renewed });
  });
  asking.addEventListener("htmx:sendError", () => worker.postMessage("again"));
  asking.addEventListener("htmx:responseError", ({ detail }) => {
    if (detail.xhr.status === 401) worker.terminate(); // the sign-in has run out
    else worker.postMessage("again");
  });
};

if (asking) {
  listen();
  asking.addEventListener("htmx:afterSwap", tellInTitle);
  asking.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = asking.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
}
