### extraction
