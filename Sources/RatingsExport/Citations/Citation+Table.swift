public import FreedomModel

extension Citation {
  /// Some citations as a table, one a row.
  public static func table(of citations: [Citation]) -> ResultTable {
    ResultTable(
      title: "How to cite",
      columns: [
        .init("key", .string, description: "The key in a bibliography"),
        .init("type", .string, description: "dataset or software"),
        .init("author", .string, description: "Whose work it is"),
        .init("title", .string, description: "The title, with the editions in use"),
        .init("year", .integer, description: "The year of the newest edition"),
        .init("version", .string, description: "The version of a program"),
        .init("publisher", .string, description: "Who publishes it"),
        .init("url", .string, description: "Where it is"),
        .init("citation", .string, description: "All of it in sentences"),
      ],
      rows: citations.map { citation in
        func text(_ text: String) -> ResultValue { text.isEmpty ? .missing : .text(text) }
        return [
          text(citation.key), text(citation.kind == .dataset ? "dataset" : "software"),
          text(citation.author), text(citation.title), ResultValue(citation.year),
          text(citation.version), text(citation.publisher), text(citation.url),
          text(citation.sentence),
        ]
      })
  }
}
