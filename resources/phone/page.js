"use strict";
(() => {
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  root.classList.add("scripted");

  // The first character below the header stays where it is, whatever becomes of the lines.
  const main = document.querySelector("main");
  let place = null, seen = -1, settling = 0, width = window.innerWidth;
  const boxOf = ({ node, offset }) => {
    const range = document.createRange();
    const first = Math.min(offset, node.length - 1);
    range.setStart(node, first);
    range.setEnd(node, first + 1);
    return range.getBoundingClientRect();
  };
  const characterAt = (x, y) => {
    if (document.caretRangeFromPoint) {
      const range = document.caretRangeFromPoint(x, y);
      return range && { node: range.startContainer, offset: range.startOffset };
    }
    const found = document.caretPositionFromPoint && document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  };
  const note = () => {
    if (Math.abs(window.scrollY - seen) < 2) return;  // nobody has moved it since
    seen = window.scrollY;
    place = null;
    if (window.scrollY < 10) return;
    const x = main.getBoundingClientRect().left + 30;
    for (let y = 84; y < window.innerHeight && !place; y += 24) {
      const found = characterAt(x, y);
      if (!found || found.node.nodeType !== Node.TEXT_NODE || !found.node.length) continue;
      if (!main.contains(found.node)) continue;
      const top = boxOf(found).top;
      if (Math.abs(top - y) < 80) place = { ...found, top };
    }
  };
  const keep = () => {
    if (!place) return;
    window.scrollBy(0, boxOf(place).top - place.top);
    seen = window.scrollY;
  };
  window.addEventListener("scroll", () => {
    clearTimeout(settling);
    settling = setTimeout(note, 150);
  }, { passive: true });

  // A− / A+, in percent of what the phone itself is set to.
  const sizes = [90, 100, 112, 125, 140, 160, 180, 200, 230, 260];
  let step = 3;
  // A phone that has slept loads the page anew; some allow no storage.
  const stored = (write) => {
    try {
      if (write !== undefined) sessionStorage.setItem("step", write);
      const found = parseInt(sessionStorage.getItem("step"), 10);
      return Number.isNaN(found) ? step : found;
    } catch (_) {
      return step;
    }
  };
  const fit = () => {
    const rem = parseFloat(getComputedStyle(root).fontSize);
    root.classList.toggle("narrow", window.innerWidth < 14.2 * rem);
  };
  const resize = (by) => {
    note();
    step = Math.min(sizes.length - 1, Math.max(0, step + by));
    root.style.fontSize = `${sizes[step]}%`;
    find("smaller").disabled = step === 0;
    find("larger").disabled = step === sizes.length - 1;
    stored(step);
    fit();
    keep();
  };
  const before = stored();
  if (before !== step) resize(before - step);
  window.addEventListener("resize", () => {
    fit();
    if (width === window.innerWidth) return;  // a bar of the browser has come or gone
    width = window.innerWidth;
    keep();
  });
  fit();
  find("smaller").addEventListener("click", () => resize(-1));
  find("larger").addEventListener("click", () => resize(+1));

  // A picture may be on its way to the computer still.
  document.querySelectorAll("img").forEach((image) => {
    const place = image.getAttribute("src");
    let tries = 0;
    const again = () => {
      if (tries === 5) return;
      tries += 1;
      setTimeout(() => { image.src = `${place}?${tries}`; }, 400 * 2 ** tries);
    };
    image.addEventListener("error", again);
    if (image.complete && !image.naturalWidth) again();
  });

  // 听: tracks one after the other, the sentence marked by its times in the sound.
  const counts = (document.body.dataset.tracks || "").split(" ").filter(Boolean).map(Number);
  if (!counts.length) return;
  const starts = counts.map((_, index) => counts.slice(0, index).reduce((a, b) => a + b, 0));
  const pieces = new Map();
  document.querySelectorAll("[data-q]").forEach((piece) => {
    const number = Number(piece.dataset.q);
    pieces.set(number, [...(pieces.get(number) || []), piece]);
  });
  const player = find("player"), sound = find("sound"), pause = find("pause");
  const speeds = [1, 1.25, 1.5, 0.75];
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let track = -1, times = [], marked = -1, wanted = 0, touched = 0;

  const say = (text) => { find("status").textContent = text; };
  const mark = (sentence) => {
    if (sentence === marked) return;
    (pieces.get(marked) || []).forEach((piece) => piece.classList.remove("now"));
    marked = sentence;
    const now = pieces.get(marked) || [];
    now.forEach((piece) => piece.classList.add("now"));
    // Who is scrolling is not pulled back.
    if (!now.length || Date.now() - touched < 4000) return;
    const box = now[0].getBoundingClientRect();
    if (box.top < 70 || box.bottom > window.innerHeight - 150) {
      now[0].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }
  };
  const sentence = () => {
    let index = times.length - 1;
    while (index > 0 && times[index][0] > sound.currentTime + 0.02) index -= 1;
    return index;
  };
  const follow = () => {
    if (track < 0 || sound.paused) return;
    if (times.length) mark(starts[track] + sentence());
    requestAnimationFrame(follow);
  };
  const stop = () => {
    track = -1;
    times = [];
    mark(-1);
    sound.pause();
    sound.removeAttribute("src");
    sound.load();
    player.hidden = true;
    document.body.classList.remove("reading");
  };
  const fail = (number) => {
    if (track !== number) return;
    sound.pause();
    say("声音没有准备好。请看看电脑上的“本机直传”是否还开着。");
    pause.textContent = "重试";
  };
  const begin = async (number, from = 0) => {
    track = number;
    times = [];
    wanted = from;
    player.hidden = false;
    document.body.classList.add("reading");
    say("正在准备声音……");
    sound.src = `sound/${number}`;
    const rate = sound.defaultPlaybackRate;
    const begun = sound.play();  // in the tap itself: phones allow it there only
    sound.playbackRate = rate;
    begun.catch((error) => { if (error.name !== "AbortError") fail(number); });
    try {
      const answer = await fetch(`times/${number}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (track !== number) return;
      times = found;
      if (wanted) leap(wanted < 0 ? times.length - 1 : wanted);
    } catch (_) {
      fail(number);
    }
  };
  const leap = (index) => {
    wanted = 0;
    sound.currentTime = times[index][0] + 0.01;
    mark(starts[track] + index);
  };
  const move = (by) => {
    if (track < 0 || !times.length) return;
    const index = sentence() + by;
    if (index >= 0 && index < times.length) leap(index);
    else if (index < 0 && track > 0) begin(track - 1, -1);
    else if (index >= 0 && track + 1 < counts.length) begin(track + 1);
  };
  const toggle = () => {
    if (sound.error || pause.textContent === "重试") begin(track);
    else if (sound.paused) sound.play();
    else sound.pause();
  };

  sound.addEventListener("playing", () => {
    pause.textContent = "暂停";
    const near = document.querySelector(`[data-q="${starts[track]}"]`);
    const heading = near && near.closest("section") && near.closest("section").querySelector("h2");
    say(heading ? heading.textContent : document.title);
    requestAnimationFrame(follow);
  });
  sound.addEventListener("pause", () => { if (track >= 0) pause.textContent = "继续"; });
  sound.addEventListener("error", () => { if (track >= 0) fail(track); });
  sound.addEventListener("ended", () => {
    if (track + 1 < counts.length) begin(track + 1);
    else stop();
  });
  ["touchmove", "wheel"].forEach((name) => {
    window.addEventListener(name, () => { touched = Date.now(); }, { passive: true });
  });
  find("listen").addEventListener("click", () => begin(0));
  pause.addEventListener("click", toggle);
  find("stop").addEventListener("click", () => { stop(); find("listen").focus(); });
  find("previous").addEventListener("click", () => move(-1));
  find("next").addEventListener("click", () => move(+1));
  find("speed").addEventListener("click", (event) => {
    const rate = speeds[(speeds.indexOf(sound.defaultPlaybackRate) + 1) % speeds.length];
    sound.defaultPlaybackRate = rate;
    sound.playbackRate = rate;
    event.currentTarget.textContent = `${rate}×`;
    event.currentTarget.setAttribute("aria-label", `语速 ${rate} 倍`);
  });
  document.querySelectorAll(".here").forEach((button) => {
    button.addEventListener("click", () => begin(Number(button.dataset.track)));
  });
  if ("mediaSession" in navigator && window.MediaMetadata) {
    navigator.mediaSession.metadata = new window.MediaMetadata({ title: document.title });
    [["play", toggle], ["pause", toggle], ["previoustrack", () => move(-1)],
      ["nexttrack", () => move(+1)]].forEach(([name, act]) => {
      try { navigator.mediaSession.setActionHandler(name, act); } catch (_) { /* not here */ }
    });
  }
})();
