// What is asked of somebody is told on the screen too while Fagtid stands behind other windows, for who has
// chosen so in this browser: the headline alone, never what a colleague wrote.
"use strict";

const CHOSEN = "fagtid-telling";
const choice = document.getElementById("telling");
let shown = null; // the notice on the screen
let toldOf = ""; // what it told of

const isChosen = () => localStorage.getItem(CHOSEN) === "yes" && Notification.permission === "granted";

const tellOnScreen = (ask, mark) => {
  if (mark === toldOf) return;
  toldOf = mark;
  shown?.close(); // answered, or taken by another
  shown = null;
  if (!ask || !("Notification" in window) || !isChosen() || document.hasFocus()) return;
  shown = new Notification(ask.dataset.title, { tag: CHOSEN, lang: document.documentElement.lang });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
};

const showChoice = () => {
  for (const button of choice.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String((button.value === "yes") === isChosen()));
  }
  const refused = Notification.permission === "denied";
  choice.querySelector("p").hidden = !refused;
};

if (choice && "Notification" in window && window.isSecureContext) {
  choice.hidden = false;
  showChoice();
  choice.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.value === "yes") await Notification.requestPermission();
    localStorage.setItem(CHOSEN, button.value);
    showChoice();
  });
}
