// Before the first paint: the theme that this reader chose, so that no page flashes.
try { const t = localStorage.getItem("variorum-theme"); if (t) document.documentElement.dataset.theme = t } catch { /* no storage: the system's theme */ }
// Search needs a script and a network; the page knows before it is painted.
document.documentElement.toggleAttribute("data-live", location.protocol !== "file:")
