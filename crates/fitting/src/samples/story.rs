//! Stories in every form.

use super::{Pen, Sample};
use site::page::{
    BlogTop, BlogView, BylinePart, CorrectionView, CoverageView, EntryView, KeyEventView, LeadView,
    ShareLink, ShareView, StoryPage, TopicLink, TranslationLink,
};

/// Every form of story.
const FORMS: [&str; 10] = [
    "news",
    "opinion",
    "analysis",
    "blog",
    "feature",
    "live_blog",
    "video",
    "gallery",
    "infographic",
    "explainer",
];

impl Pen {
    pub(super) fn stories(&self) -> Vec<Sample> {
        let mut pages: Vec<Sample> = FORMS
            .into_iter()
            .map(|form| {
                let said = format!("a story of the form {form}");
                self.page(&format!("story/{form}.html"), &said, "StoryPage", &self.story(form))
            })
            .collect();
        // A closed sheet of a live blog has no text of its own.
        let mut sheet = self.story("live_blog");
        sheet.blog = Some(BlogView { front: false, top: None, ..self.blog() });
        pages.push(self.page("story/live_blog.html", "an older sheet of a live blog", "StoryPage", &sheet));
        pages
    }

    fn story(&self, form: &'static str) -> StoryPage {
        let card = self.card(0, form);
        let lead = if form == "video" {
            LeadView::Film { film: self.film() }
        } else {
            LeadView::Picture { picture: self.picture(1) }
        };
        StoryPage {
            id: "01J0000000000000000000000A".to_owned(),
            form,
            headline: card.headline,
            standfirst: card.standfirst,
            trail: vec![self.link(&self.said("News", "Noticias", "أخبار"), "news/")],
            byline: self.some(vec![
                BylinePart { text: self.said("By ", "Por ", "بقلم "), address: None },
                BylinePart { text: self.author("person").name, address: Some(self.path("author/mina-orr")) },
            ]),
            authors: self.some(vec![self.author("person")]),
            source: self.perhaps(self.said("Source: Agencies", "Fuente: agencias", "المصدر: وكالات")),
            published: self.time(60),
            updated: self.maybe(self.time(10)),
            reading_time: self.said("5 min read", "5 min de lectura", "5 دقائق قراءة"),
            lead: self.maybe(lead),
            blocks: self.blocks(),
            attributions: self.some(
                ["on-record", "document", "data", "unnamed"]
                    .into_iter()
                    .enumerate()
                    .map(|(at, standing)| self.attribution(at + 1, standing))
                    .collect(),
            ),
            corrections: self.some(vec![CorrectionView {
                kind: self.said("Correction", "Corrección", "تصحيح"),
                text: self.said(
                    "The wall was built in 1987.",
                    "El muro se construyó en 1987.",
                    "بُني الجدار عام 1987.",
                ),
                time: self.time(20),
            }]),
            topics: self.some(vec![TopicLink {
                name: self.said("Harbours", "Puertos", "موانئ"),
                address: self.path("topic/harbours/"),
                kind: "subject",
            }]),
            regions: self.some(vec![self.link(
                &self.said("Outer Islands", "Islas Exteriores", "الجزر الخارجية"),
                "region/outer-islands/",
            )]),
            coverage: self.maybe(CoverageView {
                name: self.said("The storm", "El temporal", "العاصفة"),
                address: self.path("coverage/storm/"),
                cards: self.cards(3),
            }),
            read_next: self.some(self.cards(4)),
            translations: self.some(vec![TranslationLink {
                name: "Português".to_owned(),
                language: "pt".to_owned(),
                direction: "ltr",
                address: "/pt/news/sample-0".to_owned(),
            }]),
            share: ShareView {
                address: format!("https://harbour.example{}", self.path("news/sample-0")),
                title: self.card(0, form).headline,
                links: vec![ShareLink {
                    service: "Telegram",
                    mark: "telegram",
                    address: "https://t.me/share/url?url=https%3A%2F%2Fharbour.example".to_owned(),
                }],
            },
            most_read: self.most_read(),
            door: self.path("read"),
            blog: (form == "live_blog").then(|| self.blog()),
        }
    }

    fn blog(&self) -> BlogView {
        BlogView {
            front: true,
            home: self.path("news/sample-0"),
            top: Some(self.blog_top()),
            entries: vec![self.entry(3), self.entry(2), self.entry(1)],
            newer: self.maybe(self.path("news/sample-0?page=3")),
            older: self.maybe(self.path("news/sample-0?page=1")),
            script: Some("/assets/blog.js".to_owned()),
        }
    }

    pub(super) fn blog_top(&self) -> BlogTop {
        BlogTop {
            ended: self.maybe(self.time(3)),
            pinned: self.maybe(EntryView { anchor: "pinned-2".to_owned(), ..self.entry(2) }),
            keys: self.some(vec![KeyEventView {
                headline: self.said("The wall holds", "El muro aguanta", "الجدار يصمد"),
                address: self.path("news/sample-0?entry=2"),
                time: self.clock(45),
            }]),
        }
    }

    pub(super) fn entry(&self, number: i64) -> EntryView {
        let headline = self.said("The wall holds", "El muro aguanta", "الجدار يصمد");
        EntryView {
            id: format!("01K{number:023}"),
            number,
            version: 1,
            anchor: format!("entry-{number}"),
            address: self.path(&format!("news/sample-0?entry={number}")),
            time: self.clock(45),
            edited: self.maybe(self.clock(40)),
            headline: self.perhaps(headline.clone()),
            title: headline,
            authors: self.some(vec![self.link(&self.author("person").name, "author/mina-orr")]),
            blocks: self.blocks(),
            sources: self.some(vec![self.attribution(1, "on-record")]),
            key: number == 2,
            flash: number == 3,
        }
    }
}
