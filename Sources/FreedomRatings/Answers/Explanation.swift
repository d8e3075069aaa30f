public import FreedomModel

extension RatingsLibrary {
  /// What a word of the field means; an unknown one is a ``LibraryError``. No database is needed.
  public static func explanation(of word: String) throws -> Glossary.Entry {
    if let entry = Glossary.entry(for: word) { return entry }
    throw LibraryError.unknown(
      .word, word, suggestions: Similarity.nearest(to: word, among: Glossary.words))
  }
}

extension ResultTable {
  package init(_ entries: [Glossary.Entry], of word: String? = nil) {
    self.init(
      title: word ?? "Words",
      columns: [
        .init("term", .string, description: "The word"),
        .init("also", .string, description: "Other words and abbreviations for the same"),
        .init("meaning", .string, description: "What it means"),
        .init("see", .string, description: "Words that help to understand it"),
      ],
      rows: entries.map { entry in
        [
          .text(entry.term), ResultValue(orMissing: entry.others.joined(separator: ", ")),
          .text(entry.meaning), ResultValue(orMissing: entry.related.joined(separator: ", ")),
        ]
      })
  }
}
