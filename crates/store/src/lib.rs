//! SQLCipher database and sealed component files, with one door for writes
