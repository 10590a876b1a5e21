//! The figures as a table for people and as JSON for a file.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::Done;
use crate::measure::{Row, least, median, most};

/// Prints the rows of one comparison.
pub fn print(rows: &[Row]) {
    for row in rows {
        let unit = row.unit.sign();
        let ratio = row.ratio().map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        println!("{:<58} {:>24} {:>24}  × {ratio}", row.what, side(&row.ours, unit), side(&row.theirs, unit));
        println!("    peer: {}", row.peer);
        println!("    same: {}", row.same);
        println!("    unfair: {}", row.unfair);
    }
}

/// Says what the columns are.
pub fn head() {
    println!("{:<58} {:>24} {:>24}  ours / peer", "median (least–most)", "Muniment", "peer");
}

fn side(runs: &[f64], unit: &str) -> String {
    match (median(runs), least(runs), most(runs)) {
        (Some(middle), Some(least), Some(most)) => {
            format!("{} {unit} ({}–{})", figure(middle), figure(least), figure(most))
        }
        _ => "cannot".to_owned(),
    }
}

/// Three figures that count.
fn figure(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value if value >= 0.1 => format!("{value:.2}"),
        value => format!("{value:.4}"),
    }
}

/// Writes everything into a file, in place of what an earlier run left there. Comparisons that were not run
/// this time keep their earlier figures.
///
/// # Errors
/// When it cannot be written.
pub fn keep(path: &Path, machine: &Value, comparisons: &[(String, Vec<Row>)]) -> Done<()> {
    let before: Value = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let mut all = before["comparisons"].as_object().cloned().unwrap_or_default();
    for (name, rows) in comparisons {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        all.insert(name.clone(), json!({"machine": machine, "rows": rows}));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, serde_json::to_vec_pretty(&json!({"comparisons": all}))?)?)
}
