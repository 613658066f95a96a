use crate::paint::svg;
use insta::assert_snapshot;
use media::{Limits, Plan, Role, draw, may_stand_in_a_page, renditions_of_drawing};

fn refusal(content: &str) -> String {
    draw(&svg(content), 320, &Limits::default()).unwrap_err().to_string()
}

#[test]
fn a_drawing_becomes_the_same_files_as_a_photo() {
    let made =
        renditions_of_drawing(&svg(r##"<rect width="160" height="90" fill="#2060a0"/>"##), &Plan::default());
    let made = made.unwrap();
    assert_eq!((made.width, made.height), (1440, 810));
    assert_eq!(made.renditions.iter().filter(|made| made.media_type != "image/avif").count(), 7);
    let card = made.renditions.iter().find(|rendition| rendition.role == Role::Card).unwrap();
    let pixels = image::load_from_memory(&card.bytes).unwrap().into_rgb8();
    assert_eq!(pixels.dimensions(), (1200, 675));
    let seen = pixels.get_pixel(600, 300).0;
    assert!(seen.iter().zip([0x20, 0x60, 0xa0]).all(|(a, b)| a.abs_diff(b) < 6), "{seen:?}");
}

#[test]
fn a_drawing_without_ground_stays_transparent() {
    let png =
        draw(&svg(r#"<circle cx="80" cy="45" r="40" fill="green"/>"#), 320, &Limits::default()).unwrap();
    let pixels = image::load_from_memory(&png).unwrap().into_rgba8();
    assert_eq!(pixels.dimensions(), (320, 180));
    assert_eq!(pixels.get_pixel(0, 0).0[3], 0);
    assert_eq!(pixels.get_pixel(160, 90).0, [0, 128, 0, 255]);
}

#[test]
fn a_high_drawing_is_drawn_narrower() {
    let strip = br#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="80"><rect width="9" height="9"/></svg>"#;
    let png = draw(strip, 2000, &Limits::default()).unwrap();
    assert_eq!(image::load_from_memory(&png).unwrap().into_rgba8().dimensions(), (512, 4096));
}

#[test]
fn what_must_not_be_in_a_drawing_is_refused_with_advice() {
    assert_snapshot!(refusal("<script>alert(1)</script>"), @"the drawing contains a script; remove it: readers get pictures, never programs");
    assert_snapshot!(refusal(r#"<rect onclick="alert(1)" width="1" height="1"/>"#), @"the drawing contains a script; remove it: readers get pictures, never programs");
    assert_snapshot!(refusal(r"<foreignObject><p>hello</p></foreignObject>"), @"the drawing contains a piece of a web page; export it as plain SVG, or as PNG");
    assert_snapshot!(refusal(r#"<image href="file:///etc/hostname" width="10" height="10"/>"#), @"the drawing contains an embedded photo; export it as PNG or JPEG");
    assert_snapshot!(refusal(r#"<use href="https://example.org/other.svg#a"/>"#), @"the drawing contains a reference to another file; embed what it needs, or export it as PNG");
    assert_snapshot!(refusal(r#"<text x="1" y="9">Turnout by district</text>"#), @"the drawing contains live text; convert its text to outlines, or export it as PNG");
    let entities = br#"<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#;
    assert_snapshot!(draw(entities, 320, &Limits::default()).unwrap_err(), @"the drawing contains entity definitions; save it as plain SVG");
    assert_snapshot!(refusal("<style>.a{fill:url(#p)}</style><pattern id='p'/>"), @"the drawing contains a style sheet that applies patterns, masks, clips or filters; export it with presentation attributes instead of a style sheet, or as PNG");
    assert_snapshot!(refusal(r##"<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>"##), @"the drawing contains a shape that contains itself; remove it, or export it as PNG");
    let foreign = br#"<svg xmlns="https://example.org/other" width="1" height="1"/>"#;
    assert_snapshot!(draw(foreign, 320, &Limits::default()).unwrap_err(), @"the picture is damaged or cut off (its outermost element does not belong to http://www.w3.org/2000/svg); export it again from the original");
    assert_snapshot!(draw(&svg(""), 5000, &Limits::default()).unwrap_err(), @"drawings are drawn 1 to 4096 pixels wide, not 5000; choose another width");
}

/// Refused as too elaborate, before time is spent on it.
#[test]
fn what_html_reads_in_its_own_way_does_not_stand_in_a_page() {
    let mark = |content: &str| {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{content}</svg>"#);
        may_stand_in_a_page(&svg, &Limits::default())
            .map_or_else(|refused| refused.to_string(), |()| "it may".to_owned())
    };
    let demo = include_str!("../../../../demo/pictures/logo.svg");
    assert_eq!(may_stand_in_a_page(demo.trim(), &Limits::default()), Ok(()));
    let told = [
        r#"<g class="logo-ink"><path d="M0 0h4v3z" fill="currentColor"/></g>"#,
        r#"<a href="javascript:alert(1)"><path d="M0 0h4v3z"/></a>"#,
        "<style>path{fill:red}</style>",
        "<title><![CDATA[</title><script>alert(1)</script>]]></title>",
        "<desc><!-- --></desc>",
        "<img/>",
        r#"<path d="M0 0h4v3z"><set attributeName="href"/></path>"#,
        r#"<path onclick="alert(1)"/>"#,
    ]
    .map(mark);
    assert_snapshot!(told.join("\n"), @"
    it may
    the drawing contains a link; remove it: the page links the mark itself
    the drawing contains a style sheet; write colours as attributes, for example fill
    the drawing contains a declaration, a comment or a piece of raw text; leave only what stands from <svg to </svg>
    the drawing contains a declaration, a comment or a piece of raw text; leave only what stands from <svg to </svg>
    the drawing contains more than shapes; leave only shapes, groups and gradients, or use no mark
    the drawing contains more than shapes; leave only shapes, groups and gradients, or use no mark
    the drawing contains a script; remove it: readers get pictures, never programs
    ");
}

fn too_elaborate(content: &str) {
    let refused = draw(&svg(content), 1440, &Limits::default()).unwrap_err().to_string();
    assert!(refused.contains("too elaborate"), "{refused}");
}

#[test]
fn groups_in_groups_without_end_are_refused() {
    too_elaborate(&format!("{}<rect/>{}", "<g opacity=\"0.9\">".repeat(50_000), "</g>".repeat(50_000)));
}

#[test]
fn a_filter_that_looks_at_each_pixel_a_million_times_is_refused() {
    let with = |primitive: &str| {
        too_elaborate(&format!(
            r#"<filter id="f">{primitive}</filter><rect width="160" height="90" filter="url(#f)"/>"#
        ));
    };
    with(r#"<feTurbulence baseFrequency="0.1" numOctaves="99999999"/>"#);
    with(r#"<feMorphology operator="dilate" radius="900"/>"#);
    with(&r#"<feGaussianBlur stdDeviation="3"/>"#.repeat(2_000));
}

#[test]
fn thousands_of_layers_are_refused() {
    too_elaborate(
        &r#"<g opacity="0.5"><rect width="160" height="90"/><path d="M0 0h9"/></g>"#.repeat(22_000),
    );
}

#[test]
fn shapes_that_multiply_by_patterns_are_refused() {
    too_elaborate(&patterns());
}

#[test]
fn shapes_that_multiply_by_use_are_refused() {
    too_elaborate(&uses());
}

/// Patterns filled with patterns: each of twelve levels stands for ten of the next.
fn patterns() -> String {
    let level = |level: usize| {
        let shapes = format!(r#"<rect width="9" height="9" fill="url(#p{})"/>"#, level + 1).repeat(10);
        format!(
            r#"<pattern id="p{level}" width="9" height="9" patternUnits="userSpaceOnUse">{shapes}</pattern>"#
        )
    };
    let levels: Vec<String> = (0..12).map(level).collect();
    levels.concat()
        + r#"<pattern id="p12" width="9" height="9"><path d="M0 0h9v9z"/></pattern>"#
        + r#"<rect width="160" height="90" fill="url(#p0)"/>"#
}

/// Shapes used by shapes used by shapes: the same with `use`.
fn uses() -> String {
    let level = |level: usize| {
        let used = format!(r##"<use href="#u{}"/>"##, level - 1).repeat(10);
        format!(r#"<g id="u{level}">{used}</g>"#)
    };
    let levels: Vec<String> = (1..12).map(level).collect();
    let first = r#"<g id="u0"><rect width="9" height="9"/></g>"#;
    format!(r##"<defs>{first}{}</defs><use href="#u11"/>"##, levels.concat())
}

#[test]
fn the_deepest_drawing_that_is_taken_is_drawn_on_a_small_stack() {
    let content = format!(
        r#"{}<rect width="160" height="90"/>{}"#,
        r#"<g opacity="0.99">"#.repeat(97),
        "</g>".repeat(97)
    );
    let drawn = std::thread::Builder::new()
        .stack_size(2 * 1024 * 1024)
        .spawn(move || draw(&svg(&content), 320, &Limits::default()).is_ok());
    assert!(drawn.unwrap().join().unwrap());
}

#[test]
fn drawings_from_drawing_programs_are_known_whatever_stands_before_them() {
    let typed = b"\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC \
        \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg:svg \
        xmlns:svg=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><svg:rect width=\"20\" height=\"10\"/></svg:svg>";
    assert_eq!(media::recognise(typed).unwrap().media_type(), "image/svg+xml");
    assert!(draw(typed, 100, &Limits::default()).is_ok());
}
