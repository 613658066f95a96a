// The islands of a story's own screen, beside the editor: the picture, what is chosen by typing, the notes.

import { wakeChoosing } from "./choosing";
import { wakeLead } from "./lead";
import { wakeNotes } from "./notes";

wakeChoosing(document);
wakeLead(document);
wakeNotes(document);
