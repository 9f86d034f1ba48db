//! Numbers in digits: `8000`, `8,000`, `8 000`, `2.5` or `2,5`.

use factrom::Decimal;

/// How long the run of digits and separators is that a text begins with.
pub(super) fn run(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let mut end = first;
    while let Some(separator) = text[end..].chars().next().filter(|&it| is_separator(it)) {
        let start = end + separator.len_utf8();
        let group = digits(&text[start..]);
        // A plain space parts other words too: it joins groups of three digits only.
        let are_groups = || group == 3 && first <= 3 && text[..end].bytes().all(|it| it == b' ' || it.is_ascii_digit());
        if group == 0 || separator == ' ' && !are_groups() {
            break;
        }
        end = start + group;
    }
    end
}

fn is_separator(character: char) -> bool {
    matches!(character, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// What a run may mean: one number, of which separators part thousands or decimal places, or else each of its groups.
pub(super) fn readings(run: &str) -> Vec<Decimal> {
    let groups: Vec<&str> = run.split(is_separator).collect();
    let separators: Vec<char> = run.chars().filter(|&it| is_separator(it)).collect();
    let mut texts = Vec::new();
    if is_grouped(&groups, &separators) {
        texts.push(groups.concat());
    }
    if let Some((places, whole)) = groups.split_last()
        && let Some((sign @ ('.' | ','), others)) = separators.split_last()
        && (others.is_empty() || !others.contains(sign) && is_grouped(whole, others))
        // `8,000` has no three decimal places.
        && (texts.is_empty() || places.bytes().any(|it| it != b'0'))
    {
        texts.push(format!("{}.{places}", whole.concat()));
    }
    // `10 300` may be two numbers; in `10 000`, the second would not begin so.
    let are_words = separators.contains(&' ') && separators.iter().all(|&it| it == ' ');
    let is_list = are_words && !groups.iter().any(|group| group.starts_with('0'));
    if texts.is_empty() || is_list {
        texts.extend(groups.into_iter().map(str::to_owned));
    }
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

/// Whether groups are of three digits but for the first, which is shorter or as long, with one separator between them.
fn is_grouped(groups: &[&str], separators: &[char]) -> bool {
    let [first, others @ ..] = groups else { return false };
    let are_threes = others.iter().all(|group| group.len() == 3) && first.len() <= 3 && !first.starts_with('0');
    others.is_empty() || are_threes && separators.iter().all(|it| *it == separators[0])
}
