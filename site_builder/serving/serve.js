// In pages of `variorum serve` alone: reloads a page that a build has changed, shows what is wrong.
"use strict";
{
  const { built } = document.currentScript.dataset;
  const id = "variorum-problems";

  const made = (name, text = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };

  const show = (problems) => {
    document.getElementById(id)?.remove();
    if (!problems.length) return;
    const box = made("section");
    box.id = id;
    box.setAttribute("role", "alert");
    const heading = problems.length === 1 ? "One error: the site is as before" : `${problems.length} errors: the site is as before`;
    const list = made("ol");
    list.append(...problems.map((problem) => made("li", problem)));
    const close = made("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => box.remove());
    box.append(made("h2", heading), list, close);
    document.body.append(box);
  };

  const style = made("link");
  style.rel = "stylesheet";
  style.href = "/-/serve.css";
  document.head.append(style);

  // A browser keeps six connections to a host, and there may be more tabs.
  let events;
  const listen = () => {
    events?.close();
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/-/events");
    events.addEventListener("message", ({ data }) => {
      const state = JSON.parse(data);
      if (state.built !== built) location.reload();
      else show(state.problems);
    });
  };
  addEventListener("DOMContentLoaded", listen);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
}
