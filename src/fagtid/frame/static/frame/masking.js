// A text that tells who a customer is: one press, or Alt+M in the text, hides it. What stands instead is the house's.
"use strict";

const hideIn = (button) => {
  const box = button.closest("[data-of]");
  const text = document.getElementById(box.dataset.of);
  text.value = button.dataset.masked;
  box.replaceChildren();
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-masked]");
  if (button) hideIn(button);
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyM") return;
  const button = document.querySelector(`[data-of="${CSS.escape(event.target.id || "-")}"] [data-masked]`);
  if (button) {
    event.preventDefault();
    hideIn(button);
  }
});
