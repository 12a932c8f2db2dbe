//! A folder of files that a command writes whole or not at all, and only where nothing is.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::files::write;

/// Writes files, by their paths in the folder, into a new or empty folder. `option` is what names the folder on the command
/// line.
///
/// # Errors
///
/// If something is already there, or the system refuses.
pub fn write_new<'f>(folder: &Path, option: &str, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Result<()> {
    let refused = || format!("cannot write to `{}`: choose another folder with `{option}`", folder.display());
    let is_there = folder.symlink_metadata().is_ok();
    if is_there && !(is_real_folder(folder) && fs::read_dir(folder).with_context(refused)?.next().is_none()) {
        bail!("`{}` is not an empty folder: choose another folder with `{option}`", folder.display());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(above).with_context(refused)?;
    let mut builder = tempfile::Builder::new();
    // Those of a new folder; the system takes away what the user's mask does not allow.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let staged = builder.prefix(".new-").tempdir_in(above).with_context(refused)?;
    for (path, bytes) in files {
        write(&staged.path().join(path), bytes)?;
    }
    if is_there {
        // This fails where something has come into it.
        fs::remove_dir(folder).with_context(refused)?;
    }
    fs::rename(staged.path(), folder).with_context(refused)?;
    Ok(())
}

fn is_real_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_dir())
}
