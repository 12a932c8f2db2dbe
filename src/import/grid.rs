//! Tables that are drawn with signs, as converters from Word to Markdown write those with more than one line in a cell.

/// The rows of a table, if a paragraph is one. Its first line has a `+` at each edge.
pub(super) fn table(paragraph: &str) -> Option<Vec<Vec<String>>> {
    let mut lines = paragraph.lines().map(|line| line.trim().chars().collect::<Vec<char>>());
    let first = lines.next().filter(|line| is_rule(line))?;
    let edges: Vec<usize> = first.iter().enumerate().filter(|(_, sign)| **sign == '+').map(|(at, _)| at).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut open: Option<Vec<String>> = None;
    for line in lines {
        if is_rule(&line) {
            rows.extend(open.take());
        } else if edges.iter().all(|edge| line.get(*edge) == Some(&'|')) {
            let row = open.get_or_insert_with(|| vec![String::new(); edges.len() - 1]);
            for (cell, edge) in row.iter_mut().zip(edges.windows(2)) {
                let words: String = line[edge[0] + 1..edge[1]].iter().collect();
                cell.push(' ');
                cell.push_str(words.trim());
            }
        } else {
            // A cell goes over several columns, or has characters as wide as two, so it is not known where it ends.
            return None;
        }
    }
    rows.extend(open);
    let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    rows.retain(is_filled);
    (!rows.is_empty()).then_some(rows)
}

fn is_rule(line: &[char]) -> bool {
    line.len() > 3 && line.starts_with(&['+']) && line.ends_with(&['+']) && line.iter().all(|sign| matches!(sign, '+' | '-' | '=' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_lines_become_cells() {
        let text = "+-----+---------+\n| No  | Duty of |\n|     | Growers |\n+=====+=========+\n| 1   | Pick §  |\n+-----+---------+";
        let found: Vec<Vec<String>> =
            table(text).expect("a table").iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        assert_eq!(found, [["No", "Duty of Growers"], ["1", "Pick §"]]);
        for other in
            ["", "+", "+ one\n+ two", "+---+\nno table", "+----+", "+--+--+\n| one |\n+--+--+", "+------+---+\n| 林檎 | x |\n+------+---+"]
        {
            assert_eq!(table(other), None, "{other:?}");
        }
    }
}
