//! Fronts, lists, indexes, the live channel, and the pages that say sorry.

use super::{Pen, Sample};
use site::page::{
    ArchivePage, AuthorsPage, BreakingDay, BreakingPage, ContainerView, CorrectionEntry, CorrectionsPage, FooterPageView,
    FrontPage, ListKind, ListPage, LivePage, MostReadList, MostReadPage, MostReadPart, PlayerView,
    ProblemPage, ProgrammeDay, ProgrammeView, SectionChoice, TimeView,
};

impl Pen {
    pub(super) fn lists(&self) -> Vec<Sample> {
        let kinds = [
            (ListKind::Section, "a section"),
            (ListKind::Region, "a region"),
            (ListKind::Topic, "a topic"),
            (ListKind::Coverage, "a coverage"),
            (ListKind::Author, "an author's page"),
            (ListKind::Latest, "what is new"),
        ];
        let front = FrontPage { containers: self.containers(), most_read: self.most_read() };
        let mut pages = vec![
            self.page("front.html", "the front", "FrontPage", &front),
            self.page("most_read.html", "what most people read", "MostReadPage", &self.most_read_page()),
            self.page("authors.html", "the authors", "AuthorsPage", &self.authors()),
            self.page("corrections.html", "the corrections", "CorrectionsPage", &self.corrections_page()),
            self.page("archive.html", "where a minute of the past is chosen", "ArchivePage", &self.archive()),
            self.page("breaking.html", "the flashes", "BreakingPage", &self.breaking()),
            self.page("live.html", "the live channel", "LivePage", &self.live()),
            self.page("footer_page.html", "a page of the footer", "FooterPageView", &self.footer_page()),
            self.page("problem.html", "a page that says sorry", "ProblemPage", &self.problem()),
        ];
        let lists =
            kinds.into_iter().map(|(kind, said)| self.page("list.html", said, "ListPage", &self.list(kind)));
        pages.extend(lists);
        pages
    }

    fn containers(&self) -> Vec<ContainerView> {
        let band = |style: &'static str, many: usize| ContainerView {
            title: if style == "lead" {
                String::new()
            } else {
                self.said("Culture", "Cultura", "ثقافة")
            },
            address: self.maybe(self.path("culture/")),
            style,
            cards: self.cards(many),
        };
        vec![band("lead", 5), band("row", 4), band("list", 6), band("voices", 4), band("screen", 3)]
    }

    pub(super) fn most_read(&self) -> MostReadPart {
        MostReadPart {
            title: self.style.word("most-read"),
            address: self.path("most-read"),
            cards: self.some(self.cards(4)),
        }
    }

    fn most_read_page(&self) -> MostReadPage {
        let list = |window: &'static str| MostReadList {
            window,
            title: self.said("Last hour", "Última hora", "الساعة الأخيرة"),
            cards: self.some(self.cards(5)),
        };
        MostReadPage {
            title: self.style.word("most-read"),
            description: self.said(
                "Counted without cookies.",
                "Se cuenta sin cookies.",
                "تُحسب من دون ملفات ارتباط.",
            ),
            sections: self.some(vec![SectionChoice {
                name: self.said("News", "Noticias", "أخبار"),
                address: self.path("most-read/news"),
                current: true,
            }]),
            lists: vec![list("hour"), list("day"), list("week")],
        }
    }

    fn list(&self, kind: ListKind) -> ListPage {
        ListPage {
            kind,
            title: self.said("News", "Noticias", "أخبار"),
            description: self.perhaps(self.said("From the coast.", "Desde la costa.", "من الساحل.")),
            trail: self.some(vec![self.link(&self.said("News", "Noticias", "أخبار"), "news/")]),
            under: self.some(vec![self.link(&self.said("Politics", "Política", "سياسة"), "news/politics/")]),
            author: self.maybe(self.author("person")).filter(|_| kind == ListKind::Author),
            note: self.perhaps(self.said(
                "This coverage is closed.",
                "Esta cobertura está cerrada.",
                "أُغلقت هذه التغطية.",
            )),
            containers: self.some(self.containers()),
            cards: if self.full { self.cards(12) } else { Vec::new() },
            first: !self.full,
            older: self.maybe(self.path("news/?before=7")),
            newest: self.maybe(self.path("news/")),
            most_read: self.most_read(),
        }
    }

    fn authors(&self) -> AuthorsPage {
        AuthorsPage {
            people: self.some(vec![self.author("person")]),
            others: self.some(vec![self.author("desk"), self.author("agency"), self.author("organisation")]),
        }
    }

    fn archive(&self) -> ArchivePage {
        ArchivePage {
            title: self.said("The paper as it stood", "El diario, tal como estaba", "الصحيفة كما كانت"),
            action: self.path("archive"),
            latest: "2026-03-14T08:30".to_owned(),
            zone: self.said("Madrid time", "hora de Madrid", "توقيت مدريد"),
        }
    }

    fn corrections_page(&self) -> CorrectionsPage {
        CorrectionsPage {
            entries: self.some(vec![CorrectionEntry {
                kind: self.said("Correction", "Corrección", "تصحيح"),
                text: self.said(
                    "The wall was built in 1987.",
                    "El muro se construyó en 1987.",
                    "بُني الجدار عام 1987.",
                ),
                time: self.time(30),
                story: self.link(&self.card(0, "news").headline, "news/sample-0"),
            }]),
            older: self.maybe(self.path("corrections?before=3")),
            newest: self.maybe(self.path("corrections")),
        }
    }

    fn breaking(&self) -> BreakingPage {
        let flashes = vec![self.flash(0), self.flash(1)];
        BreakingPage {
            days: self.some(vec![BreakingDay { day: self.day(), flashes }]),
            older: self.maybe(self.path("breaking?before=3")),
            newest: self.maybe(self.path("breaking")),
        }
    }

    fn day(&self) -> TimeView {
        TimeView { shown: self.style.long_date(Self::ago(0)), machine: self.style.machine_day(Self::ago(0)) }
    }

    fn programme(&self, minutes: i64) -> ProgrammeView {
        ProgrammeView {
            title: self.said("Evening news", "Noticias de la tarde", "نشرة المساء"),
            summary: self.perhaps(self.said(
                "The day on the coast.",
                "El día en la costa.",
                "يوم على الساحل.",
            )),
            address: self.maybe(self.path("coverage/storm/")),
            starts: self.clock(minutes),
            ends: self.clock(minutes - 30),
            from: Self::ago(minutes).micros() / 1_000,
            to: Self::ago(minutes - 30).micros() / 1_000,
            on: minutes == 10,
            over: minutes > 30,
        }
    }

    fn live(&self) -> LivePage {
        LivePage {
            title: self.said("Harbour TV", "TV del Puerto", "تلفزيون المرفأ"),
            player: self.maybe(PlayerView {
                stream: "/stream/en/index.m3u8".to_owned(),
                ours: true,
                on_air: true,
                note: self.style.word("live-off-air"),
                poster: Some(self.picture(5)),
                module: "/assets/hls.js".to_owned(),
            }),
            now: self.maybe(self.programme(10)),
            next: self.maybe(self.programme(-20)),
            days: self.some(vec![ProgrammeDay {
                day: self.day(),
                today: true,
                programmes: vec![self.programme(60), self.programme(10), self.programme(-20)],
            }]),
            zone: self.style.zone_name(Self::ago(0)),
            calendar: self.path("live.ics"),
            scripts: vec!["/assets/live.js".to_owned()],
        }
    }

    fn footer_page(&self) -> FooterPageView {
        FooterPageView {
            title: self.said("About us", "Quiénes somos", "من نحن"),
            blocks: self.blocks(),
            updated: self.time(500),
        }
    }

    fn problem(&self) -> ProblemPage {
        ProblemPage {
            status: if self.full { 410 } else { 404 },
            title: self.said("This story was taken back", "Este artículo se ha retirado", "سُحبت هذه المادة"),
            text: self.said("Try the front page.", "Pruebe con la portada.", "جرّب الصفحة الأولى."),
            reason: self.perhaps(self.said(
                "It could not be confirmed.",
                "No se pudo confirmar.",
                "تعذر تأكيدها.",
            )),
            cards: self.some(self.cards(4)),
        }
    }
}
