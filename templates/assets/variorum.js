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
  // ---- citing: the page's own address, and of a quotation its place and its words
  const here = location.href.replace(/[?#].*/, "")
  const cite = document.getElementById("cite")
  const written = new Map(cite ? all("#cite-title, .citation, pre", cite).map(one => [one, one.textContent]) : [])
  const TEX = { "\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum" }
  const tex = words => words.replace(/[\\{}~^$&#%_]/g, sign => "\\" + (TEX[sign] ? `text${TEX[sign]}{}` : sign))
  const before = (end, text, more) => text.slice(0, -end.length) + more + end
  const withWords = {
    title: () => "Cite this quotation",
    words: (text, words) => `${words} In: ${text}`,
    ris: (text, words) => before("ER  - \n", text, `AB  - ${words}\n`),
    bib: (text, words) => before("\n}\n", text, `,\n  abstract = {${tex(words)}}`),
    json: (text, words) => before("\n}]\n", text, `,\n  "abstract": ${JSON.stringify(words)}`),
  }
  // What the page's data say of a quotation: who spoke, and the words of all its pieces.
  const saidIn = mark => {
    const [{ about }] = JSON.parse(document.querySelector("[type$=json]").textContent)["@graph"]
    const one = about[0].hasPart?.find(part => part["@id"] === "#" + mark.id)
    const names = [one?.spokenByCharacter ?? []].flat().map(speaker => speaker.name).join(" and ")
    return (names && names + ": ") + (one ? `“${one.text}”` : mark.textContent)
  }
  let key
  const citing = mark => {
    const { address } = cite.dataset
    const own = (/^http/.test(address) ? address : here) + (mark ? "#" + mark.id : "")
    key = mark ? mark.id : cite.dataset.key
    for (const [shown, text] of written) {
      const form = shown.id.slice(5)
      const placed = (form === "words" ? text : text.replace(cite.dataset.key, key)).replace(address, () => own)
      shown.textContent = mark ? withWords[form](placed, saidIn(mark)) : placed
    }
  }
  const openCite = mark => {
    if (mark) point(mark) // a browser gives the focus back to it
    citing(mark)
    cite.togglePopover(true)
    cite.querySelector("button").focus()
  }
  if (cite) {
    citing()
    for (const shown of all(".citation, pre", cite)) {
      const label = shown.previousElementSibling.firstElementChild
      if (shown.matches("pre")) label.after(button("Download", () => make("a", "", { href: "data:," + encodeURIComponent(shown.textContent), download: `${key}.${shown.id.slice(5)}` }).click()))
      if (navigator.clipboard) label.after(button("Copy", one => copy(one, shown.textContent)))
    }
    cite.addEventListener("beforetoggle", event => { if (event.newState === "closed") citing() })
  }
  const escape = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
  const fragment = text => {
    const part = words => encodeURIComponent(words.join(" ")).replace(/-/g, "%2D")
    const words = text.trim().split(/\s+/)
    return ":~:text=" + (words.length < 9 ? part(words) : `${part(words.slice(0, 4))},${part(words.slice(-4))}`)
  }
  // The words of a reading alone: no verb, no place, no headline that repeats them.
  const bare = (reading, own) => {
    const words = reading.cloneNode(true)
    for (const extra of all(".where, .again, small", words)) extra.remove()
    return reading.matches(".same") ? own : words.textContent.replace(/\s+/g, " ").trim()
  }
  const placeOf = (sign, reading) => all(".where", reading).find(a => a.getAttribute("aria-label").startsWith(sign.title))
  // What each other outlet has for a quotation: its sign, its readings, the way to the first.
  const versionsOf = note => {
    const found = new Map()
    for (const sign of all(".readings dt .siglum", note)) {
      const reading = sign.closest("dt").nextElementSibling
      const one = found.get(sign.textContent) ?? { sign, readings: [] }
      one.readings.push(reading)
      one.place ??= placeOf(sign, reading)
      found.set(sign.textContent, one)
    }
    return [...found.values()]
  }
  // A quotation beside other versions, where from: as text, as HTML, as Markdown.
  const quotation = (mark, versions) => {
    const own = mark.textContent
    const link = here + "#" + (mark.id || "") + fragment(own)
    const lines = [
      { name: document.querySelector(".named").textContent, words: own, href: link },
      ...versions.map(v => ({ name: v.sign.title, words: v.readings.map(r => bare(r, own)).join(" "), href: v.place?.href ?? "" })),
    ]
    const unmarked = words => words.replace(/^[“"‘]|[”"’]$/g, "")
    return {
      link,
      plain: lines.map(l => `${l.name}: ${l.words}\n${l.href}\n`).join("\n"),
      html: lines.map(l => `<p>${l.href ? `<a href="${escape(l.href)}">${escape(l.name)}</a>` : escape(l.name)}: <q>${escape(unmarked(l.words))}</q></p>`).join(""),
      markdown: lines.map(l => `> **${l.name}**${l.href ? ` ([source](${l.href}))` : ""}: ${l.words}\n`).join(">\n"),
    }
  }
  const takeRow = (mark, versions) => {
    const row = make("p", "", { class: "take" })
    if (navigator.clipboard) row.append(
      button("Copy", b => { const q = quotation(mark, versions); copy(b, q.plain, q.html) }),
      button("Copy Markdown", b => copy(b, quotation(mark, versions).markdown)),
      button("Copy link", b => copy(b, quotation(mark, versions).link)))
    row.append(button("Cite", () => openCite(mark)))
    const form = document.body.dataset.report
    if (form) {
      const grades = [...new Set(all(".grade", noteOf(mark)).map(one => one.textContent))].join("; ")
      const filled = { title: `Link: ${mark.textContent.slice(0, 60)}`, body: `${quotation(mark, versions).plain}\n${grades}\nWhat is wrong:\n` }
      row.append(make("a", "Report a wrong link", { href: form.replace(/{(title|body)}/g, (_, name) => encodeURIComponent(filled[name])), rel: "nofollow" }))
    }
    return row
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
    if (event.newState === "open" && !note.querySelector(".take")) note.append(takeRow(mark, versionsOf(note)))
  })

  // ---- keys
  let current = -1
  const go = step => {
    if (!marks.length) return
    if (current < 0 && step > 0) current = marks.findIndex(m => m.getBoundingClientRect().top > 80) - 1
    if (current < -1) current = marks.length - 1
    current = (current + step + marks.length) % marks.length
    const mark = marks[current]
    of = null
    document.querySelector(":popover-open")?.hidePopover()
    mark.closest("details:not([open])")?.setAttribute("open", "")
    point(mark)
    mark.scrollIntoView({ block: "center" })
  }
  // Another outlet's words in place: at the quotation, in its stead until Esc.
  const sheet = make("div", "", { class: "version", popover: "", role: "group" })
  let shown = -1, of = null
  const turn = step => {
    const open = document.querySelector(".note:popover-open")
    const mark = (open && marks.find(m => noteOf(m) === open)) ?? marks[current] ?? marks.find(m => noteOf(m) && m.getBoundingClientRect().top > 0)
    if (!mark) return
    if (open) open.hidePopover()
    const isOpen = of === mark && sheet.matches(":popover-open")
    const note = noteOf(mark)
    const versions = note ? versionsOf(note) : []
    shown = isOpen ? shown + step : step > 0 ? 0 : versions.length - 1
    shown = (shown + versions.length) % (versions.length || 1)
    of = mark
    if (!isOpen) {
      point(mark)
      const box = mark.getBoundingClientRect()
      if (box.top < 0 || box.bottom > innerHeight - 200) mark.scrollIntoView({ block: "center" })
    }
    const head = make("p", "", { class: "version-head" })
    sheet.replaceChildren(head)
    const version = versions[shown]
    if (version) {
      head.append(version.sign.cloneNode(true), make("strong", version.sign.title), make("span", `${shown + 1} of ${versions.length}`, { class: "quiet" }))
      for (const reading of version.readings) {
        const words = make("p", "", { class: reading.className })
        words.append(...reading.cloneNode(true).childNodes)
        for (const extra of all(".where, small", words)) extra.remove()
        sheet.append(words)
      }
      const row = takeRow(mark, [version])
      if (version.place) row.prepend(make("a", `Read it there, ${version.place.textContent}`, { href: version.place.href }))
      sheet.append(row)
    } else head.append(make("span", "No other report has these words."))
    sheet.setAttribute("aria-label", version ? `Version ${shown + 1} of ${versions.length}: ${version.sign.title}` : "No other version")
    if (!sheet.isConnected) document.body.append(sheet)
    if (!isOpen) sheet.showPopover()
    const box = mark.getBoundingClientRect(), text = mark.closest(".text, h1").getBoundingClientRect()
    Object.assign(sheet.style, { top: `${box.bottom + scrollY + 4}px`, left: `${Math.max(text.left + scrollX - 17, 0)}px` })
    const first = sheet.querySelector("a, button") ?? sheet
    if (first === sheet) sheet.tabIndex = -1
    first.focus({ preventScroll: true })
  }
  sheet.addEventListener("toggle", event => { if (event.newState === "closed") of?.focus({ preventScroll: true }) })
  // Who goes to another text from here finds the same quotation again on the way back.
  const point = mark => {
    current = marks.indexOf(mark)
    mark.tabIndex = -1
    mark.focus({ preventScroll: true })
  }
  addEventListener("click", event => {
    const note = event.target.closest?.("a[href]")?.closest(".note, .version")
    const from = note && (note === sheet ? of : marks.find(mark => noteOf(mark) === note))
    if (from?.id) history.replaceState(from.id, "")
  })
  // A passage opens its own note, as its abbreviations do. Who selects words does not want it.
  for (const mark of marks.filter(noteOf)) mark.style.cursor = "pointer"
  addEventListener("click", event => {
    const mark = event.target.closest?.("mark"), note = marks.includes(mark) && noteOf(mark)
    if (!note || event.target.closest("a, button") || !getSelection().isCollapsed) return
    point(mark)
    note.showPopover()
  })
  const left = marks.find(mark => mark.id === history.state)
  if (left) point(left)
  const keys = { "/": "Search (or Ctrl K)", n: "Next quotation", p: "Quotation before", "]": "Another outlet’s words for it", "[": "The outlet before", Enter: "Open its note, and from there the other text", c: "Cite it", Esc: "Close", "?": "These keys" }
  let dialog
  const help = () => {
    if (!dialog) {
      dialog = make("dialog", "", { class: "keys", "aria-label": "Keys" })
      const list = make("dl", "")
      for (const [key, what] of Object.entries(keys)) if (key !== "/" || document.querySelector("[type=search]")) list.append(make("dt", key), make("dd", what))
      dialog.append(list, button("Close", () => dialog.close()))
      document.body.append(dialog)
    }
    dialog.showModal()
  }
  const doing = {
    n: () => go(1), p: () => go(-1), "]": () => turn(1), "[": () => turn(-1), "?": help,
    c: () => cite && openCite(marks[current]),
    "/": () => document.querySelector("[type=search]")?.focus(),
    Enter: () => {
      const note = noteOf(document.activeElement)
      note?.showPopover()
      note?.querySelector(note.querySelector(".where") ? ".where" : "a").focus({ preventScroll: true })
    },
  }
  addEventListener("keydown", event => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey) && document.querySelector("[type=search]")) {
      event.preventDefault()
      doing["/"]()
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox],[type=radio]), textarea, select, dialog, [contenteditable]")) return
    if (!doing[event.key] || event.key === "Enter" && !event.target.matches("mark")) return
    event.preventDefault()
    doing[event.key]()
  })
  for (const one of marks.length ? all(".keys-switch") : []) {
    one.hidden = false
    one.addEventListener("click", help)
  }

  // ---- first hits, from the disk too; nothing is loaded before somebody wants to search
  const scripts = new URL(".", document.currentScript.src)
  const trusted = window.trustedTypes?.createPolicy("variorum", { createScriptURL: address => address })
  const load = name => {
    const script = document.createElement("script")
    script.async = false
    script.src = trusted ? trusted.createScriptURL(scripts + name) : scripts + name
    document.head.append(script)
  }
  document.querySelector(".find input")?.addEventListener("focus", () => ["names.js", "first-hits.js"].forEach(load), { once: true })

  // ---- search: its scripts come when somebody searches, or was led here by it
  if ("live" in root.dataset) {
    if (location.search.includes("highlight=")) import("./found.js")
    const start = () => import("./search.js")
    const finder = document.querySelector(".finder")
    if (finder) location.search ? start() : finder.addEventListener("focusin", start, { once: true })
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
