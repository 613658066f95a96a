// A designer at work: the page loads itself again when the theme was put on again, takes another sheet without that, and
// says why the theme cannot be put on, and what else there is to say of it.
// The server names this script only while `nightdesk theme serve` runs.

const changes = new EventSource("/assets/changes");
let turn: number | undefined;

// The first word is how things stood when the page was made.
function hear(said: string, follow: (only: boolean) => void) {
  const now = Number.parseInt(said, 10);
  document.getElementById("theme-trouble")?.remove();
  if (turn !== undefined && turn !== now) follow(now === turn + 1);
  turn = now;
}

changes.addEventListener("changed", ({ data }) => hear(data, () => location.reload()));

changes.addEventListener("styles", ({ data }: MessageEvent<string>) => {
  hear(data, (only) => {
    const old = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href*="/assets/theme-"]');
    // Whoever missed a turn does not know what else has changed.
    if (!only || old === null) return location.reload();
    const sheet = old.cloneNode() as HTMLLinkElement;
    sheet.href = data.split(" ")[1] ?? "";
    sheet.addEventListener("load", () => old.remove());
    old.after(sheet);
  });
});

changes.addEventListener("trouble", ({ data }) => tell("theme-trouble", data, "#fff", "#7a1010"));

changes.addEventListener("advice", ({ data }) => {
  const advice: string = JSON.parse(data);
  if (advice === "") document.getElementById("theme-advice")?.remove();
  else tell("theme-advice", advice, "#1c1600", "#f5d565");
});

const mistake = document.getElementById("theme-mistake");
if (mistake !== null) paint(mistake, "#fff", "#7a1010");

function tell(id: string, words: string, ink: string, ground: string) {
  const box = document.getElementById(id) ?? document.createElement("pre");
  box.id = id;
  box.setAttribute("role", id === "theme-trouble" ? "alert" : "status");
  box.setAttribute("dir", "ltr");
  box.setAttribute("lang", "en");
  box.textContent = words;
  paint(box, ink, ground);
  Object.assign(box.style, { position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "1000", maxBlockSize: "40vh" });
  // What stops the theme stands before what may be better.
  if (id === "theme-trouble") document.body.append(box);
  else document.body.insertBefore(box, document.getElementById("theme-trouble"));
}

// By script and not by a style sheet: the theme that is being changed may have none.
function paint(box: HTMLElement, color: string, background: string) {
  Object.assign(box.style, {
    margin: "0",
    padding: "1rem",
    overflow: "auto",
    whiteSpace: "pre-wrap",
    font: "0.875rem/1.5 monospace",
    color,
    background,
  });
}
