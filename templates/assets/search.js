// The search page's own box over Pagefind's index. Loaded on first use; so is the engine.
// What is found is foreign text: it becomes text nodes, never mark-up.
const byId = id => document.getElementById(id)
const make = (tag, name, ...inside) => {
  const element = Object.assign(document.createElement(tag), { className: name })
  element.append(...inside)
  return element
}
const query = byId("query"), found = byId("found"), results = byId("results"), more = byId("more")
const choices = [...document.querySelectorAll(".choices select")]
const AT_ONCE = 10, PASSAGES = 3, BEFORE = 8, AROUND = 32, WORDS = 8
let engine, waiting, pending = [], turn = 0

const load = () => engine ??= import("../search/pagefind.js").then(async pagefind => {
  const all = await pagefind.filters()
  for (const one of choices) {
    const values = Object.keys(all[one.name] ?? {}).sort((a, b) => a.localeCompare(b))
    one.append(...values.map(value => new Option(value, value)))
  }
  return pagefind
})

// ---- what is asked, in the address and out of it
const fromAddress = async () => {
  const asked = new URLSearchParams(location.search)
  query.value ||= asked.get("q") ?? ""
  if (![...asked.keys()].length) return
  await load()
  for (const one of choices) one.value = asked.get(one.name) ?? ""
  for (const one of choices) if (one.selectedIndex < 0) one.value = ""
}
const toAddress = (words, filters) => {
  const asked = new URLSearchParams({ ...(words && { q: words }), ...filters })
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname)
}

// ---- passages: the last place with an id before the words
const closing = { "“": "”", "‘": "’", "\"": "\"", "«": "»" }
const bare = word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/[’']s$/u, "")
const different = (words, hits) => new Set(hits.map(at => bare(words[at]).toLowerCase())).size
const passagesOf = data => {
  const words = data.content.split(/\s+/)
  const places = data.anchors.filter(a => a.element !== "mark").sort((a, b) => a.location - b.location)
  const marks = data.anchors.filter(a => a.element === "mark").map(a => {
    const close = closing[words[a.location]?.[0]]
    const end = words.findIndex((word, i) => i >= a.location && (i > a.location ? word : word.slice(1)).includes(close))
    return { ...a, end }
  })
  const passages = new Map()
  for (const location of [...new Set(data.locations)].sort((a, b) => a - b)) {
    const at = places.findLastIndex(a => a.location <= location)
    const key = at < 0 ? "" : places[at].id
    if (!passages.has(key)) {
      const next = places.slice(at + 1).find(a => a.location > location)
      const quote = marks.find(m => m.location <= location && location <= m.end)
      passages.set(key, { id: quote?.id ?? key, label: /^p\d+$/.test(key) ? `¶${key.slice(1)}` : "", start: places[at]?.location ?? 0, end: next?.location ?? words.length, hits: [] })
    }
    passages.get(key).hits.push(location)
  }
  const kinds = passage => different(words, passage.hits)
  return [words, [...passages.values()].sort((a, b) => kinds(b) - kinds(a) || b.hits.length - a.hits.length || a.start - b.start)]
}

// ---- drawing
const addressOf = (data, words, hits, phrase, id = "") => {
  const asked = new URLSearchParams()
  const all = [...new Set(hits.map(at => bare(words[at] ?? "").toLowerCase()))].filter(Boolean)
  const long = all.filter(word => word.length > 3)
  for (const word of phrase ? [phrase] : (long.length ? long : all).slice(0, WORDS)) asked.append("highlight", word)
  return data.raw_url.replace(/^\//, "") + (asked.size ? `?${asked}` : "") + (id && `#${encodeURIComponent(id)}`)
}
const snippet = (words, { start, end, hits }) => {
  // It begins some words before the place where most of what was asked stands together.
  const near = hits.map(first => different(words, hits.filter(at => at >= first && at < first + AROUND - BEFORE)))
  const from = Math.max(start, Math.min(hits[near.indexOf(Math.max(...near))] - BEFORE, end - AROUND))
  const to = Math.min(end, from + AROUND)
  const parts = [from > start ? "… " : ""]
  for (let i = from; i < to; i++) parts.push(hits.includes(i) ? make("mark", "", words[i]) : words[i], " ")
  return [...parts, to < end ? "…" : ""]
}
const drawn = (data, phrase) => {
  const [words, passages] = passagesOf(data)
  const title = make("a", "", data.meta.title)
  title.href = addressOf(data, words, data.locations, phrase)
  const item = make("li", "", make("h2", "name", title), make("p", "quiet", data.meta.line ?? ""))
  const drawnPassages = passages.map(passage => {
    const link = make("a", "", ...(passage.label ? [make("span", "where", passage.label), " "] : []), ...snippet(words, passage))
    link.href = addressOf(data, words, passage.hits, phrase, passage.id)
    return make("li", "", link)
  })
  if (drawnPassages.length) item.append(make("ul", "", ...drawnPassages.slice(0, PASSAGES)))
  const rest = drawnPassages.slice(PASSAGES)
  if (rest.length) item.append(make("details", "more", make("summary", "", `${rest.length} more here`), make("ul", "", ...rest)))
  return item
}
const drawMore = async (mine, phrase) => {
  const next = await Promise.all(pending.splice(0, AT_ONCE).map(one => one.data()))
  if (mine !== turn) return
  const items = next.map(data => drawn(data, phrase))
  results.append(...items)
  more.hidden = !pending.length
  return items[0]
}

const search = async () => {
  const mine = ++turn
  const words = query.value.trim()
  try {
    const pagefind = await load()
    const filters = Object.fromEntries(choices.filter(one => one.value).map(one => [one.name, one.value]))
    toAddress(words, filters)
    const isAsked = words || Object.keys(filters).length
    const answer = isAsked ? await pagefind.search(words.replace(/[“”„«»]/g, "\"") || null, { filters }) : { results: [] }
    if (mine !== turn) return
    pending = answer.results
    found.textContent = !isAsked ? "" : pending.length === 0 ? "Nothing is found." : pending.length === 1 ? "One page." : `${pending.length} pages.`
    results.replaceChildren()
    const phrase = /^["“„«](.+)["”“»]$/u.exec(words)?.[1]
    more.firstElementChild.onclick = async () => (await drawMore(turn, phrase))?.querySelector("a").focus()
    await drawMore(mine, phrase)
  } catch (fault) {
    console.warn(fault)
    found.textContent = "The index cannot be read just now. The indexes below lead everywhere."
  }
}

query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 200) })
query.addEventListener("keydown", event => { if (event.key === "Enter") { clearTimeout(waiting); search() } })
for (const one of choices) {
  one.addEventListener("focus", load)
  one.addEventListener("change", search)
}
await fromAddress().catch(() => {})
if (query.value || choices.some(one => one.value)) search()
else load().catch(() => {})
