// A button that copies what stands in a field, where the browser can.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    document.getElementById("told").textContent = button.dataset.copied;
    button.textContent = button.dataset.copied;
  });
}
