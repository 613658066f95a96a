//! What stands on every page, and what pages say to browsers.

use super::{LANGUAGES, Pen};
use minijinja::Value;
use site::page::{
    Alternate, EditionLink, EditionView, FeedLink, FlashView, FooterView, Head, NavItem, Paper, ShareImage,
    SocialLink, StyleSheets,
};
use themes::{DressFile, Styles};

impl Pen {
    pub(super) fn paper(&self) -> Paper {
        let section = |en: &str, es: &str, ar: &str, slug: &str| self.link(&self.said(en, es, ar), slug);
        let news = section("News", "Noticias", "أخبار", "news/");
        Paper {
            edition: EditionView {
                tag: self.edition.tag.clone(),
                language: self.edition.language.clone(),
                direction: self.edition.direction.attr(),
                digits: if self.edition.tag == "ar" { "arabic" } else { "latin" },
                name: self.edition.name.clone(),
                slogan: self.perhaps(self.said("News from the quay", "Noticias desde el muelle", "أخبار من الرصيف")),
                address: self.path(""),
            },
            logo: Value::from_safe_string(self.perhaps(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\" width=\"8\" height=\"8\" aria-hidden=\"true\"><circle cx=\"4\" cy=\"4\" r=\"3\"/></svg>".to_owned(),
            )),
            social: self.some(vec![SocialLink {
                service: "Mastodon".to_owned(),
                address: "https://social.example/@harbour".to_owned(),
            }]),
            navigation: vec![
                NavItem {
                    name: news.name,
                    address: news.address,
                    children: self.some(vec![
                        section("Politics", "Política", "سياسة", "news/politics/"),
                        section("Sport", "Deportes", "رياضة", "news/sport/"),
                    ]),
                },
                NavItem { name: self.said("Opinion", "Opinión", "رأي"), address: self.path("opinion/"), children: Vec::new() },
            ],
            regions: self.some(vec![section("Outer Islands", "Islas Exteriores", "الجزر الخارجية", "region/outer-islands/")]),
            live: self.maybe(section("Live", "En directo", "مباشر", "live")),
            coverages: self.some(vec![section("The storm", "El temporal", "العاصفة", "coverage/storm/")]),
            ticker: self.some(vec![self.flash(0), self.flash(1)]),
            events: self.path("events?page=12"),
            footer: FooterView {
                about: self.perhaps(self.said("An invented paper.", "Un periódico inventado.", "صحيفة متخيلة.")),
                pages: self.some(vec![section("About us", "Quiénes somos", "من نحن", "about")]),
                indexes: vec![section("Authors", "Autores", "الكتّاب", "authors")],
                rights: "© 2026".to_owned(),
                feed: self.path("feed.xml"),
            },
            today: site::page::TimeView {
                shown: self.style.long_date(Self::ago(0)),
                machine: self.style.machine_day(Self::ago(0)),
            },
            assets: self.sheets(),
        }
    }

    /// The addresses of styles, scripts and fonts, as a site in this theme gives them.
    fn sheets(&self) -> StyleSheets {
        let asset = |logical: &str| assets::hashed(logical).map(|name| format!("/assets/{name}"));
        let default = asset("styles.css").filter(|_| self.dress.manifest.styles == Styles::After);
        let mut styles: Vec<String> = default.into_iter().collect();
        styles.push("/assets/colours-sample.css".to_owned());
        styles.extend(self.dress.sheet.iter().map(DressFile::address));
        let fonts = self.dress.early_fonts(&self.edition.language).into_iter();
        StyleSheets {
            styles,
            scripts: vec![asset("paper.js").unwrap_or_else(|| "/assets/paper.js".to_owned())],
            fonts: self.some(fonts.map(|name| format!("/assets/{name}")).collect()),
            icon: asset("icon.svg").unwrap_or_else(|| "/assets/icon.svg".to_owned()),
        }
    }

    pub(super) fn editions(&self) -> Vec<EditionLink> {
        let link = |tag: &&str| EditionLink {
            tag: (*tag).to_owned(),
            language: (*tag).to_owned(),
            direction: if *tag == "ar" { "rtl" } else { "ltr" },
            name: match *tag {
                "ar" => "العربية",
                "es" => "Español",
                _ => "English",
            }
            .to_owned(),
            address: format!("/{tag}/"),
            current: *tag == self.edition.tag,
            same_page: self.full && *tag != "es",
        };
        let shown: &[&str] = if self.full { &LANGUAGES } else { &[] };
        if shown.is_empty() {
            LANGUAGES.iter().filter(|tag| **tag == self.edition.tag).map(link).collect()
        } else {
            shown.iter().map(link).collect()
        }
    }

    pub(super) fn head(&self) -> Head {
        let title = self.said("Harbour wall holds", "El muro aguanta", "الجدار يصمد");
        let absolute = |rest: &str| format!("https://harbour.example{}", self.path(rest));
        Head {
            title: format!("{title} | {}", self.edition.name),
            description: self.perhaps(self.said("Nobody was hurt.", "No hubo heridos.", "لم يصب أحد.")),
            canonical: absolute("news/sample-0"),
            alternates: self.some(
                LANGUAGES
                    .iter()
                    .map(|tag| Alternate {
                        hreflang: (*tag).to_owned(),
                        address: format!("https://harbour.example/{tag}/"),
                    })
                    .collect(),
            ),
            feeds: self.some(vec![FeedLink {
                title: self.edition.name.clone(),
                media_type: "application/atom+xml",
                address: self.path("feed.atom"),
            }]),
            og_type: "article",
            share_title: title,
            og_locale: self.edition.locale.replace('-', "_"),
            image: self.maybe(ShareImage {
                address: "https://harbour.example/media/sample-1.jpg".to_owned(),
                width: 1200,
                height: 630,
                alt: self.picture(1).alt,
            }),
            published: self.maybe(self.style.machine(Self::ago(60))),
            modified: self.maybe(self.style.machine(Self::ago(10))),
            section: self.maybe(self.said("News", "Noticias", "أخبار")),
            tags: self.some(vec![self.said("Harbours", "Puertos", "موانئ")]),
            json_ld: self
                .some(vec![Value::from_safe_string("{\"@context\":\"https://schema.org\"}".to_owned())]),
            noindex: !self.full,
            next: self.maybe(self.path("latest?before=9")),
            preload_srcset: self.maybe(self.picture(1).srcset),
            preload_type: self.maybe("image/avif"),
        }
    }

    pub(super) fn flash(&self, number: i64) -> FlashView {
        let recalled = number == 1;
        let text = self.said(
            "Harbour bridge open again to traffic",
            "El puente del puerto, abierto de nuevo al tráfico",
            "إعادة فتح جسر المرفأ أمام حركة السير",
        );
        FlashView {
            id: format!("01J{number:023}"),
            text: if recalled { String::new() } else { text },
            thread: self.perhaps(self.said("The storm", "El temporal", "العاصفة")),
            time: self.clock(5 + number),
            address: self.maybe(self.path("news/sample-0")),
            urgent: number == 0,
            until: Self::ago(-360).micros() / 1_000,
            corrected: self.maybe(self.clock(2)),
            recalled,
        }
    }
}
