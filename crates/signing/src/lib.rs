//! Signatures in PDF: made, read and judged
