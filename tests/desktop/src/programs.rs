//! The other programs of a person's desktop: which one opens a PDF, and what it was lent.

use std::fs;
use std::path::PathBuf;

use crate::Done;
use crate::house::{House, gather};

impl House {
    /// The copies that the program has lent to others and not taken back.
    ///
    /// # Errors
    /// When the place of the session cannot be read.
    pub fn lent(&self) -> Done<Vec<PathBuf>> {
        let (folder, mut files) = (self.session().join("muniment"), Vec::new());
        if folder.exists() {
            gather(&folder, &[], &mut files)?;
        }
        Ok(files)
    }

    /// Takes away every program that the machine has for files of any kind; what its libraries need stays.
    ///
    /// # Errors
    /// When the place for it cannot be made.
    pub fn has_no_programs(&mut self) -> Done<()> {
        let system = self.beside("system")?;
        std::os::unix::fs::symlink("/usr/share/glib-2.0", system.join("glib-2.0"))?;
        self.set("XDG_DATA_DIRS", &system.display().to_string());
        Ok(())
    }

    /// Sets a program that opens PDF, as the desktop's settings do: a shell script that is given the file.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn will_open_pdf_with(&self, script: &str) -> Done<()> {
        let (home, programs) = (self.home(), self.home().join("data/applications"));
        let viewer = home.join("config/viewer.sh");
        fs::write(&viewer, script)?;
        fs::create_dir_all(&programs)?;
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Viewer\nExec=/bin/sh {} %f\nMimeType=application/pdf;\n",
            viewer.display()
        );
        fs::write(programs.join("viewer.desktop"), entry)?;
        Ok(fs::write(home.join("config/mimeapps.list"), "[Default Applications]\napplication/pdf=viewer.desktop\n")?)
    }
}
