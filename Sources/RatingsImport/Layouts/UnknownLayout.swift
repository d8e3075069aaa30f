import FreedomModel

/// What to say of a file that has no layout we know.
enum UnknownLayout {
  static func finding(for preview: FilePreview, file: String) -> Finding {
    let row = preview.sheets.lazy.flatMap(\.rows).first { $0.filter { !$0.isEmpty }.count > 1 }
    guard let headers = row else {
      let isEmpty = preview.sheets.allSatisfy(\.rows.isEmpty)
      return Finding(
        .refusedFile, code: isEmpty ? "empty-file" : "unknown-layout", file: file,
        rule: isEmpty ? "the file is empty" : "the file has no row that looks like a header",
        hint: "a ratings file begins with a header such as country,year,pr,cl,status")
    }
    if let transposed = TransposedTable.finding(for: preview, file: file) { return transposed }
    let fields = OwnFields(headers: headers, mapping: [:])
    var missing: [String] = []
    if fields.columns[.country] == nil { missing.append("country") }
    if fields.columns[.year] == nil, fields.columns[.edition] == nil { missing.append("year") }
    if fields.figures.isEmpty, fields.columns[.value] == nil {
      missing.append("figures such as pr, cl, status or total")
    }
    if fields.isLongOfOneIndicator {
      return Finding(
        .refusedFile, code: "indicator-not-named", file: file,
        rule: "a column of values does not say which indicator it holds",
        hint:
          "name it with --indicator, such as --indicator fiw.total; for an indicator of your own "
          + "say --publication NAME and --new-indicators too")
    }
    let shown = headers.filter { !$0.isEmpty }.prefix(12).joined(separator: ", ")
    return Finding(
      .refusedFile, code: missing.isEmpty ? "unknown-layout" : "missing-column", file: file,
      value: DisplayedValue.shorten(shown),
      rule: missing.isEmpty
        ? "this is no layout of Freedom House's that is known, nor a tidy, long or wide table"
        : "no column for \(missing.joined(separator: ", ")) is among the headers",
      hint: nearest(missing, headers)
        ?? "say which header it is: --map country=HEADER --map year=HEADER --map pr=HEADER")
  }

  /// The header most like the field that is missing.
  private static func nearest(_ missing: [String], _ headers: [String]) -> String? {
    guard let field = missing.first else { return nil }
    let close = headers.first { header in
      let key = HeaderName(header).key
      return !key.isEmpty && (key.hasPrefix(String(field.prefix(3))) || key.contains(field))
    }
    return close.map { "is it \"\($0)\"? then say --map \(field)=\"\($0)\"" }
  }
}
