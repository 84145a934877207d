// Timers that go on from where they began, on every screen; a button to print; a note is saved before one leaves.
"use strict";

const apart = new WeakMap();

const clock = (seconds) => {
  const whole = Math.abs(Math.trunc(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

function tick() {
  for (const timer of document.querySelectorAll("[data-from]")) {
    if (!apart.has(timer)) apart.set(timer, Number(timer.dataset.now) - Date.now() / 1000);
    const elapsed = Date.now() / 1000 + apart.get(timer) - Number(timer.dataset.from);
    const length = Number(timer.dataset.seconds) || Number(timer.dataset.minutes) * 60;
    const left = length - elapsed;
    timer.textContent = (left >= 0 ? timer.dataset.left : timer.dataset.over).replace("#", clock(left));
    timer.classList.toggle("over", left < 0);
  }
}

setInterval(tick, 1000);
document.addEventListener("htmx:afterSwap", tick);
tick();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const form = document.querySelector(".note-form");
const text = form && form.querySelector("textarea");
if (text) {
  let kept = text.value;
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.elt === form) kept = event.detail.requestConfig.parameters.text ?? kept;
  });
  // What was typed in the last moment goes along, even when the page is closed.
  window.addEventListener("pagehide", () => {
    if (text.value !== kept) navigator.sendBeacon(form.action, new FormData(form));
  });
}
