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
