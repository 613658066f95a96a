//! Which file a page is, and how one file names another.
//!
//! A page is the `index.html` of a folder named by its address, so that a plain server finds it under the paper's own
//! address, without any setting. Links name the file itself, so that they also work where there is no server.

use std::path::{Component, Path, PathBuf};

/// The file of the page with this key, under the mirror's folder; nothing for a key that names no place.
pub fn file_of(key: &str) -> Option<PathBuf> {
    if key == site::DOOR {
        return Some(PathBuf::from("index.html"));
    }
    if let Some(tag) = key.strip_prefix(&*site::not_found_key("")) {
        return plain(&format!("{tag}/404.html"));
    }
    let (address, query) = key.split_once('?').unwrap_or((key, ""));
    let path = web::addresses::decoded(address)?;
    let path = path.strip_prefix('/')?;
    if let Some(mark) = query.strip_prefix("before=") {
        // No slug begins so: nothing of the paper stands there.
        return plain(&format!("{}_before/{mark}/index.html", with_slash(path)));
    }
    if let Some(sheet) = query.strip_prefix("page=") {
        return plain(&format!("{}_page/{sheet}/index.html", with_slash(path)));
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') { plain(path) } else { plain(&format!("{}index.html", with_slash(path))) }
}

fn with_slash(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}

/// A path that leads nowhere but down.
fn plain(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(path);
    let down = path.components().all(|part| matches!(part, Component::Normal(_)));
    (down && !path.to_string_lossy().contains('\0')).then_some(path)
}

/// How a page in the file `from` names the file `to`, as a relative reference (RFC 3986 §4.2).
pub fn relative(from: &Path, to: &Path) -> String {
    let above: Vec<_> = from.parent().into_iter().flat_map(Path::components).collect();
    let there: Vec<_> = to.components().collect();
    let same = above.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut parts: Vec<String> = vec!["..".to_owned(); above.len() - same];
    parts.extend(there[same..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned()));
    let path = web::addresses::encoded(&parts.join("/"));
    // A colon in the first segment would read as a scheme.
    if path.split('/').next().is_some_and(|first| first.contains(':')) { format!("./{path}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_kind_of_page_has_its_file() {
        let cases = [
            ("/en/", Some("en/index.html")),
            ("/en/news/politics/", Some("en/news/politics/index.html")),
            ("/en/news/politics/a-story", Some("en/news/politics/a-story/index.html")),
            ("/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/", Some("ar/أخبار/index.html")),
            ("/en/feed.xml", Some("en/feed.xml")),
            ("/sitemaps/en-2026-11.xml", Some("sitemaps/en-2026-11.xml")),
            ("/en/news/?before=12-ab", Some("en/news/_before/12-ab/index.html")),
            ("/en/latest?before=12-ab", Some("en/latest/_before/12-ab/index.html")),
            ("/en/news/a-live-blog?page=3", Some("en/news/a-live-blog/_page/3/index.html")),
            ("door", Some("index.html")),
            ("not found es", Some("es/404.html")),
            ("/en/../../etc/passwd", None),
            ("/en/?before=../../../up", None),
            ("//elsewhere/", None),
        ];
        for (key, file) in cases {
            assert_eq!(file_of(key), file.map(PathBuf::from), "{key}");
        }
    }

    #[test]
    fn files_name_one_another_from_where_they_stand() {
        let name = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(name("en/news/a/index.html", "en/news/b/index.html"), "../b/index.html");
        assert_eq!(name("en/news/a/index.html", "assets/paper.js"), "../../../assets/paper.js");
        assert_eq!(name("index.html", "en/index.html"), "en/index.html");
        assert_eq!(name("en/index.html", "en/index.html"), "index.html");
        assert_eq!(name("a/index.html", "a/b:c/index.html"), "./b:c/index.html");
    }

    proptest! {
        #[test]
        fn a_name_leads_from_one_file_to_the_other(
            from in "([a-cأ]{1,2}/){0,4}[a-c]\\.html", to in "([a-cأ]{1,2}/){0,4}[a-c]\\.html",
        ) {
            let base = url(&from);
            prop_assert_eq!(base.join(&relative(Path::new(&from), Path::new(&to))).unwrap(), url(&to));
        }
    }

    fn url(path: &str) -> ::url::Url {
        ::url::Url::parse("https://mirror.example/deep/")
            .unwrap()
            .join(&web::addresses::encoded(path))
            .unwrap()
    }
}
