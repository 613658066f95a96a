//! The rules that fill slots, as forms and screens say them.

use super::Names;
use crate::Seat;
use editorial::{
    TopicId,
    form::Form,
    front::{Container, Fill, Layout},
};
use minijinja::{Value, context};

/// The rules of one edition.
pub struct Rules<'a> {
    pub names: &'a Names,
    pub seat: &'a Seat,
    /// The language of the edition.
    pub language: &'a str,
}

impl Rules<'_> {
    /// What a rule is called.
    pub fn name(&self, fill: Fill) -> String {
        let style = self.seat.tongue().style();
        let names = self.names;
        match fill {
            Fill::Latest => style.word("rule-latest"),
            Fill::Section(id) => names.section(id),
            Fill::Region(id) => {
                let region = names.regions.iter().find(|region| region.id == id);
                region.map(|region| region.names.get(self.language).to_owned()).unwrap_or_default()
            }
            Fill::Topic(id) => {
                let topic = names.topics.iter().find(|topic| topic.id == id);
                topic.map(|topic| topic.names.get(self.language).to_owned()).unwrap_or_default()
            }
            Fill::Coverage(id) => {
                let coverage = names.coverages.iter().find(|coverage| coverage.id == id);
                coverage.map(|coverage| coverage.names.get(self.language).to_owned()).unwrap_or_default()
            }
            Fill::Form(form) => style.word(&format!("form-{}", form.word().replace('_', "-"))),
        }
    }

    /// What a band is called: its title, or its rule.
    pub fn band(&self, band: &Container) -> String {
        if band.title.is_empty() { self.name(band.fill) } else { band.title.clone() }
    }

    /// Every rule that can be chosen, in groups of `{group, choices: [{value, name}]}`; `chosen` is among them in any case.
    pub fn choices(&self, chosen: Option<Fill>) -> Vec<Value> {
        let names = self.names;
        let group = |word: &str, fills: Vec<Fill>| {
            let choices: Vec<Value> = fills
                .into_iter()
                .map(|fill| context! { value => written(fill), name => self.name(fill) })
                .collect();
            context! { group => word, choices }
        };
        let topic = chosen.filter(|fill| matches!(fill, Fill::Topic(_)));
        let topics = names.topics.iter().map(|topic| Fill::Topic(topic.id));
        let topics: Vec<Fill> = topic.into_iter().chain(topics.filter(|fill| Some(*fill) != topic)).collect();
        let groups = [
            ("all", vec![Fill::Latest]),
            ("sections", names.tree.iter().map(|section| Fill::Section(section.id)).collect()),
            ("regions", names.regions.iter().map(|region| Fill::Region(region.id)).collect()),
            ("coverages", names.coverages.iter().map(|coverage| Fill::Coverage(coverage.id)).collect()),
            ("topics", topics),
            ("forms", Form::ALL.into_iter().map(Fill::Form).collect()),
        ];
        groups
            .into_iter()
            .filter(|(_, fills)| !fills.is_empty())
            .map(|(word, fills)| group(word, fills))
            .collect()
    }
}

/// A rule as forms send it.
pub fn written(fill: Fill) -> String {
    match fill {
        Fill::Latest => "latest".to_owned(),
        Fill::Section(id) => format!("section:{id}"),
        Fill::Region(id) => format!("region:{id}"),
        Fill::Topic(id) => format!("topic:{id}"),
        Fill::Coverage(id) => format!("coverage:{id}"),
        Fill::Form(form) => format!("form:{}", form.word()),
    }
}

/// The rule that a form sent; nothing for what is none.
pub fn read(sent: &str) -> Option<Fill> {
    let (kind, name) = sent.split_once(':').unwrap_or((sent, ""));
    match kind {
        "latest" => Some(Fill::Latest),
        "section" => name.parse().ok().map(Fill::Section),
        "region" => name.parse().ok().map(Fill::Region),
        "topic" => name.parse().ok().map(Fill::Topic),
        "coverage" => name.parse().ok().map(Fill::Coverage),
        "form" => Form::ALL.into_iter().find(|form| form.word() == name).map(Fill::Form),
        _ => None,
    }
}

/// The topics that an arrangement names in its rules.
pub fn topics(layout: &Layout) -> Vec<TopicId> {
    let topic = |band: &Container| match band.fill {
        Fill::Topic(id) => Some(id),
        Fill::Latest | Fill::Section(_) | Fill::Region(_) | Fill::Coverage(_) | Fill::Form(_) => None,
    };
    layout.containers.iter().filter_map(topic).collect()
}
