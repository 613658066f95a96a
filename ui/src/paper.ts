// The islands of the public paper. The page is whole without them.

import { wakeEmbeds } from "./islands/embed";
import { wakeShare } from "./islands/share";

wakeShare(document);
wakeEmbeds(document);
