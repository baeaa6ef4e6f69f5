/* The script of the site: search, filters, "as of" a day. Every page can be read without it. The table of
   folding is put in by the build, from the one that Python uses. */
"use strict";
const khm = (() => {
  const table = FOLD_TABLE;
  const marks = new RegExp(`[${String.fromCodePoint(table.marks[0])}-${String.fromCodePoint(table.marks[1])}]`, "g");
  const sound = new RegExp(table.sound, "g"), notWord = new RegExp(table.mark, "g");
  const fold = (text) =>
    [...text.toLowerCase().normalize("NFD").replace(marks, "")].map((c) => table.written[c] ?? c).join("");
  const key = (text) => fold(text).replace(notWord, " ").replace(sound, "$1i").trim();
  /* The letters with their accents: `dương` is not `đường`; where the tone is set (`hóa`, `hoá`) is no
     difference, so tones stand behind their syllable. */
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const accented = (text) =>
    (text.toLowerCase().normalize("NFD").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      .map((word) => word.replace(tones, "") + (word.match(tones) ?? []).join(""))
      .join(" ");

  const waiting = {}, had = {};
  const top = () => document.body.dataset.top;
  const put = (name, content) => { had[name] = content; waiting[name]?.(content); };
  /* Pieces of the index are scripts, so that the search works from a folder without a server. */
  const get = (name) => had[name] !== undefined ? Promise.resolve(had[name]) : new Promise((done) => {
    waiting[name] = done;
    const script = document.createElement("script");
    script.src = `${top()}tim/${name}.js`;
    script.onerror = () => done(null);
    document.head.append(script);
  });

  const EVALUATED = 400;
  const groupOf = (number, groups) =>
    Object.entries(groups).reduce((found, [name, first]) => (first <= number ? name : found), "");

  /* The records that hold every word of the query, at the beginning of one of their words. */
  async function candidates(words, index) {
    let kept = null, common = true;
    for (const word of words) {
      const shard = index.shards.includes(word.slice(0, 2)) ? await get(`w-${word.slice(0, 2)}`) : null;
      const numbers = new Set();
      let everywhere = false;
      for (const [other, found] of Object.entries(shard ?? {}))
        if (word.length > 1 ? other.startsWith(word) : other === word)
          for (const number of found) number < 0 ? (everywhere = true) : numbers.add(number);
      const lines = index.groups.line ?? index.count;
      if (kept === null) { kept = numbers; common = everywhere; continue; }
      const before = kept;
      kept = new Set([...before].filter((n) => numbers.has(n) || (everywhere && n >= lines)));
      if (common) for (const n of numbers) if (n >= lines) kept.add(n);
      common = common && everywhere;
    }
    return [...(kept ?? [])].sort((a, b) => a - b);
  }

  /* How well a record answers: the lower the better. */
  function rank(record, query, words, typed) {
    const [group, , title, more] = record;
    const name = ` ${key(title)} `, all = `${name}; ${key(more)} `;
    if (!words.every((word) => all.includes(` ${word}`))) return null;
    const whole = ` ${query} `;
    const place = name === whole ? 0 : name.startsWith(whole) ? 1 : name.includes(whole) ? 2 : all.includes(whole) ? 3
      : all.includes(` ${query}`) ? 4 : words.every((word) => name.includes(` ${word} `)) ? 5
      : words.every((word) => all.includes(` ${word} `)) ? 6 : 7;
    const letters = typed && ` ${accented(`${title} ; ${more}`)} `;
    const accents = !typed ? 0 : letters.includes(` ${typed} `) ? 0
      : typed.split(" ").every((word) => letters.includes(` ${word} `)) ? 1 : 2;
    return { record, group, accents, place, length: group === "line" ? 0 : name.length };
  }
  const order = (a, b) => a.accents - b.accents || a.place - b.place || a.length - b.length || a.number - b.number;

  /* Hits by group, the best group first. */
  async function search(text) {
    const index = await get("index"), query = key(text), words = [...new Set(query.split(" "))];
    if (!query) return [];
    const typed = accented(text), plain = accented(fold(text));
    const numbers = await candidates(words, index), hits = {}, seen = {};
    for (const number of numbers) {
      const group = groupOf(number, index.groups);
      if ((seen[group] = (seen[group] ?? 0) + 1) > EVALUATED) continue;
      const records = await get(`r-${Math.floor(number / table.part)}`);
      const hit = rank(records[number % table.part], query, words, typed === plain ? "" : typed);
      if (hit) (hits[group] ??= []).push({ ...hit, number });
    }
    const names = Object.keys(index.groups);
    /* A line has no title: what it says is never more than what a named thing says in its own words. */
    const best = ({ name, hits: [hit] }) => name === "line" ? Math.max(hit.place, 3) + 0.5 : Math.min(hit.place, 4);
    return names.filter((name) => hits[name]).map((name) => ({ name, hits: hits[name].sort(order) }))
      .sort((a, b) => a.hits[0].accents - b.hits[0].accents || best(a) - best(b)
        || names.indexOf(a.name) - names.indexOf(b.name));
  }

  const SHOWN = 10;
  async function showFound(place) {
    const text = new URLSearchParams(location.search).get("q") ?? "";
    for (const input of document.querySelectorAll("input[name=q]")) input.value = text;
    if (!text.trim()) return;
    const names = Object.fromEntries(place.dataset.groups.split(";").map((pair) => pair.split(":")));
    const groups = await search(text);
    if (!groups.length) { place.textContent = `${place.dataset.none} “${text}”.`; return; }
    for (const { name, hits } of groups) {
      const section = document.createElement("section"), list = document.createElement("ol");
      section.dataset.group = name;
      section.append(Object.assign(document.createElement("h2"), { textContent: `${names[name]} (${hits.length})` }), list);
      list.className = "list";
      for (const { record } of hits.slice(0, SHOWN)) {
        const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
        link.href = document.body.dataset.up + record[5];
        link.dataset.id = record[1];
        link.textContent = record[2].length > 220 ? `${record[2].slice(0, 220)}…` : record[2];
        small.textContent = ` ${record[4]}`;
        item.append(link, small);
        list.append(item);
      }
      if (hits.length > SHOWN) section.append(`+${hits.length - SHOWN} ${place.dataset.more}`);
      place.append(section);
    }
  }

  /* Filters stand in the address, so that what is shown can be sent to others. */
  function filter(form) {
    const rows = [...document.querySelectorAll(".filtered tbody tr")], link = form.querySelector("[data-download]");
    const fields = [...form.elements].filter((field) => field.name);
    const asked = new URLSearchParams(location.search);
    for (const field of fields) field.value = asked.get(field.name) ?? "";
    const english = document.documentElement.lang === "en";
    const shown = (number) => number.toLocaleString(english ? "en" : "vi", { maximumFractionDigits: 6 });
    const quoted = (cell) => /[",\n]|^[=+@\t-]/.test(cell) ? `"${(/^[=+@\t-]/.test(cell) ? `'${cell}` : cell).replace(/"/g, '""')}"` : cell;
    function apply() {
      const of = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      const words = key(of.loi ?? "").split(" ").filter(Boolean);
      const kept = rows.filter((row) => {
        const text = ` ${key(row.textContent)}`;
        const body = !of["co-quan"] || row.dataset.b.split(" ").includes(of["co-quan"]);
        const year = !of.han || (row.dataset.y2 && (row.dataset.y1 || row.dataset.y2) <= of.han && of.han <= row.dataset.y2);
        row.hidden = !(body && year && words.every((word) => text.includes(` ${word}`)));
        return !row.hidden;
      });
      form.querySelector("output").textContent = `${shown(kept.length)} / ${shown(rows.length)} ${form.dataset.unit}`;
      const total = document.querySelector("[data-total]");
      if (total) total.textContent = shown(kept.reduce((sum, row) => sum + Number(row.dataset.sum || 0), 0));
      const cells = [document.querySelector(".filtered thead tr"), ...kept].map((row) =>
        [...row.cells].map((cell) => quoted(cell.innerText.replace(/\s+/g, " ").trim())).join(","));
      link.textContent = link.dataset.says.replace("#", shown(kept.length));
      link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${cells.join("\r\n")}\r\n`)}`;
      const query = new URLSearchParams(Object.entries(of).filter(([, value]) => value)).toString();
      try { history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`); } catch { /* a folder without a server */ }
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  /* What is past, running and next on the day that a reader picks. */
  function asOf(form) {
    const input = form.querySelector("input"), says = form.querySelector("output");
    const vi = document.documentElement.lang === "vi";
    const dated = [...document.querySelectorAll("[data-d]")];
    const days = dated.map((item) => item.dataset.d).sort();
    input.value = new URLSearchParams(location.search).get("ngay") ?? days[days.length - 1] ?? "";
    function apply() {
      const day = input.value, next = new Set();
      if (!day) return;
      let past = 0, running = 0, soonest = "";
      const told = new Set();
      for (const item of dated) {
        const { d: due, f: from } = item.dataset;
        item.classList.toggle("past", due < day);
        item.classList.toggle("run", Boolean(from) && from <= day && day <= due);
        item.classList.remove("next");
        if (from) { running += from <= day && day <= due ? 1 : 0; continue; }
        if (due < day && due.slice(0, 4) === day.slice(0, 4) && !told.has(due)) { told.add(due); past += 1; }
        if (due >= day && (!soonest || due < soonest)) soonest = due;
        if (due >= day) next.add(item);
      }
      for (const item of next) item.classList.toggle("next", item.dataset.d === soonest);
      const written = vi ? soonest.split("-").reverse().join("/") : soonest;
      says.textContent = [`${past} ${says.dataset.past}`, `${running} ${says.dataset.running}`,
        ...(soonest ? [`${says.dataset.next} ${written}`] : [])].join(" · ");
    }
    input.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  document.documentElement.classList.add("script");
  document.addEventListener("DOMContentLoaded", () => {
    const found = document.getElementById("found"), filters = document.querySelector(".filters"), asof = document.querySelector(".asof");
    if (found) showFound(found);
    if (filters) filter(filters);
    if (asof) asOf(asof);
  });
  return { put, search, fold, key };
})();
