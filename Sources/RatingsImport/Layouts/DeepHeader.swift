internal import DisplayText
import FreedomModel
import TabularFiles

/// Looks for a header that stands deeper in a file than any title puts it, as in a table that was sorted
/// together with its header.
enum DeepHeader {
  /// How many rows are looked at.
  private static let depth = 10_000
  /// How many columns a row may have to be looked at.
  private static let columns = 500

  /// A finding, where a file that no layout fits has such a header.
  static func finding(in file: TabularFile, options: ImportOptions) throws -> Finding? {
    for sheet in file.sheets {
      var above: [PreviewedRow] = []
      var count = 0
      var found: Finding?
      try sheet.readRows { row in
        count += 1
        if above.count < 3 { above.append(row.previewed.trimmed) }
        guard count > FilePreview.depth, row.cells.count <= columns else {
          return count < depth ? .next : .stop
        }
        let headers = row.texts.map(\.trimmedOfBlanks)
        guard isHeader(headers, options) else { return count < depth ? .next : .stop }
        found = describe(
          headers, row.number, above, count - 1, file: file.name, sheet: sheet.name)
        return .stop
      }
      if let found { return found }
    }
    return nil
  }

  private static func isHeader(_ headers: [String], _ options: ImportOptions) -> Bool {
    let fields = UserFields(headers: headers, mapping: options.headers)
    let names = Set(headers.map(HeaderName.init))
    return names.isSuperset(of: GroupMembership.columns.map(HeaderName.init)) || fields.isLong
      || (fields.isTidy && !fields.figures.isEmpty)
      || (fields.columns[.country] != nil && YearHeaders(headers).areOfTable)
  }

  private static func describe(
    _ headers: [String], _ row: Int, _ above: [PreviewedRow], _ count: Int, file: String,
    sheet: String
  ) -> Finding {
    func quote(_ texts: [String]) -> String {
      texts.filter { !$0.isEmpty }.joined(separator: ", ").visible(cutTo: 80)
    }
    let first = above.map { "\($0.number): \(quote($0.texts))" }.joined(separator: "; ")
    return Finding(
      .refusedFile, code: "deep-header", file: file, sheet: sheet.isEmpty ? nil : sheet,
      line: row, value: quote(headers),
      rule: "this looks like the header, and \(count) rows stand above it: \(first); ...",
      hint: "move the header to the top, or remove the rows above it")
  }
}
