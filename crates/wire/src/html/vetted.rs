//! A body that came as JSON instead of HTML: its shape is right, or the types would have refused it, but its
//! addresses and numbers still have to be judged.

use super::{Cleaned, Why, address, dropped::Account, tables};
use editorial::body::{AssetRef, Block, Body, Chart, Embed, FactLine, Inline, Mark};

/// The body with every unsafe link, frame and source taken out, and every bar's value as it is written.
pub fn vetted(mut body: Body) -> Cleaned {
    let mut account = Account::default();
    body.content.retain_mut(|block| keep(block, &mut account));
    body.each_asset(&mut |asset| match asset {
        AssetRef::Kept(_) => true,
        AssetRef::Outside(source) => {
            let safe = address::source(source);
            if safe.is_none() {
                account.note(source, Why::UnsafeAddress);
            }
            safe.map(|safe| *source = safe).is_some()
        }
    });
    Cleaned { body: Body::new(body.content), dropped: account.into_list() }
}

/// The first link, or address of another service, that leads where no story may lead.
pub fn leads_astray(body: &Body) -> Option<&str> {
    body.content.iter().find_map(|block| match block {
        Block::Paragraph { content }
        | Block::Heading { content, .. }
        | Block::Quotation { content, .. }
        | Block::PullQuote { content, .. } => astray(content),
        Block::List { content, .. } => content.iter().find_map(|item| astray(&item.content)),
        Block::FactBox { attrs } => attrs.lines.iter().find_map(|line| match line {
            FactLine::Text { content } | FactLine::Bullet { content } => astray(content),
        }),
        Block::Embed { attrs } => {
            let known =
                address::frame(&attrs.address).is_some_and(|(provider, _)| provider == attrs.provider);
            (!known).then_some(attrs.address.as_str())
        }
        Block::Picture { .. }
        | Block::Gallery { .. }
        | Block::Film { .. }
        | Block::Table { .. }
        | Block::Chart { .. }
        | Block::Related { .. }
        | Block::Divider => None,
    })
}

fn astray(content: &[Inline]) -> Option<&str> {
    content.iter().find_map(|run| match run {
        Inline::Text { marks, .. } => marks.iter().find_map(|mark| match mark {
            Mark::Link { attrs } if !address::is_safe_link(&attrs.href) => Some(attrs.href.as_str()),
            Mark::Link { .. } | Mark::Strong | Mark::Em | Mark::Claim { .. } => None,
        }),
        Inline::HardBreak => None,
    })
}

/// Puts one block right; false when nothing of it can be kept.
fn keep(block: &mut Block, account: &mut Account) -> bool {
    match block {
        Block::Heading { attrs, content } => {
            attrs.level = attrs.level.clamp(2, 3);
            links(content, account);
        }
        Block::Paragraph { content }
        | Block::Quotation { content, .. }
        | Block::PullQuote { content, .. } => {
            links(content, account);
        }
        Block::List { content, .. } => content.iter_mut().for_each(|item| links(&mut item.content, account)),
        Block::FactBox { attrs } => {
            for line in &mut attrs.lines {
                match line {
                    FactLine::Text { content } | FactLine::Bullet { content } => links(content, account),
                }
            }
        }
        Block::Embed { attrs } => return embed(attrs, account),
        Block::Chart { attrs } => bars(attrs, account),
        Block::Picture { .. }
        | Block::Gallery { .. }
        | Block::Film { .. }
        | Block::Table { .. }
        | Block::Related { .. }
        | Block::Divider => {}
    }
    true
}

fn links(content: &mut [Inline], account: &mut Account) {
    for run in content {
        if let Inline::Text { marks, .. } = run {
            marks.retain(|mark| match mark {
                Mark::Link { attrs } if !address::is_safe_link(&attrs.href) => {
                    account.note(&attrs.href, Why::UnsafeAddress);
                    false
                }
                Mark::Link { .. } | Mark::Strong | Mark::Em | Mark::Claim { .. } => true,
            });
        }
    }
}

fn embed(embed: &mut Embed, account: &mut Account) -> bool {
    let Some((provider, address)) = address::frame(&embed.address) else {
        account.note(&embed.address, Why::UnknownFrame);
        return false;
    };
    (embed.provider, embed.address) = (provider, address);
    true
}

fn bars(chart: &mut Chart, account: &mut Account) {
    chart.rows.retain_mut(|bar| {
        let value = tables::number(&bar.written);
        if value.is_none() {
            account.note(&format!("{}: {}", bar.label, bar.written), Why::NotANumber);
        }
        value.map(|value| bar.value = value).is_some()
    });
}
