// Moving a session in the picture: by pointer, or by keyboard (Space takes it up, arrows choose, Enter puts
// it down, Escape lets go). Every free start is coloured by its price, and its price is told while it is chosen.
"use strict";

const timeline = document.getElementById("timeline");
const carried = document.getElementById("carried");
let held = null; // {block, lane, starts, version, at, home, marks}

const say = (text) => {
  carried.hidden = !text;
  carried.textContent = text;
};

async function takeUp(block) {
  if (held) letGo();
  const mine = { block, lane: block.parentElement, marks: [], starts: [], at: -1 };
  held = mine;
  block.classList.add("moving");
  say("…");
  const answer = await fetch(`/sessions/${block.dataset.session}/starts/?day=${timeline.dataset.day}`);
  if (held !== mine) return;
  if (!answer.ok) return letGo();
  const told = await answer.json();
  mine.version = told.version;
  mine.starts = told.starts;
  if (!mine.starts.length) {
    letGo();
    return say(timeline.dataset.none);
  }
  mine.home = getComputedStyle(block).gridColumnStart;
  for (const start of mine.starts) {
    const mark = document.createElement("i");
    mark.className = `free ${start.step} c${start.column} w1`;
    mine.lane.append(mark);
    mine.marks.push(mark);
  }
  say(timeline.dataset.free);
  if (mine.wanted !== undefined) choose(nearest(mine.wanted));
}

function nearest(column) {
  let best = 0;
  held.starts.forEach((start, i) => {
    if (Math.abs(start.column - column) < Math.abs(held.starts[best].column - column)) best = i;
  });
  return best;
}

function choose(i) {
  held.at = Math.max(0, Math.min(held.starts.length - 1, i));
  const start = held.starts[held.at];
  held.block.style.gridColumnStart = start.column;
  say(`${start.label}: ${start.price.toLocaleString(document.documentElement.lang)} ${timeline.dataset.late}`);
}

function letGo() {
  if (!held) return;
  held.block.classList.remove("moving");
  held.block.style.gridColumnStart = "";
  held.marks.forEach((mark) => mark.remove());
  held = null;
  say("");
}

function putDown() {
  if (!held || held.at < 0) return letGo();
  const form = document.getElementById("move-form");
  form.action = `/sessions/${held.block.dataset.session}/`;
  form.elements.to.value = held.starts[held.at].to;
  form.elements.version.value = held.version;
  form.submit();
}

timeline.addEventListener("keydown", (event) => {
  const block = event.target.closest(".block");
  if (!block) return;
  if (!held && event.key === " ") {
    event.preventDefault();
    takeUp(block);
  } else if (held) {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 12, PageUp: -12 }[event.key];
    const first = held.at < 0 && held.starts.length ? nearest(Number(held.home)) : held.at;
    if (step && held.starts.length) choose(first + step);
    else if (event.key === "Enter") putDown();
    else if (event.key === "Escape") letGo();
    else return;
    event.preventDefault();
  }
});

const columnAt = (lane, x) => {
  const box = lane.getBoundingClientRect();
  return 1 + Math.floor(((x - box.left) / box.width) * Number(timeline.dataset.columns));
};

timeline.addEventListener("pointerdown", (event) => {
  const block = event.target.closest(".block");
  if (!block || event.button !== 0 || event.pointerType === "touch") return;
  event.preventDefault();
  block.focus();
  const from = event.clientX;
  const grip = from - block.getBoundingClientRect().left;
  let dragging = false;
  const move = (at) => {
    if (!dragging && Math.abs(at.clientX - from) > 5) {
      dragging = true;
      takeUp(block);
    }
    if (!dragging || !held) return;
    const column = columnAt(held.lane, at.clientX - grip);
    if (held.starts.length) choose(nearest(column));
    else held.wanted = column;
  };
  const up = () => {
    document.removeEventListener("pointermove", move);
    if (!dragging) return;
    block.addEventListener("click", (click) => click.preventDefault(), { once: true });
    if (held && held.at >= 0) putDown();
    else letGo();
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", up, { once: true });
});
