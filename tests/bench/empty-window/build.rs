//! What Tauri makes of its settings.

fn main() {
    tauri_build::build();
}
