import FreedomModel

/// What to say of a file that has no layout we know.
enum UnknownLayout {
  static func finding(for preview: FilePreview, file: String) -> Finding {
    guard let (sheet, position, headers) = likelyHeader(preview) else {
      let isEmpty = preview.sheets.allSatisfy { $0.rows.allSatisfy { $0.allSatisfy(\.isEmpty) } }
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
      sheet: sheet.isEmpty ? nil : sheet, line: position + 1,
      value: DisplayedValue.shorten(shown),
      rule: missing.isEmpty
        ? "this is no layout of Freedom House's that is known, nor a tidy, long or wide table"
        : "no column for \(missing.joined(separator: ", ")) is among the headers",
      hint: nearest(missing, headers)
        ?? "say which header it is: --map country=HEADER --map year=HEADER --map pr=HEADER")
  }

  /// The first row with more than one word in it: its sheet, its place and its texts.
  private static func likelyHeader(
    _ preview: FilePreview
  ) -> (sheet: String, position: Int, headers: [String])? {
    for sheet in preview.sheets {
      let position = sheet.rows.firstIndex { $0.filter { !$0.isEmpty }.count > 1 }
      if let position { return (sheet.name, position, sheet.rows[position]) }
    }
    return nil
  }

  /// The header most like a field that is missing.
  private static func nearest(_ missing: [String], _ headers: [String]) -> String? {
    for field in missing.compactMap(OwnFields.Key.init) {
      let close = headers.first { isLike(HeaderName($0).key, field) }
      if let close {
        return "is it \"\(DisplayedValue.shorten(close))\"? then say --map \(field.rawValue)="
          + "\"\(DisplayedValue.shorten(close))\""
      }
    }
    return nil
  }

  /// Whether a header, as it is compared, looks like a field's name misspelt or spelt out.
  private static func isLike(_ header: String, _ field: OwnFields.Key) -> Bool {
    guard header.utf8.count > 2, header.utf8.contains(where: { $0 > UInt8(ascii: "9") }) else {
      return false
    }
    if header.hasPrefix(field.rawValue.prefix(3)) || header.contains(field.rawValue) { return true }
    return field.headers.map { HeaderName($0).key }.contains { known in
      let limit = min(2, min(known.utf8.count, header.utf8.count) / 2)
      return known.count > 3
        && EditDistance.between(Array(known.utf8), Array(header.utf8), atMost: limit) != nil
    }
  }
}
