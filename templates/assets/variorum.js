// Optional: every page is complete without it. Theme switch, keys, copying, where you are.
{
  const root = document.documentElement
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]
  const make = (tag, text, attributes = {}) => {
    const element = Object.assign(document.createElement(tag), { textContent: text })
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return element
  }
  const button = (text, action) => {
    const made = make("button", text, { type: "button" })
    made.addEventListener("click", () => action(made))
    return made
  }

  // ---- theme: the system's until a reader chooses
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches
  for (const one of all(".theme-switch")) {
    const label = () => { one.textContent = isDark() ? "Light" : "Dark" }
    one.hidden = false
    label()
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label)
    one.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark"
      try { localStorage.setItem("variorum-theme", root.dataset.theme) } catch { /* not kept */ }
      label()
    })
  }

  // ---- copying
  const copy = async (one, plain, html) => {
    const said = one.textContent
    try {
      if (html && window.ClipboardItem) {
        const as = (type, text) => new Blob([text], { type })
        await navigator.clipboard.write([new ClipboardItem({ "text/plain": as("text/plain", plain), "text/html": as("text/html", html) })])
      } else await navigator.clipboard.writeText(plain)
      one.textContent = "Copied"
    } catch { one.textContent = "Not allowed here" }
    setTimeout(() => { one.textContent = said }, 2000)
  }
  if (navigator.clipboard) for (const one of all("[data-copy]")) {
    one.hidden = false
    one.addEventListener("click", () => copy(one, document.getElementById(one.dataset.copy).textContent))
  }
  const escape = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
  const fragment = text => {
    const part = words => encodeURIComponent(words.join(" ")).replace(/-/g, "%2D")
    const words = text.trim().split(/\s+/)
    return ":~:text=" + (words.length < 9 ? part(words) : `${part(words.slice(0, 4))},${part(words.slice(-4))}`)
  }
  // A quotation, what the others print for it, where from: as text, as HTML, as Markdown.
  const quotation = (mark, note) => {
    const outlet = document.querySelector(".kicker").textContent
    const words = mark.textContent
    const link = location.href.replace(/#.*/, "") + "#" + (mark.id || "") + fragment(words)
    const others = all(".readings dt", note).map(sign => ({
      names: all(".siglum", sign).map(s => s.title).join(", "),
      words: sign.nextElementSibling.textContent.replace(/\s*¶\d+/g, "").trim(),
    }))
    const lines = [[outlet, words], ...others.map(o => [o.names, o.words])].filter(([name]) => name)
    return {
      link,
      plain: lines.map(([name, said]) => `${name}: ${said}`).join("\n") + `\n${link}\n`,
      html: lines.map(([name, said]) => `<p>${escape(name)}: <q>${escape(said.replace(/^[“"‘]|[”"’]$/g, ""))}</q></p>`).join("") + `<p><a href="${escape(link)}">${escape(document.title)}</a></p>`,
      markdown: lines.map(([name, said]) => `> **${name}**: ${said}\n>`).join("\n") + `\n> [${document.title}](${link})\n`,
    }
  }
  const marks = all(":is(.text, h1) mark[id]")
  const noteOf = mark => {
    for (let one = mark; one; one = marks.includes(one.nextElementSibling) ? null : one.nextElementSibling) {
      const opener = one.querySelector?.(".carry:not(.editors)")
      if (opener) return document.getElementById(opener.getAttribute("popovertarget"))
    }
    return null
  }
  for (const mark of marks) noteOf(mark)?.addEventListener("beforetoggle", event => {
    const note = event.currentTarget
    if (event.newState !== "open" || note.querySelector(".take") || !navigator.clipboard) return
    const row = make("p", "", { class: "take" })
    row.append(
      button("Copy", b => { const q = quotation(mark, note); copy(b, q.plain, q.html) }),
      button("Copy Markdown", b => copy(b, quotation(mark, note).markdown)),
      button("Copy link", b => copy(b, quotation(mark, note).link)))
    note.append(row)
  })

  // ---- keys
  let current = -1
  const go = step => {
    if (!marks.length) return
    if (current < 0 && step > 0) current = marks.findIndex(m => m.getBoundingClientRect().top > 80) - 1
    if (current < -1) current = marks.length - 1
    current = (current + step + marks.length) % marks.length
    const mark = marks[current]
    mark.closest("details:not([open])")?.setAttribute("open", "")
    mark.tabIndex = -1
    mark.focus({ preventScroll: true })
    mark.scrollIntoView({ block: "center" })
  }
  // The versions of the quotation in place: its note opens, and the next reading takes the focus.
  const turn = step => {
    const note = document.querySelector(".note:popover-open") || noteOf(marks[Math.max(current, 0)])
    if (!note) return
    if (!note.matches(":popover-open")) note.showPopover()
    const places = all(".where", note)
    const at = places.indexOf(document.activeElement)
    places[(at < 0 && step < 0 ? places.length - 1 : at + step + places.length) % places.length]?.focus()
  }
  const keys = { "/": "Search", n: "Next quotation", p: "Quotation before", "]": "Next version of it", "[": "Version before", Enter: "Open its note", Esc: "Close", "?": "These keys" }
  let dialog
  const help = () => {
    if (!dialog) {
      dialog = make("dialog", "", { class: "keys", "aria-label": "Keys" })
      const list = make("dl", "")
      for (const [key, what] of Object.entries(keys)) if (key !== "/" || document.querySelector(".to-search")) list.append(make("dt", key), make("dd", what))
      dialog.append(list, button("Close", () => dialog.close()))
      document.body.append(dialog)
    }
    dialog.showModal()
  }
  const doing = {
    n: () => go(1), p: () => go(-1), "]": () => turn(1), "[": () => turn(-1), "?": help,
    "/": () => { const box = document.querySelector("[type=search]"); box ? box.focus() : document.querySelector(".to-search")?.click() },
    Enter: () => document.activeElement.matches("mark") && noteOf(document.activeElement)?.showPopover(),
  }
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox],[type=radio]), textarea, select, dialog, [contenteditable]")) return
    if (!doing[event.key] || event.key === "Enter" && !event.target.matches("mark")) return
    event.preventDefault()
    doing[event.key]()
  })
  for (const one of marks.length ? all(".keys-switch") : []) {
    one.hidden = false
    one.addEventListener("click", help)
  }

  // ---- search: its script comes when somebody searches, or was led here by it
  if (location.protocol !== "file:") {
    const box = document.getElementById("query")
    const start = () => import("./search.js")
    if (location.search.includes("highlight=")) import("./found.js")
    if (box && (location.search || box.value)) start()
    else if (box) for (const one of all(".finder :is(input, select)")) one.addEventListener("focus", start, { once: true })
  }

  // ---- where you are
  const places = new Map(all(".spy a[href^='#']").map(a => [document.getElementById(decodeURIComponent(a.hash.slice(1))), a]))
  if (places.size && window.IntersectionObserver) {
    const seen = new Set()
    const watch = new IntersectionObserver(entries => {
      for (const entry of entries) seen[entry.isIntersecting ? "add" : "delete"](entry.target)
      const first = [...places.keys()].find(place => seen.has(place))
      if (first) for (const [place, a] of places) place === first ? a.setAttribute("aria-current", "location") : a.removeAttribute("aria-current")
    }, { rootMargin: "-10% 0px -60%" })
    for (const place of places.keys()) if (place) watch.observe(place)
  }
}
