// Call templates: what is filled in stands in the text at once, and one key copies it.
"use strict";

const say = document.getElementById("say");
const written = say ? say.innerHTML : "";
const inputs = [...document.querySelectorAll("[data-fill-ins] input")];

function fill() {
  say.innerHTML = written;
  const walker = document.createTreeWalker(say, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const input of inputs) {
      if (input.value) node.data = node.data.replaceAll(`{${input.dataset.name}}`, input.value);
    }
  }
}

async function copy() {
  await navigator.clipboard.writeText(say.innerText.trim());
  document.getElementById("told").textContent = document.querySelector("[data-copy]").textContent.trim() + " ✓";
  document.querySelector("[data-copy]").classList.add("done");
}

if (say) {
  for (const input of inputs) input.addEventListener("input", fill);
  document.querySelector("[data-fill-ins]")?.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("[data-copy]").addEventListener("click", copy);
  document.addEventListener("keydown", (event) => {
    const free = !event.target.matches("input, select, textarea") && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (free && event.key === "c" && !window.getSelection().toString()) copy();
  });
}
