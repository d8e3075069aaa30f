internal import DisplayText
import FreedomModel

/// The headers that the user names with `--map`: each must be one of the file's, else a column that
/// the user did not mean would be read.
enum MappedHeaders {
  /// A finding that refuses a file, where no row of it has a header that is named.
  static func finding(
    for preview: FilePreview, file: String, options: ImportOptions
  ) -> Finding? {
    let absent = options.headers.sorted { $0.key < $1.key }.first { _, header in
      let name = HeaderName(header)
      return !preview.sheets.contains { sheet in
        sheet.rows.contains { $0.contains { HeaderName($0) == name } }
          || isJoined(name, of: sheet.rows)
      }
    }
    guard let (field, header) = absent else { return nil }
    let rows = preview.sheets.flatMap(\.rows)
    let likely = rows.first { $0.count(where: { !$0.isEmpty }) > 1 } ?? []
    return Finding(
      .refusedFile, code: "no-such-header", file: file, value: header.visible(cutTo: 80),
      rule: "--map \(field): no column has this header",
      hint: likely.isEmpty
        ? "leave that option out" : "the headers are \(SheetHeader.quote(likely))")
  }

  /// Whether a header is one of two rows: a cell that may be merged over several, and one below it.
  private static func isJoined(_ name: HeaderName, of rows: [[String]]) -> Bool {
    zip(rows, rows.dropFirst()).contains { upper, lower in
      var above = ""
      for (column, below) in lower.enumerated() {
        if column < upper.count, !upper[column].isEmpty { above = upper[column] }
        if HeaderName("\(above) \(below)") == name { return true }
      }
      return false
    }
  }
}
