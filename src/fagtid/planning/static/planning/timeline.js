// Moving a session in the picture: by pointer, by keyboard (Space takes it up, arrows choose, Enter puts it
// down, Escape lets go), or from the list of all its starts. Every free start is coloured by its price; the
// price of the chosen one and its neighbours stands above it. A tap opens the session's own page instead.
"use strict";

const timeline = document.getElementById("timeline");
const carried = document.getElementById("carried");
const allStarts = document.getElementById("all-starts");
const words = timeline.dataset;
const price = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
let held = null; // {block, lane, starts, version, at, home, marks, tag}

const say = (text) => {
  carried.hidden = !text;
  carried.textContent = text;
};
const made = (tag, className, text = "") => {
  const part = document.createElement(tag);
  part.className = className;
  part.textContent = text;
  return part;
};
const told = (start) => `${start.label}: ${price.format(start.price)} ${words.late}`;

async function takeUp(block) {
  if (held) letGo();
  const mine = { block, lane: block.parentElement, marks: [], starts: [], at: -1 };
  held = mine;
  block.classList.add("moving");
  say("…");
  const answer = await fetch(`/sessions/${block.dataset.session}/starts/?day=${words.day}`);
  if (held !== mine) return;
  if (!answer.ok) return letGo();
  const found = await answer.json();
  mine.version = found.version;
  mine.starts = found.starts;
  if (!mine.starts.length) {
    letGo();
    return say(words.none);
  }
  mine.home = Number(getComputedStyle(block).gridColumnStart);
  for (const start of mine.starts) mine.marks.push(made("i", `free ${start.step} c${start.column} w1`));
  mine.lane.append(...mine.marks);
  mine.tag = made("div", "price-tag");
  mine.tag.setAttribute("aria-hidden", "true");
  mine.lane.append(mine.tag);
  listAll(mine);
  say(words.free);
  choose(nearest(mine.wanted ?? mine.home), mine.wanted === undefined);
}

function listAll(mine) {
  const list = document.createElement("ol");
  mine.starts.forEach((start, i) => {
    const button = made("button", "", told(start));
    button.type = "button";
    button.prepend(made("span", `swatch ${start.step}`));
    button.addEventListener("click", () => {
      choose(i);
      putDown();
    });
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  });
  const details = document.createElement("details");
  details.append(made("summary", "", `${words.all} (${mine.starts.length})`), list);
  allStarts.replaceChildren(details);
  allStarts.hidden = false;
}

function nearest(column) {
  let best = 0;
  held.starts.forEach((start, i) => {
    if (Math.abs(start.column - column) < Math.abs(held.starts[best].column - column)) best = i;
  });
  return best;
}

function choose(i, silent = false) {
  held.marks[held.at]?.classList.remove("chosen");
  held.at = Math.max(0, Math.min(held.starts.length - 1, i));
  held.marks[held.at].classList.add("chosen");
  const start = held.starts[held.at];
  held.block.style.gridColumnStart = start.column;
  showPrices();
  if (!silent) say(told(start));
}

function showPrices() {
  const near = [-1, 0, 1].map((step) => held.starts[held.at + step]);
  held.tag.replaceChildren(
    ...near.filter(Boolean).map((start) => {
      const cell = made("span", `${start.step}${start === held.starts[held.at] ? " now" : ""}`, start.label);
      cell.append(made("b", "", price.format(start.price)));
      return cell;
    }),
  );
  const block = held.block.getBoundingClientRect();
  const lane = held.lane.getBoundingClientRect();
  const middle = block.left + block.width / 2 - lane.left - held.tag.offsetWidth / 2;
  held.tag.style.left = `${Math.max(0, Math.min(lane.width - held.tag.offsetWidth, middle))}px`;
}

function letGo() {
  if (!held) return;
  held.block.classList.remove("moving");
  held.block.style.gridColumnStart = "";
  held.marks.forEach((mark) => mark.remove());
  held.tag?.remove();
  held = null;
  allStarts.hidden = true;
  allStarts.replaceChildren();
  say("");
}

function putDown() {
  if (!held || held.at < 0) return letGo();
  if (held.starts[held.at].here) return letGo();
  const form = document.getElementById("move-form");
  form.action = `/sessions/${held.block.dataset.session}/`;
  form.elements.to.value = held.starts[held.at].to;
  form.elements.version.value = held.version;
  form.submit();
}

timeline.addEventListener("keydown", (event) => {
  const block = event.target.closest(".block");
  if (event.key === "Escape" && held) {
    const { block: home } = held;
    letGo();
    home.focus();
  } else if (!block) return;
  else if (!held && event.key === " ") takeUp(block);
  else if (held) {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 12, PageUp: -12 }[event.key];
    if (step && held.at >= 0) choose(held.at + step);
    else if (event.key === "Enter") putDown();
    else return;
  } else return;
  event.preventDefault();
});

const columnAt = (lane, x) => {
  const box = lane.getBoundingClientRect();
  return 1 + Math.floor(((x - box.left) / box.width) * Number(words.columns));
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

for (const choice of document.querySelectorAll("#look select")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}
