"use strict";
(() => {
  let held = null;
  const card = (id) => document.getElementById(id);
  const parts = (id) => document.querySelectorAll(`.e[data-r~="${id}"]`);
  const light = (ids, on) => ids.forEach((id) => {
    card(id)?.classList.toggle("on", on);
    parts(id).forEach((part) => part.classList.toggle("on", on));
  });
  const idsOf = (node) => {
    const hit = node.closest?.(".r, .e");
    if (!hit) return [];
    return hit.classList.contains("r") ? [hit.id] : hit.dataset.r.split(" ");
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (node) => node?.scrollIntoView({block: "center", behavior: still ? "auto" : "smooth"});
  const release = () => {
    if (held) { light([held], false); card(held).classList.remove("held"); card(held).setAttribute("aria-pressed", "false"); }
    held = null;
  };
  const hold = (id, from) => {
    const again = held === id;
    release();
    if (again) return;
    held = id;
    light([id], true);
    card(id).classList.add("held");
    card(id).setAttribute("aria-pressed", "true");
    show(from === "text" ? card(id) : parts(id)[0]);
  };
  let lit = [];
  const over = (ids) => {
    light(lit.filter((id) => id !== held), false);
    lit = ids;
    light(lit, true);
  };
  document.addEventListener("mouseover", (event) => over(idsOf(event.target)));
  document.addEventListener("focusin", (event) => over(idsOf(event.target)));
  document.addEventListener("click", (event) => {
    const ids = idsOf(event.target);
    if (!ids.length) { release(); return; }
    const next = ids[(ids.indexOf(held) + 1) % ids.length];
    hold(next, event.target.closest(".e") ? "text" : "card");
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") release();
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.(".r")) {
      event.preventDefault();
      hold(event.target.id, "card");
    }
  });
})();
