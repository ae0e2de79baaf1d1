// Before the first paint: the theme that this reader chose, so that no page flashes.
try { const t = localStorage.getItem("variorum-theme"); if (t) document.documentElement.dataset.theme = t } catch { /* no storage: the system's theme */ }
if (location.protocol !== "file:") document.documentElement.dataset.live = ""
