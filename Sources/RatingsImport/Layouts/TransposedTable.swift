import FreedomModel

/// A table with years down and countries across, which no layout reads: what to say of it.
enum TransposedTable {
  /// A finding, where a file is such a table.
  static func finding(for preview: FilePreview, file: String) -> Finding? {
    guard preview.sheets.count == 1, let sheet = preview.sheets.first,
      case let rows = sheet.rows,
      let header = rows.firstIndex(where: { $0.count { !$0.isEmpty } > 2 })
    else { return nil }
    let below = rows.dropFirst(header + 1)
    let figures = UserFields(headers: rows[header], mapping: [:]).figures
    guard below.count > 2, figures.isEmpty, below.allSatisfy({ isYear($0.first ?? "") }),
      !rows[header].dropFirst().contains(where: isYear)
    else { return nil }
    return Finding(
      .refusedFile, code: "transposed-table", file: file, line: sheet.number(ofRow: header),
      rule: "the table has years down and countries across, and does not say what it holds",
      hint: "turn it round, countries down and years across, and name what it holds: "
        + "--indicator fiw.total")
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && Int(text).map { (1900...2100).contains($0) } ?? false
  }
}
