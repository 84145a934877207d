// The age of the state goes on counting between two answers of the house.
"use strict";

const begun = new WeakMap();

setInterval(() => {
  const age = document.querySelector("[data-age]");
  if (!age) return;
  if (!begun.has(age)) begun.set(age, Date.now());
  const seconds = Number(age.dataset.age) + Math.floor((Date.now() - begun.get(age)) / 1000);
  age.textContent = age.dataset.words.replace("#", String(seconds));
}, 1000);
