// The words that a search led to, marked until Esc. Nothing in the page is changed for it: a mark
// is a highlight of the browser, so the text stays the outlet's and every id its own.
const asked = new URLSearchParams(location.search).getAll("highlight").map(w => w.trim()).filter(Boolean).slice(0, 12)
const MOST = 400

const ranges = (place, pattern) => {
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const nodes = []
  let text = ""
  while (walk.nextNode()) {
    nodes.push([text.length, walk.currentNode])
    text += walk.currentNode.data
  }
  let from = 0
  return [...text.matchAll(pattern)].slice(0, MOST).map(match => {
    const range = document.createRange()
    const end = match.index + match[0].length
    while (from + 1 < nodes.length && nodes[from + 1][0] <= match.index) from++
    let to = from
    while (to + 1 < nodes.length && nodes[to + 1][0] < end) to++
    range.setStart(nodes[from][1], match.index - nodes[from][0])
    range.setEnd(nodes[to][1], end - nodes[to][0])
    return range
  })
}

if (asked.length && window.Highlight && CSS.highlights) {
  const escaped = asked.map(words => words.split(/\s+/).map(w => w.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("[\\s,;:.–—-]+"))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu")
  const marked = [...document.querySelectorAll("[data-pagefind-body]")].flatMap(place => ranges(place, pattern))
  if (marked.length) {
    const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("search.css", import.meta.url) })
    document.head.append(styles)
    CSS.highlights.set("found", new Highlight(...marked))
    const note = Object.assign(document.createElement("p"), { className: "found-note", role: "status" })
    const clear = Object.assign(document.createElement("button"), { type: "button", textContent: "Take the marks away" })
    note.append(marked.length === 1 ? "One place is marked. " : `${marked.length} places are marked. `, clear)
    document.body.append(note)
    const away = () => {
      CSS.highlights.delete("found")
      note.remove()
      removeEventListener("keydown", onKey)
      const left = new URLSearchParams(location.search)
      left.delete("highlight")
      history.replaceState(history.state, "", location.pathname + (left.size ? `?${left}` : "") + location.hash)
    }
    const onKey = event => { if (event.key === "Escape" && !document.querySelector(":popover-open, dialog[open]")) away() }
    clear.addEventListener("click", away)
    addEventListener("keydown", onKey)
  }
}
