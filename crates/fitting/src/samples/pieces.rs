//! Links, times, pictures, cards, blocks.

use super::Pen;
use minijinja::Value;
use site::page::{
    AttributionView, AuthorView, BlockView, Card, ChartBar, ChartView, EmbedView, FactLineView, FilmView,
    Link, PictureView, TimeView, Track,
};

fn safe(html: &str) -> Value {
    Value::from_safe_string(html.to_owned())
}

impl Pen {
    pub(super) fn link(&self, name: &str, rest: &str) -> Link {
        Link { name: name.to_owned(), address: self.path(rest) }
    }

    pub(super) fn time(&self, minutes: i64) -> TimeView {
        let at = Self::ago(minutes);
        TimeView { shown: self.style.date_time(at), machine: self.style.machine(at) }
    }

    pub(super) fn clock(&self, minutes: i64) -> TimeView {
        let at = Self::ago(minutes);
        TimeView { shown: self.style.time(at), machine: self.style.machine(at) }
    }

    pub(super) fn picture(&self, number: u8) -> PictureView {
        let at = |width: u32| format!("/media/sample-{number}-{width}.webp");
        PictureView {
            src: at(640),
            srcset: format!("{} 320w, {} 640w, {} 1280w", at(320), at(640), at(1280)),
            avif: self.perhaps(format!("/media/sample-{number}-640.avif 640w")),
            width: 1280,
            height: 853,
            alt: self.said(
                "Two people carry sandbags along a quay in the rain",
                "Dos personas cargan sacos de arena por un muelle bajo la lluvia",
                "شخصان يحملان أكياس رمل على رصيف تحت المطر",
            ),
            caption: self.perhaps(self.said(
                "The harbour wall on Friday evening.",
                "El muro del puerto, el viernes por la tarde.",
                "جدار المرفأ مساء الجمعة.",
            )),
            credit: self.perhaps(self.said("(Mina Orr)", "(Mina Orr)", "(مينا أور)")),
            fx: 5,
            fy: 3,
        }
    }

    pub(super) fn author(&self, kind: &'static str) -> AuthorView {
        AuthorView {
            name: self.said("Mina Orr", "Mina Orr", "مينا أور"),
            address: self.path("author/mina-orr"),
            title: self.perhaps(self.said(
                "Harbour correspondent",
                "Corresponsal del puerto",
                "مراسلة المرفأ",
            )),
            note: self.perhaps(self.said(
                "She has written about the coast for twelve years.",
                "Escribe sobre la costa desde hace doce años.",
                "تكتب عن الساحل منذ اثني عشر عامًا.",
            )),
            kind,
            portrait: self.maybe(self.picture(9)),
        }
    }

    pub(super) fn card(&self, number: usize, form: &'static str) -> Card {
        let headlines = [
            self.said(
                "Harbour wall holds through the night",
                "El muro del puerto aguanta la noche",
                "جدار المرفأ يصمد طوال الليل",
            ),
            self.said(
                "Council votes for a second ferry",
                "El consejo aprueba un segundo ferri",
                "المجلس يقر عبّارة ثانية",
            ),
            self.said(
                "What a fishing village learned from one winter",
                "Lo que un pueblo pesquero aprendió de un invierno",
                "ما تعلمته قرية صيادين من شتاء واحد",
            ),
        ];
        Card {
            address: self.path(&format!("news/sample-{number}")),
            headline: headlines[number % headlines.len()].clone(),
            standfirst: self.perhaps(self.said(
                "Volunteers worked until dawn. Nobody was hurt.",
                "Los voluntarios trabajaron hasta el amanecer. No hubo heridos.",
                "عمل المتطوعون حتى الفجر ولم يصب أحد.",
            )),
            label: self.maybe(self.link(&self.said("News", "Noticias", "أخبار"), "news/")),
            form,
            time: self.time(40 * i64::try_from(number).unwrap_or(0)),
            picture: self.maybe(self.picture(1)),
            author: self.maybe(self.author("person")),
            // Every second one belongs to a running event.
            coverage: self
                .maybe(self.link(&self.said("The storm", "El temporal", "العاصفة"), "coverage/storm/"))
                .filter(|_| number % 2 == 1),
        }
    }

    pub(super) fn cards(&self, many: usize) -> Vec<Card> {
        let forms = [
            "news",
            "opinion",
            "video",
            "analysis",
            "gallery",
            "feature",
            "infographic",
            "live_blog",
            "blog",
            "explainer",
        ];
        (0..many).map(|number| self.card(number, forms[number % forms.len()])).collect()
    }

    pub(super) fn attribution(&self, number: usize, standing: &'static str) -> AttributionView {
        AttributionView {
            number: self.style.number(i64::try_from(number).unwrap_or(0)),
            anchor: format!("who-{number}"),
            speaker: self.said(
                "Harbour master Jo Lind",
                "La capitana de puerto Jo Lind",
                "مديرة المرفأ جو ليند",
            ),
            role: self.perhaps(self.said("Port authority", "Autoridad portuaria", "هيئة الميناء")),
            through: self.perhaps(self.said(
                "told The Harbour Post",
                "a El Correo del Puerto",
                "لبريد المرفأ",
            )),
            standing,
            standing_label: self.style.word(&format!("standing-{standing}")),
            said: self.perhaps(self.style.date(Self::ago(90))),
        }
    }

    pub(super) fn film(&self) -> FilmView {
        FilmView {
            src: "/media/sample.mp4".to_owned(),
            media_type: "video/mp4".to_owned(),
            width: 1280,
            height: 720,
            poster: self.maybe("/media/sample-1-1280.webp".to_owned()),
            caption: self.perhaps(self.said(
                "The night in two minutes.",
                "La noche en dos minutos.",
                "الليلة في دقيقتين.",
            )),
            credit: self.perhaps(self.said("(Mina Orr)", "(Mina Orr)", "(مينا أور)")),
            tracks: self.some(vec![Track {
                language: self.edition.language.clone(),
                name: self.edition.language_name.clone(),
                address: "/media/sample.vtt".to_owned(),
            }]),
        }
    }

    pub(super) fn text(&self) -> Value {
        safe(&self.said(
            "Water rose to within a hand of the edge, <strong>then fell</strong>, <a href=\"/en/news/sample-1\">officials said</a>.",
            "El agua subió hasta un palmo del borde <strong>y luego bajó</strong>, <a href=\"/es/news/sample-1\">según las autoridades</a>.",
            "ارتفع الماء حتى شبر من الحافة <strong>ثم انخفض</strong>، <a href=\"/ar/news/sample-1\">كما قال المسؤولون</a>.",
        ))
    }

    /// One block of every kind.
    pub(super) fn blocks(&self) -> Vec<BlockView> {
        let text = || self.text();
        let words = |en: &str, es: &str, ar: &str| self.said(en, es, ar);
        let first = vec![
            BlockView::Paragraph { text: text() },
            BlockView::Heading {
                level: 2,
                anchor: "night".to_owned(),
                text: safe(&words("The night", "La noche", "الليلة")),
            },
        ];
        if !self.full {
            return first;
        }
        let bar = |label: String, value: i64, from: u32, length: u32, negative: bool| ChartBar {
            label,
            shown: self.style.number(value),
            from,
            length,
            negative,
        };
        let rest = vec![
            BlockView::Heading {
                level: 3,
                anchor: "quay".to_owned(),
                text: safe(&words("On the quay", "En el muelle", "على الرصيف")),
            },
            BlockView::Quotation { text: text(), attribution: Some(self.attribution(1, "on-record")) },
            BlockView::Quotation { text: text(), attribution: None },
            BlockView::List { ordered: false, items: vec![text(), text()] },
            BlockView::List { ordered: true, items: vec![text(), text()] },
            BlockView::Picture { picture: self.picture(2) },
            BlockView::Gallery { pictures: vec![self.picture(3), self.picture(4)] },
            BlockView::Film { film: self.film() },
            BlockView::Embed {
                embed: EmbedView {
                    service: "OpenStreetMap".to_owned(),
                    frame: "https://www.openstreetmap.org/export/embed.html".to_owned(),
                    address: "https://www.openstreetmap.org/".to_owned(),
                    title: words("The harbour on a map", "El puerto en un mapa", "المرفأ على الخريطة"),
                },
            },
            BlockView::PullQuote { text: text(), speaker: words("Jo Lind", "Jo Lind", "جو ليند") },
            BlockView::FactBox {
                title: words("The wall", "El muro", "الجدار"),
                lines: vec![
                    FactLineView::Text { text: text() },
                    FactLineView::Bullets { items: vec![text(), text()] },
                ],
            },
            BlockView::Table {
                caption: words("Water levels", "Niveles del agua", "مناسيب الماء"),
                headings: vec![words("Hour", "Hora", "الساعة"), words("Metres", "Metros", "بالمتر")],
                rows: vec![
                    vec![self.style.number(1), self.style.number(3)],
                    vec![self.style.number(2), self.style.number(4)],
                ],
            },
            BlockView::Chart {
                chart: ChartView {
                    title: words("Change of the level", "Cambio del nivel", "تغير المنسوب"),
                    unit: "cm".to_owned(),
                    source: words("Port authority", "Autoridad portuaria", "هيئة الميناء"),
                    bars: vec![
                        bar(words("Friday", "Viernes", "الجمعة"), 42, 300, 700, false),
                        bar(words("Saturday", "Sábado", "السبت"), -18, 0, 300, true),
                    ],
                    zero: 300,
                },
            },
            BlockView::Related { cards: self.cards(2) },
            BlockView::Divider,
        ];
        first.into_iter().chain(rest).collect()
    }
}
