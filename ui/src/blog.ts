// The island of live blogs. The page is whole without it: it shows what was written until it was asked for.

import { wakeBlog } from "./islands/blog";

wakeBlog(document);
