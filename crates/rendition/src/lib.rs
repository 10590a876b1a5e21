//! A completed form as a PDF
