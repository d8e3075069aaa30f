internal import DisplayText
import FreedomModel
import TabularFiles

/// The finding about a file of no known layout.
enum UnknownLayout {
  static func finding(
    for preview: FilePreview, file: String, register: EntityRegister, options: ImportOptions
  ) -> Finding {
    guard let (sheet, position) = likelyHeader(preview) else {
      let isEmpty = preview.sheets.allSatisfy { $0.rows.allSatisfy { $0.allSatisfy(\.isEmpty) } }
      return Finding(
        .refusedFile, code: isEmpty ? "empty-file" : "unknown-layout", file: file,
        rule: isEmpty ? "the file is empty" : "the file has no row that looks like a header",
        hint: headerInOneField(preview)
          ?? "a ratings file begins with a header such as country,year,pr,cl,status")
    }
    let headers = sheet.rows[position]
    if let error = sheet.previewed[position].error {
      var finding = Finding(error, file: file)
      finding.severity = .refusedFile
      return finding
    }
    if let transposed = TransposedTable.finding(for: preview, file: file) { return transposed }
    let fields = UserFields(headers: headers, options: options)
    var missing: [String] = []
    if fields.columns[.country] == nil { missing.append("country") }
    if !fields.hasEdition { missing.append("year") }
    if fields.values.isEmpty, fields.columns[.value] == nil {
      missing.append("values such as pr, cl, status or total")
    }
    let rows = sheet.rows.dropFirst(position + 1)
    if fields.columns[.country] != nil, fields.hasEdition, fields.values.isEmpty,
      let finding = UnreadableNumbers.finding(
        among: fields, below: position, of: sheet, file: file)
    {
      return finding
    }
    if let row = sheet.previewed.first(where: \.lacksStoredValues) {
      return Finding(
        .refusedFile, code: "cell-without-value", file: file, sheet: sheet.name, line: row.number,
        rule: "the row has a formula without a stored value, and the table no values that can be "
          + "read",
        hint: "open the workbook with a spreadsheet program and save it, so that it has the values")
    }
    if fields.isLongOfOneIndicator {
      return Finding(
        .refusedFile, code: "indicator-not-named", file: file,
        rule: "a column of values does not say which indicator it contains",
        hint:
          "name it with --indicator, such as --indicator "
          + (options.publication.map { "\($0).total" }
            ?? "fiw.total; for an indicator of your own use --publication NAME too"))
    }
    let shown = headers.filter { !$0.isEmpty }.prefix(12).joined(separator: ", ")
    if missing.count > 2, SheetHeader.isRow(headers, register) {
      return Finding(
        .refusedFile, code: "no-header", file: file, sheet: sheet.name.isEmpty ? nil : sheet.name,
        line: sheet.previewed[position].number, value: shown.visible(cutTo: 80),
        rule: "this row is data and no header", hint: SheetHeader.headerToAdd)
    }
    return Finding(
      .refusedFile, code: missing.isEmpty ? "unknown-layout" : "missing-column", file: file,
      sheet: sheet.name.isEmpty ? nil : sheet.name, line: sheet.previewed[position].number,
      value: shown.visible(cutTo: 80),
      rule: missing.isEmpty
        ? "this is not a known layout of Freedom House's, nor a tidy, long or wide table"
        : "no column for \(missing.joined(separator: ", ")) is among the headers",
      hint: yearsToWrite(missing, headers)
        ?? likely(missing, fields, rows, register)
        ?? (missing == ["year"]
          ? "if all rows are of one year, add --edition 2025; if a column has the year, name it: "
            + "--map year=HEADER" : nil)
        ?? "map the headers: --map country=HEADER --map year=HEADER --map pr=HEADER")
  }

  /// The first row with more than one word in it: its sheet, and its place there.
  private static func likelyHeader(
    _ preview: FilePreview
  ) -> (sheet: FilePreview.Sheet, position: Int)? {
    for sheet in preview.sheets {
      let position = sheet.rows.firstIndex { $0.filter { !$0.isEmpty }.count > 1 }
      if let position { return (sheet, position) }
    }
    return nil
  }

  /// What to do where the first row has a whole header in one field, as where all rows are in
  /// quotes, or programs for statistics wrote blanks between the fields.
  private static func headerInOneField(_ preview: FilePreview) -> String? {
    let first = preview.sheets.first?.rows.first { $0.contains { !$0.isEmpty } } ?? []
    guard first.count(where: { !$0.isEmpty }) == 1 else { return nil }
    let text = first.joined().filter { $0 != "\"" }
    func isHeader(_ parts: [Substring]) -> Bool {
      let fields = UserFields(headers: parts.map { String($0).trimmedOfBlanks })
      return parts.count > 2 && fields.countries != nil && fields.hasEdition
    }
    if [",", ";", "\t", "|"].contains(where: { isHeader(text.split(separator: $0)) }) {
      return "each row is one field: remove the quotes around whole rows, or split the column"
    }
    return isHeader(text.split(whereSeparator: \.isWhitespace))
      ? "the fields seem to be parted by blanks: save the file with commas or tabs between them"
      : nil
  }

  /// What to do where several headers have a year in them, as in `FY2021`, and none is one.
  private static func yearsToWrite(_ missing: [String], _ headers: [String]) -> String? {
    guard missing.contains(UserFields.Key.year.rawValue) else { return nil }
    let single = headers.filter(YearHeaders.isYear)
    let years = YearHeaders(headers).doubtful
    if single.count == 1, years.isEmpty, let year = single.first {
      return "if all values are of \(year), use --edition \(year) --map NAME=\(year)"
    }
    guard years.count + single.count >= 2, !years.isEmpty else { return nil }
    guard Set(years.map(\.year)).count == years.count else {
      return "a year has one column in a table of countries by years; keep one for each year, and "
        + "write the year above it"
    }
    let pairs = years.prefix(3).map {
      "\"\(headers[$0.column].visible(cutTo: 80))\" as \($0.year)"
    }
    return
      "if the table has countries down and years across, write \(pairs.joined(separator: ", "))"
      + (years.count > 3 ? " and so on" : "")
  }

  /// The header of a column that may well be a field that is missing: one whose cells are
  /// countries, or years.
  private static func likely(
    _ missing: [String], _ fields: UserFields, _ rows: ArraySlice<[String]>,
    _ register: EntityRegister
  ) -> String? {
    for field in missing.compactMap(UserFields.Key.init) {
      let taken = Set(fields.columns.values)
      let likely = fields.headers.indices.filter { column in
        guard !taken.contains(column) else { return false }
        let cells = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
        let fitting = cells.count { holds($0, field, register) }
        return fitting > 0 && fitting * 2 >= cells.count
      }
      guard let column = likely.first else { continue }
      guard !fields.headers[column].isEmpty else {
        return "write \(field.rawValue) above column \(CellAddress.letters(ofColumn: column)), "
          + "which has no header"
      }
      // A line break inside a header is one blank to the importer, and easier to type.
      let header = fields.headers[column].split(whereSeparator: \.isWhitespace)
        .joined(separator: " ").visible(cutTo: 80)
      guard !header.contains(where: { "\"$`\\".contains($0) }) else {
        return "is it \(header)? then use --map \(ShellWord.quoted("\(field.rawValue)=\(header)"))"
      }
      return "is it \"\(header)\"? then use --map \(field.rawValue)=\"\(header)\""
    }
    return nil
  }

  private static func holds(
    _ cell: String, _ field: UserFields.Key, _ register: EntityRegister
  ) -> Bool {
    switch field {
    case .country: !register.entities(named: cell).isEmpty
    case .year: YearHeaders.isYear(cell)
    default: false
    }
  }
}

/// A column that would have values if they were plain numbers, as `$1,234` and `4.5*` are not.
enum UnreadableNumbers {
  /// A finding, where the first rows below a header have such a column.
  static func finding(
    among fields: UserFields, below header: Int, of sheet: FilePreview.Sheet, file: String
  ) -> Finding? {
    var free = fields.free.map(\.column)
    if let value = fields.columns[.value] { free.append(value) }
    for column in free.sorted() where !fields.headers[column].isEmpty {
      let cells = sheet.previewed.dropFirst(header + 1).compactMap { row in
        column < row.texts.count ? (text: row.texts[column], row: row.number) : nil
      }.filter { MissingMark.mark($0.text) == nil }
      guard let (first, row) = cells.first, cells.allSatisfy({ isUnreadable($0.text) }) else {
        continue
      }
      return Finding(
        .refusedFile, code: "no-plain-numbers", file: file,
        sheet: sheet.name.isEmpty ? nil : sheet.name, line: row, column: fields.headers[column],
        value: first.visible(cutTo: 80),
        rule: "this column has no plain numbers, and the table has no other values",
        hint: NumberHint.hint(for: first, spelling: NumberSpelling())
          ?? "write plain numbers such as 4 or 0.25, and put marks and units into another column")
    }
    return nil
  }

  private static func isUnreadable(_ text: String) -> Bool {
    text.contains(where: \.isNumber) && text.utf8.count <= 40
      && !NumberSpelling.looksLikeNumber(text)
  }
}

/// A header deeper in a file than any title puts it, as in a table that was sorted together with
/// its header.
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
    let fields = UserFields(headers: headers, options: options)
    let names = Set(headers.map(HeaderName.init))
    return names.isSuperset(of: GroupMembership.columns.map(HeaderName.init)) || fields.isLong
      || (fields.isTidy && !fields.values.isEmpty)
      || (fields.columns[.country] != nil && YearHeaders(headers).areOfTable)
  }

  private static func describe(
    _ headers: [String], _ row: Int, _ above: [PreviewedRow], _ count: Int, file: String,
    sheet: String
  ) -> Finding {
    let first = above.map { "\($0.number): \(SheetHeader.quote($0.texts))" }.joined(separator: "; ")
    return Finding(
      .refusedFile, code: "deep-header", file: file, sheet: sheet.isEmpty ? nil : sheet,
      line: row, value: SheetHeader.quote(headers),
      rule: "this looks like the header, and there are \(count) rows above it: \(first); ...",
      hint: "move the header to the top, or remove the rows above it")
  }
}

/// A table with years down and countries across, which no layout reads.
enum TransposedTable {
  /// A finding, where a file is such a table.
  static func finding(for preview: FilePreview, file: String) -> Finding? {
    guard preview.sheets.count == 1, let sheet = preview.sheets.first,
      case let rows = sheet.rows,
      let header = rows.firstIndex(where: { $0.count { !$0.isEmpty } > 2 })
    else { return nil }
    let below = rows.dropFirst(header + 1)
    let figures = UserFields(headers: rows[header]).values
    guard below.count > 1, figures.isEmpty, below.allSatisfy({ isYear($0.first ?? "") }),
      !rows[header].dropFirst().contains(where: isYear)
    else { return nil }
    return Finding(
      .refusedFile, code: "transposed-table", file: file, line: sheet.previewed[header].number,
      rule: "the table has years down and countries across, and does not say what it contains",
      hint: "swap rows and columns, countries down and years across, and name what it contains: "
        + "--indicator fiw.total")
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && Int(text).map { (1900...2100).contains($0) } ?? false
  }
}
