// What plays a stream where the browser does not by itself. The whole of hls.js and not its light build, which knows no
// captions. Fetched only when a reader wants to watch.

export { default } from "hls.js";
