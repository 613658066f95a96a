//! What is wrong with a file of words, in plain words.

/// The line and the words to tell, for what the parser says of this line.
pub fn told(file: &str, line: usize, said: &str) -> (usize, String) {
    let lines: Vec<&str> = file.lines().collect();
    let at = |line: usize| lines.get(line.wrapping_sub(1)).map_or("", |text| text.trim());
    // A place that ends too early is noticed on the line after.
    let line = if at(line).is_empty() && line > 1 { line - 1 } else { line };
    let text = at(line);
    let quoted = || said.split('"').nth(1).unwrap_or_default().to_owned();
    let what = if said.contains("starting with \"=\"") {
        let key = text.split_whitespace().next().unwrap_or_default();
        format!("“{key}” is no word: a line is KEY = WORDS, and a key has letters, digits, - and _ only")
    } else if said.contains("message field") {
        format!("“{}” has no words behind its “=”", quoted())
    } else if said.contains("starting with \"}\"") {
        "“{” is never closed with “}”: a place is written { $name }".to_owned()
    } else if said.contains("closing brace") {
        "a “}” closes nothing; places are written { $name }".to_owned()
    } else if said.contains("default variant") || text.contains("->") {
        "each form of a count stands on a line of its own, and exactly one has a star before it: [one] …, *[other] …"
            .to_owned()
    } else if said.contains("Expected one of") {
        "a key begins with a letter; words that go on in the next line begin with spaces there".to_owned()
    } else if said.contains("inline expression") {
        "between “{” and “}” stands a place with a dollar sign, as in { $name }".to_owned()
    } else if said.contains("string literal") {
        "a text in quotes is never closed".to_owned()
    } else {
        format!("cannot be read: {said}")
    };
    (line, what)
}
