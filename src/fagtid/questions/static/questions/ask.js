// `s` asks from any page, with what stands in the search box; Ctrl+Enter sends; Alt+1 … says which one answered it.
"use strict";

const askLink = document.querySelector("[data-ask]");
const inText = (target) => target.matches("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && ["ask-form", "answer"].includes(event.target.form?.id)) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    const button = document.querySelector(`[data-alt="${event.code.slice(5)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || inText(event.target)) return;
  if (event.key === "s" && askLink) {
    event.preventDefault();
    const words = document.getElementById("find")?.value.trim();
    window.location.assign(words ? `${askLink.href}?text=${encodeURIComponent(words)}` : askLink.href);
  }
  if (event.key === "b") document.querySelector('article [data-key="b"]')?.click();
});
