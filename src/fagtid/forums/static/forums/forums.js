// Timers that go on from where they began, on every screen; a button to print; a note is saved before one
// leaves, and the desk follows the forum.
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

// Where one writes follows the forum to its next point, but for what somebody is typing there.
const desk = () => document.getElementById("desk");
const written = () => document.querySelector(".note-form textarea");
const goesOnAt = () => document.querySelector("#board")?.dataset.now;
let kept = written()?.value;
let followed = goesOnAt();

function isTyping() {
  const decided = document.getElementById("decide_text").value;
  return desk().contains(document.activeElement) || Boolean(decided) || written()?.value !== kept;
}

function follow() {
  const now = goesOnAt();
  if (!desk() || !now) return;
  const moved = desk().querySelector(".moved");
  if (moved) {
    moved.hidden = desk().dataset.point === now;
    moved.querySelector("a").href = `?point=${now}#write-title`;
  }
  if (now === followed) return;
  followed = now;
  if (desk().dataset.point === now || isTyping()) return;
  htmx.ajax("GET", location.pathname, { target: "#desk", select: "#desk", swap: "outerHTML" });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "desk") kept = written()?.value;
  follow();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.detail.elt.matches(".note-form")) kept = event.detail.requestConfig.parameters.text ?? kept;
});
// What was typed in the last moment goes along, even when the page is closed.
window.addEventListener("pagehide", () => {
  const text = written();
  if (text && text.value !== kept) navigator.sendBeacon(text.form.action, new FormData(text.form));
});
follow();
