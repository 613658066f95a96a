// The islands of the public paper. The page is whole without them.

import { wakeChanged } from "./islands/changed";
import { wakeEmbeds } from "./islands/embed";
import { wakeRead } from "./islands/read";
import { wakeShare } from "./islands/share";
import { wakeTicker } from "./islands/ticker";

wakeShare(document);
wakeEmbeds(document);
wakeChanged(document);
wakeTicker(document);
wakeRead(document);
