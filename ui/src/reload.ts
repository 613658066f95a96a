// A designer at work: the page loads itself again when the theme was put on again, and says why it cannot be.
// The server names this script only while `nightdesk theme serve` runs.

const changes = new EventSource("/assets/changes");
let turn: string | undefined;

changes.addEventListener("changed", (event) => {
  document.getElementById("theme-trouble")?.remove();
  // The first word is how things stood when the page was made.
  if (turn !== undefined && turn !== event.data) location.reload();
  turn = event.data;
});

changes.addEventListener("trouble", (event) => {
  const box = document.getElementById("theme-trouble") ?? document.createElement("pre");
  box.id = "theme-trouble";
  box.setAttribute("role", "alert");
  box.setAttribute("dir", "ltr");
  box.textContent = event.data;
  // By script and not by a style sheet: the theme that is being changed may have none.
  Object.assign(box.style, {
    position: "fixed",
    insetInline: "0",
    insetBlockEnd: "0",
    zIndex: "1000",
    margin: "0",
    padding: "1rem",
    maxBlockSize: "40vh",
    overflow: "auto",
    whiteSpace: "pre-wrap",
    font: "0.875rem/1.5 monospace",
    color: "#fff",
    background: "#7a1010",
  });
  document.body.append(box);
});
