// First hits: the pages whose name has the words of the masthead's field, while somebody types.
// Loaded with `names.js` when the field is entered; both are plain scripts, which the disk allows.
{
  const form = document.querySelector(".find"), field = form.elements.q
  const root = new URL("..", document.currentScript.src)
  const MOST = 8
  const make = (tag, text, name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name })
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const wordsOf = text => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const names = self.firstHits.flatMap(([kind, all]) => all.map(([text, path]) => ({ kind, text, path, words: wordsOf(text) })))
  const box = make("dialog", "", "hits"), list = make("ul", ""), said = make("p", "", "unseen")
  box.setAttribute("aria-label", "First hits")
  said.setAttribute("role", "status")
  box.append(said, list)
  form.append(box)

  // The names of which most was typed come first.
  const found = asked => names
    .filter(({ words }) => asked.every(one => words.some(word => word.startsWith(one))))
    .sort((a, b) => a.words.length - b.words.length)
    .slice(0, MOST)
  const row = (text, href, kind) => {
    const item = make("li", ""), link = make("a", text)
    link.href = href
    link.append(make("span", kind, "quiet"))
    item.append(link)
    return item
  }
  let first
  const show = () => {
    const asked = wordsOf(field.value)
    if (!asked.length) return box.close()
    const hits = found(asked).map(({ text, path, kind }) => row(text, new URL(path, root), kind))
    first = hits[0]?.firstChild
    list.replaceChildren(...hits, row(`“${field.value.trim()}” in all texts`, `${form.action}?q=${encodeURIComponent(field.value.trim())}`, "Search"))
    said.textContent = hits.length === 1 ? "One name" : `${hits.length || "No"} names`
    box.setAttribute("open", "")  // not `show()`, which takes the focus
  }
  field.addEventListener("input", show)
  form.addEventListener("submit", event => {
    if (!first || !box.open) return
    event.preventDefault()
    first.click()
  })
  form.addEventListener("keydown", event => {
    const stops = [field, ...(box.open ? list.querySelectorAll("a") : [])]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === "Escape" && box.open) { box.close(); field.focus() }
    else if (step) stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus()
    else return
    event.preventDefault()
  })
  form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) box.close() })
  show()
}
