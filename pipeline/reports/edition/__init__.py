"""The English edition of an article: as Markdown, HTML and Word, with the structure of its source."""
