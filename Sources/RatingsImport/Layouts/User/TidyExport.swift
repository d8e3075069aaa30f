import FreedomModel

/// The tables that this toolkit itself writes, known by their exact headers. They name the publication
/// of each row.
enum TidyExport {
  /// What `freedom export tidy` writes begins so.
  static let tidy = [
    "id", "name", "kind", "publication", "indicator", "edition", "year", "coverage_start",
    "coverage_end", "value", "text",
  ]

  /// What a data package and a workbook have, one row an entity and edition, begins so.
  static let wide = [
    "publication", "id", "name", "kind", "edition", "year", "coverage_start", "coverage_end",
  ]

  /// What a data package has, one row a value.
  static let long = ["publication", "id", "name", "year", "indicator", "value", "text"]

  /// Whether a header row is that of one of them.
  static func isHeader(_ headers: [String]) -> Bool {
    headers.starts(with: tidy) || headers.starts(with: wide) || headers == long
  }

  /// The publications that the sheets of such a file name in their first rows, in the order of the
  /// sheets; none for other files.
  static func publications(of preview: FilePreview) -> [String] {
    preview.sheets.compactMap { sheet -> String? in
      guard let headers = sheet.rows.first, isHeader(headers),
        let column = headers.firstIndex(of: "publication")
      else { return nil }
      let named = Publication.id(named: sheet.text(1, column))
      return named.isEmpty ? nil : named
    }.uniqued()
  }
}
