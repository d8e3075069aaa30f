package import FreedomModel
internal import RatingsImport
internal import RatingsStore
internal import RatingsTables

extension ResultTable {
  /// One row a file: what it is, and what it changed.
  package init(_ outcome: RatingsImporter.Outcome) {
    self.init(
      title: outcome.isKept ? "Import" : "Import (nothing kept)",
      columns: [
        .init("file", .string, description: "The file's name"),
        .init("layout", .string, description: "What it was recognised as"),
        .publication,
        .init("editions", .string, description: "First and last edition"),
        .init(
          "rows", .integer,
          description:
            "Rows read: the sum of the next four, and of those repeated or without a figure"),
        .init("added", .integer, description: "Rows that were not there"),
        .init("changed", .integer, description: "Rows with another current value now"),
        .init("unchanged", .integer, description: "Rows that change no current value"),
        .init("rejected", .integer, description: "Rows refused"),
        .init("notes", .string, description: "What else there is to know"),
      ],
      rows: outcome.files.map { file in
        [
          .text(file.file), .text(file.layout), ResultValue(file.publication),
          ResultValue(orMissing: editionSpan(file.editions)), .integer(file.rows),
          .integer(file.counts.added), .integer(file.counts.changed),
          .integer(file.counts.unchanged), .integer(file.rejected),
          ResultValue(orMissing: outcome.notes(on: file)),
        ]
      })
  }
}

extension RatingsImporter.Outcome {
  fileprivate func notes(on file: RatingsImporter.FileOutcome) -> String {
    if file.publication == nil { return "publication not named" }
    if file.wasKnown { return "imported before: 0 changes" }
    var notes: [String] = []
    let counted = [
      (file.counts.repeated, "repeated"), (file.emptyRows, "without a figure"),
      (file.counts.withdrawn, "withdrawn"),
    ]
    notes += counted.filter { $0.0 > 0 }.map { "\($0) \($1)" }
    if file.counts.superseded > 0 { notes.append("\(file.counts.superseded) superseded") }
    let warnings = log.findings.filter { $0.severity == .warning && $0.file == file.file }
    for code in warnings.map(\.code).uniqued() {
      if let first = warnings.first(where: { $0.code == code }) {
        notes.append("\(log.count(like: first)) \(code)")
      }
    }
    return notes.joined(separator: "; ")
  }
}
