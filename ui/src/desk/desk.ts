// The islands of the desk. Every screen but the editor is whole without them.

import { showWay, wakeBar } from "./bar";
import { wakeCopying } from "./copying";
import { wakeCounters } from "./counters";
import { wakeDialogs } from "./dialogs";
import { wakeFilters } from "./filters";
import { wakeFlash } from "./flash";
import { wakeHere } from "./here";
import { wakeKeys } from "./keys";
import { wakeLive } from "./live";
import { wakeLeaving } from "./leaving";
import { wakeMenus } from "./menus";
import { wakeOrder } from "./order";
import { wakePasskeys } from "./passkeys";
import { wakePreview } from "./preview";
import { wakeUnsaved } from "./unsaved";

document.documentElement.classList.add("has-script");
for (const part of document.querySelectorAll<HTMLElement>("[data-needs-script]")) part.hidden = false;

wakeMenus(document);
wakeOrder(document);
wakeDialogs(document);
wakeCopying(document);
wakeCounters(document);
wakeUnsaved(document);
wakePasskeys(document);
wakePreview(document);
wakeFilters(document);
wakeFlash(document);
wakeKeys(document);
wakeLive(document);
wakeHere(document);
wakeLeaving(document);
wakeBar(document);
showWay(document);
