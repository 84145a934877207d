// One press copies the line that shows a picture.
"use strict";

for (const button of document.querySelectorAll("[data-copy-line]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copyLine).textContent);
    button.classList.add("done");
    const told = document.getElementById("copied");
    if (told) told.textContent = told.dataset.told;
  });
}
