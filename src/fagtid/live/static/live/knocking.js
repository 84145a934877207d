// Asks the house every second whether what it asks of the reader has changed. In a worker, as the clock of
// a page behind other windows is slowed down; the page is told only when something has changed.
"use strict";

const EVERY_MS = 1000;
const AWAY_MS = 5000; // the house does not answer
let told = {};
let last = "";

const knock = async () => {
  let wait = AWAY_MS;
  try {
    const answer = await fetch(told.knock, { headers: { Knock: told.pass }, cache: "no-store" });
    if (answer.ok) {
      wait = EVERY_MS;
      const mark = await answer.text();
      if (mark !== last) {
        last = mark;
        self.postMessage(mark);
      }
    }
  } catch {
    // away: the next one may get through
  }
  setTimeout(knock, wait);
};

self.onmessage = ({ data }) => {
  if (data === "again") {
    setTimeout(() => { last = null; }, AWAY_MS); // the page could not fetch what it was told of
    return;
  }
  const isFirst = !told.pass;
  told = { ...told, ...data };
  if (isFirst) knock();
};
