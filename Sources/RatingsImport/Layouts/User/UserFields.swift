internal import DisplayText
import FreedomModel

/// Which column of a user's own file has what, found by header: generously, but never twice.
struct UserFields: Sendable {
  /// A field that is not a value.
  enum Key: String, CaseIterable, Sendable {
    case country
    case year
    case edition
    case indicator
    case value
    case text
    case publication

    /// The headers of a field, the better ones first.
    var headers: [String] {
      switch self {
      case .country: CodeHeaders.all + CountryColumns.nameHeaders
      case .year:
        [
          "year", "years", "edition year", "jahr", "année", "año", "ano", "anno", "rok", "год",
          "рік",
          "yıl", "jaar", "tahun", "year (n)", "yr", "time",
        ]
      case .edition: ["edition", "survey edition", "report year"]
      case .indicator: ["indicator", "variable", "measure", "series", "index"]
      case .value: ["value", "score", "figure", "wert"]
      case .text: ["text"]
      case .publication: ["publication"]
      }
    }
  }

  /// The columns that say the country of a row; `nil` where none does.
  let countries: CountryColumns?
  /// The columns of the fields found.
  private(set) var columns: [Key: Int] = [:]
  /// The column and the part of the indicator's id behind the publication, such as `pr`.
  private(set) var values: [(column: Int, name: String)] = []
  /// The columns of values as written, such as `pr_text`, by the value's name.
  private(set) var texts: [String: Int] = [:]
  /// The header row.
  let headers: [String]
  /// Whether the user named the edition of all rows, so that no column must.
  let isOfOneEdition: Bool
  /// Whether the user named columns of values: then no other is imported.
  let areValuesNamed: Bool

  /// Whether the user named the column of years, and no column of editions.
  private let isYearAloneNamed: Bool

  /// Columns that the toolkit's own tables have besides values: known, and not needed.
  private static let companions = Set(
    [
      "kind", "region", "coverage_start", "coverage_end", "source", "iso2", "iso3", "iso_numeric",
      "cow", "gw", "label", "text",
    ].map(HeaderName.init))

  /// Columns that name a country a second time.
  private static let names = Set(["name", "country"].map(HeaderName.init))

  /// Finds the fields in a header row.
  ///
  /// - Parameters:
  ///   - headers: The header row.
  ///   - options: What the user declared about the file; nothing while its layout is looked for.
  init(headers: [String], options: ImportOptions = ImportOptions()) {
    let mapping = options.headers
    self.headers = headers
    isOfOneEdition = options.edition != nil
    isYearAloneNamed =
      mapping[Key.year.rawValue] != nil && mapping[Key.edition.rawValue] == nil
    areValuesNamed = mapping.keys.contains { Key(rawValue: $0) == nil }
    let names = headers.map(HeaderName.init)
    var taken: Set<Int> = []
    let mapped = mapping.compactMapValues { header in names.firstIndex(of: HeaderName(header)) }
    countries = CountryColumns(
      headers: names, mapped: mapped[Key.country.rawValue],
      excluded: Set(mapped.filter { $0.key != Key.country.rawValue }.values), system: options.codes)
    if let countries {
      columns[.country] = countries.shown
      taken.formUnion(countries.all)
    }
    for key in Key.allCases where key != .country {
      let column =
        mapped[key.rawValue]
        ?? key.headers.lazy.compactMap({ header in
          names.firstIndex(of: HeaderName(header)).flatMap {
            taken.contains($0) || mapped.values.contains($0) ? nil : $0
          }
        }).first
      guard let column else { continue }
      columns[key] = column
      taken.insert(column)
    }
    for (field, column) in mapped.sorted(by: { $0.key < $1.key })
    where Key(rawValue: field) == nil && !taken.contains(column) {
      values.append((column, field))
      taken.insert(column)
    }
    for (column, header) in headers.enumerated() where !taken.contains(column) {
      if let name = UserValues.name(ofHeader: header), mapped[name] == nil {
        values.append((column, name))
      } else if header.hasSuffix("_text"), let name = UserValues.name(ofHeader: header.dropLast(5))
      {
        texts[name] = column
      }
    }
    values.sort { $0.column < $1.column }
  }

  /// The columns that a reader leaves out: all but those that it reads and, in the toolkit's own
  /// tables, those that say what the toolkit knows.
  ///
  /// - Parameter read: The columns that are read.
  /// - Returns: The columns with their headers, which may be empty.
  func unread(besides read: [Int]) -> [(column: Int, header: String)] {
    let read = Set(read)
    return headers.enumerated().filter { column, header in
      let name = HeaderName(header)
      return !read.contains(column) && !Self.names.contains(name)
        && !(isOfToolkit && Self.companions.contains(name))
    }.map { (column: $0.offset, header: $0.element) }
  }

  /// The columns that no field has, with their headers: what may be values of a user's own.
  var free: [(column: Int, header: String)] {
    let fields: [Key] = [.year, .edition, .publication, .text]
    return unread(
      besides: (countries?.all ?? []) + fields.compactMap { columns[$0] } + values.map(\.column)
        + texts.values)
  }

  /// Whether the only column of values has a header that says nothing of what they are.
  var isOfUnnamedValue: Bool {
    columns[.value].map { ["value", "wert", "figure"].contains(HeaderName(headers[$0]).key) }
      ?? false
  }

  /// Whether the header row is one that the toolkit writes: the id, and beside it the name.
  private var isOfToolkit: Bool {
    guard let id = headers.firstIndex(of: "id"), id < 2, id + 1 < headers.count else {
      return false
    }
    return headers[id + 1] == "name"
  }

  /// Leaves out the values of some columns.
  mutating func leaveOut(valuesIn columns: [Int]) {
    values.removeAll { columns.contains($0.column) }
  }

  /// Reads columns as values of some names, whatever their headers mean elsewhere.
  mutating func take(values taken: [(column: Int, name: String)]) {
    let columns = Set(taken.map(\.column))
    values = values.filter { !columns.contains($0.column) } + taken
    values.sort { $0.column < $1.column }
    for (key, column) in self.columns where columns.contains(column) {
      self.columns[key] = nil
    }
  }

  /// Whether columns of numbers whose headers are not known are values too: not where the user
  /// named some, and not in the toolkit's tables whose headers say all.
  var takesOwnColumns: Bool { !areValuesNamed && !TidyExport.isHeader(headers) }

  /// The columns of a row's edition: the one that counts, then the one that is compared with it.
  ///
  /// A user who names the column of years means that one. An export of Freedom House's values that
  /// is imported as the user's own has years, and no editions such as 1983-84.
  func editionColumns(of publication: String) -> [Int] {
    let isRenamed = TidyExport.isHeader(headers) && !Publication.isFreedomHouse(publication)
    let ignoresEdition = columns[.year] != nil && (isYearAloneNamed || isRenamed)
    return [ignoresEdition ? nil : columns[.edition], columns[.year]].compactMap(\.self)
  }

  /// Whether something says to which year or edition a row belongs.
  var hasEdition: Bool { columns[.year] ?? columns[.edition] != nil || isOfOneEdition }

  /// Whether the header row is that of a long file: one value a row.
  var isLong: Bool { isLongOfOneIndicator && columns[.indicator] != nil }

  /// Whether it is that of a file of one value a row, whose indicator may not be in it.
  var isLongOfOneIndicator: Bool {
    columns[.country] != nil && hasEdition && columns[.value] != nil
  }

  /// Whether the header row is that of a tidy file: one entity and edition a row. A table of years
  /// across has several editions a row.
  var isTidy: Bool {
    columns[.country] != nil && hasEdition && !isLong
      && (columns[.year] ?? columns[.edition] != nil || !YearHeaders(headers).areOfTable)
  }

  /// Whether every column of values is another indicator; if not, a finding refuses the file.
  func haveValuesOnce(row: Int, in session: ImportSession) -> Bool {
    var seen: [String: Int] = [:]
    var isUnique = true
    for (column, name) in values {
      if let first = seen[name] {
        isUnique = false
        session.findings.report(
          .refusedFile, code: "duplicate-header", row: row, column: column,
          value: session.findings.name(ofColumn: column),
          rule: "columns \(first + 1) and \(column + 1) both mean \(name)",
          hint: "remove one of them, or choose one: --map \(name)=HEADER")
      } else {
        seen[name] = column
      }
    }
    return isUnique
  }
}

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
