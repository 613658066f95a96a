// The editor's page wakes here.
//
// The page carries:
//   <main data-island="editor" data-story="ID" data-edition="en" data-language="en" data-direction="ltr"
//         data-member="ID" data-name="…" data-color="#rrggbb" data-words-a-minute="228" data-thumbnail="/desk/…/{asset}">
//   <script type="application/json" id="editor-words">{"editor-bold": "…", …}</script>
// inputs with data-field="headline_page" and so on anywhere, an element with data-standing-of="room" where the state
// of the connection is shown, one with data-words-of="saved" whose count the editor's own replaces, and the direction and
// language of the desk on <html>.

import "./editor.css";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { wakeEntries } from "./entry";
import { bindFields } from "./fields";
import { mount } from "./mount";
import { wakePageText } from "./page_text";
import { pageNotes } from "./notebook";
import { type Standing, openRoom } from "./room";
import { type Say, wordsOfPage } from "./words";
import { deskSearch } from "./workplace";

/** The sentence for how the connection stands; numbers in the way of the desk's language. */
export function standingInWords(standing: Standing, say: Say, language: string): string {
  const kept = (count: number): string => (count === 0 ? "" : ` ${say("kept-here")} ${new Intl.NumberFormat(language).format(count)}`);
  switch (standing.kind) {
    case "connecting":
    case "saved":
    case "saving":
      return say(standing.kind);
    case "offline":
      return `${say("offline")}${kept(standing.kept)}`;
    case "refused":
      return `${say("refused")} ${standing.reason}${kept(standing.kept)}`;
  }
}

function wake(root: HTMLElement): void {
  const said = (name: string): string => root.dataset[name] ?? "";
  const page = document.documentElement;
  const say = wordsOfPage("editor-words");
  const story = new Y.Doc();
  const awareness = new Awareness(story);
  const readonly = root.dataset["readonly"] !== undefined;
  const editor = mount(root, {
    document: story,
    awareness,
    person: { member: said("member"), name: said("name"), color: said("color") },
    language: said("language"),
    direction: said("direction") === "rtl" ? "rtl" : "ltr",
    deskLanguage: page.lang,
    deskDirection: page.dir === "rtl" ? "rtl" : "ltr",
    say,
    search: deskSearch(said("edition")),
    notes: pageNotes(document),
    thumbnail: (asset) => said("thumbnail").replace("{asset}", asset),
    wordsAMinute: Number(said("wordsAMinute")),
    editable: false,
  });
  const shown = document.querySelector<HTMLElement>("[data-standing-of=room]");
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/desk/stories/${said("story")}`;
  const room = openRoom(address, story, awareness, (standing) => {
    if (standing.kind === "refused") editor.setEditable(false);
    if (shown === null) return;
    const sentence = standingInWords(standing, say, page.lang);
    if (shown.textContent !== sentence) shown.textContent = sentence;
    shown.dataset["kind"] = standing.kind;
  });
  void room.ready.then(() => {
    // How many words were saved stands there for whoever cannot write; from here on the editor counts what is typed.
    document.querySelector("[data-words-of=saved]")?.remove();
    bindFields(story, document);
    editor.setEditable(!readonly);
  });
}

for (const root of document.querySelectorAll<HTMLElement>("[data-island=editor]")) wake(root);
wakeEntries(document);
wakePageText(document);
