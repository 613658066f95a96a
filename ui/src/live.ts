// The page of the live channel: what plays, and a schedule that keeps time. The page is whole without it.

import { wakePlayer } from "./live/player";
import { wakeSchedule } from "./live/schedule";

wakePlayer(document);
wakeSchedule(document);
