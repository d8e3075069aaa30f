package import FreedomModel
import TabularFiles

/// The headers of the values of an index in a user's own file.
enum UserValues {
  /// The part of an indicator's id behind the publication that a header means, such as `pr`;
  /// `nil` where it means none.
  static func name(ofHeader header: some StringProtocol) -> String? {
    names[HeaderName(String(header))]
  }

  /// The publication of Freedom House's that a header names in full, as in `fotp.total`.
  static func publication(ofHeader header: String) -> String? { publications[HeaderName(header)] }

  private static let publications = Dictionary(
    Indicator.freedomHouse.map { (HeaderName($0.id), $0.publication) },
    uniquingKeysWith: { first, _ in first })

  /// The indicator of this name in an index that is not Freedom House's.
  static func indicator(
    named name: String, publication: String, header: String? = nil, isStatus: Bool = false
  ) -> Indicator {
    let model = Indicator.freedomHouse.first {
      $0.id == (isStatus ? "fiw.status" : "fiw.\(name)")
    }
    let isRating = model?.measure == .rating
    return Indicator(
      id: "\(publication).\(name)", publication: publication,
      label: header ?? name,
      measure: model.map { $0.measure == .score ? .figure : $0.measure } ?? .figure,
      minimum: isRating ? 1 : nil, maximum: isRating ? 7 : nil,
      direction: model.flatMap { isRating || $0.measure == .status ? $0.direction : nil },
      description: model == nil ? "Declared by an import." : "Declared by an import, by its header."
    )
  }

  /// An indicator known only by its name; the name may have the publication in front.
  static func figure(named name: String, publication: String) -> Indicator {
    let prefix = publication + "."
    let isWhole = name.hasPrefix(prefix) && name.count > prefix.count
    let short = isWhole ? String(name.dropFirst(prefix.count)) : name
    return Indicator(
      id: prefix + short, publication: publication, label: short, measure: .figure,
      direction: nil, description: "Declared by an import.")
  }

  private static let names: [HeaderName: String] = {
    var names: [HeaderName: String] = [:]
    for indicator in Indicator.freedomHouse where !indicator.isComputed {
      let name = String(indicator.id.drop { $0 != "." }.dropFirst())
      names[HeaderName(name)] = name
      names[HeaderName(indicator.id)] = name
      names[HeaderName(indicator.label)] = name
    }
    let spellings = [
      "pr": ["political rights", "PR rating", "political_rights_rating"],
      "cl": ["civil liberties", "CL rating", "civil_liberties_rating"],
      "status": [
        "freedom status", "freedom_status", "status code", "Status (F/PF/NF)", "statut", "estado",
        "stato", "статус", "estatus",
      ],
      "total": ["total score", "total aggr", "aggregate score"],
      "pr_score": ["PR aggr", "PR points"],
      "cl_score": ["CL aggr", "CL points"],
    ]
    for (name, headers) in spellings {
      for header in headers { names[HeaderName(header)] = name }
    }
    return names
  }()
}

extension Indicator {
  /// What a tidy file of a publication that is not Freedom House's declares by a column.
  ///
  /// - Parameters:
  ///   - header: The column's header, such as `pr`.
  ///   - publication: The publication's id.
  /// - Returns: The indicator; `nil` where the header means none, or is not its exact name.
  package static func declared(byHeader header: String, publication: String) -> Indicator? {
    UserValues.name(ofHeader: header) == header
      ? UserValues.indicator(named: header, publication: publication) : nil
  }
}

/// What a file's or a user's name of an indicator means.
enum NamedIndicator {
  /// This indicator, known or to be declared.
  case indicator(Indicator)
  /// None that is known, and nothing may be declared.
  case unknown
  /// One of another publication than the file's.
  case ofAnother(publication: String)
}

extension ImportSession {
  /// The indicator that a name means in this file. It is always one of the file's publication: a
  /// user's value never goes to Freedom House's `fiw.pr` because of its name.
  ///
  /// - Parameters:
  ///   - name: The name, with or without a publication in front.
  ///   - publication: The publication of the row; the file's unless its rows name their own.
  ///   - other: What the row itself names, where the user chose another publication for all.
  /// - Returns: The indicator, or why there is none.
  func indicator(
    named name: String, of publication: String, orOf other: String? = nil
  ) -> NamedIndicator {
    var short = name
    var isRenamed = false
    let known = [publication, other].compactMap(\.self)
    if let prefix = Self.publication(inFrontOf: name, in: catalog, or: known) {
      let isOwn = !Publication.isFreedomHouse(publication)
      isRenamed = prefix != publication
      guard !isRenamed || (isOwn && renames(prefix)) else {
        return .ofAnother(publication: prefix)
      }
      short = String(name.dropFirst(prefix.count + 1))
    }
    if let known = catalog["\(publication).\(short)"] {
      return known.isComputed ? .unknown : .indicator(known)
    }
    guard !short.isEmpty, !Publication.isFreedomHouse(publication) else { return .unknown }
    // A name in full says what Freedom House's indicator is, and so does "status" alone.
    let isStatus = HeaderName(short) == HeaderName("status")
    return .indicator(
      isRenamed || isStatus
        ? UserValues.indicator(named: short, publication: publication, isStatus: isStatus)
        : UserValues.figure(named: short, publication: publication))
  }

  /// The publication in front of an indicator's name: one of these, one of Freedom House's in
  /// any case, or that of an indicator which is known.
  private static func publication(
    inFrontOf name: String, in catalog: IndicatorCatalog, or publications: [String]
  ) -> String? {
    let named = publications.first { name.hasPrefix($0 + ".") && name.count > $0.count + 1 }
    if let named { return named }
    let first = String(name.prefix { $0 != "." })
    guard first.count < name.count else { return nil }
    if Publication.isFreedomHouse(first.lowercased()) { return first.lowercased() }
    return catalog[name]?.publication
  }

  /// Whether the values of one publication are imported as those of a user's own, because the user
  /// chose it; those of a second publication would be mixed up with them.
  private func renames(_ publication: String) -> Bool {
    if let renamed { return renamed == publication }
    renamed = publication
    findings.report(
      .note, code: "renamed-publication", value: publication,
      rule: "indicators of \(publication) are imported as those of \(self.publication)")
    return true
  }

  /// Whether a column of indicators has a number, and the user did not say that these are names.
  func isNumber(_ name: String) -> Bool {
    options.headers["indicator"] == nil && NumberSpelling.looksLikeNumber(name)
  }

  /// Refuses a row that does not name its indicator.
  func refuse(_ row: SheetRow, withoutIndicatorAt column: Int, header: String) {
    findings.report(
      .refusedRow, code: "missing-indicator", row: row.number, column: column, header: header,
      value: "", rule: "the row does not name its indicator")
  }

  /// Reports a name that is not an indicator of the file.
  func reportRefusal(
    _ severity: Finding.Severity, of named: NamedIndicator, name: String, row: Int? = nil,
    column: Int? = nil, header: String? = nil
  ) {
    switch named {
    case .indicator: break
    case .unknown:
      findings.report(
        severity, code: "unknown-indicator", row: row, column: column, header: header, value: name,
        rule: "no indicator has this name",
        hint: "see 'freedom codebook' for the names known")
    case .ofAnother(let other):
      findings.report(
        severity, code: "other-publication", row: row, column: column, header: header,
        value: name,
        rule: "this is an indicator of \(other), and the file is one of \(publication)",
        hint: "write its name without \"\(other).\", or import the file with --publication \(other)"
      )
    }
  }
}

/// The columns of numbers, and of statuses, in a user's own tidy table whose headers are not known:
/// each is an indicator of the publication, named by its header.
///
/// What a column has is seen in its first cells that are not missing. A column of text stays
/// out; a text in a column of numbers is refused later, row by row.
struct OwnColumns {
  /// The columns of numbers.
  private(set) var numbers: [(column: Int, name: String)] = []
  /// The columns of texts that have numbers too, with the first of the texts.
  private(set) var mixed: [(column: Int, numbers: Int, texts: Int, text: String, row: Int)] = []
  /// The columns of statuses.
  private(set) var statuses: [(column: Int, name: String)] = []

  /// How many rows are looked at, and how many cells of one column.
  private static let rows = 50_000
  private static let cells = 100

  private struct Tally {
    let column: Int
    var numbers = 0
    var others = 0
    /// The first of the others.
    var text: (text: String, row: Int)?
    /// The statuses among the others.
    var statuses: Set<String> = []
    var areStatuses = true
    /// Whether every number so far is that of its row, as programs number rows.
    var isRowNumber = true

    /// Adds a cell that has no number.
    mutating func add(text: String, row: Int) {
      others += 1
      if self.text == nil { self.text = (text, row) }
      if StatusText(text) == .none { areStatuses = false }
      if areStatuses { statuses.insert(text) }
    }

    var isDecided: Bool { numbers + others >= OwnColumns.cells }
    var isOfNumbers: Bool { numbers > 0 && numbers >= others }
    /// Two statuses, or one in words: a column of `F` alone may be anything.
    var isOfStatuses: Bool {
      numbers == 0 && areStatuses
        && (statuses.count > 1 || statuses.contains { $0.count > 2 })
    }
  }

  /// Looks for such columns among the ones that are not known.
  ///
  /// - Parameters:
  ///   - candidates: The columns with their headers.
  ///   - sheet: The sheet.
  ///   - header: Its header.
  ///   - missing: What the user says means missing.
  ///   - publication: The publication's id, which a header may have in front.
  /// - Throws: An error of the file.
  init(
    among candidates: [(column: Int, header: String)], in sheet: Sheet, below header: SheetHeader,
    missing: MissingValues, publication: String
  ) throws {
    var tallies = candidates.filter { Self.canHaveValues($0.header, among: header.texts) }
      .map { Tally(column: $0.column) }
    guard !tallies.isEmpty else { return }
    var above = header.position + 1
    var count = 0
    var firstNumber: [Int: Int] = [:]
    try sheet.readRows { row in
      guard above == 0 else {
        above -= 1
        return .next
      }
      count += 1
      for index in tallies.indices where !tallies[index].isDecided {
        guard let cell = row.cell(tallies[index].column), !cell.isEmpty else { continue }
        let text = row.text(cell).trimmedOfBlanks
        if MissingMark.mark(text) != nil || missing.contains(text) || cell.kind == .error {
          continue
        }
        if cell.kind != .date, cell.kind != .boolean, NumberSpelling.looksLikeNumber(text) {
          tallies[index].numbers += 1
          if tallies[index].isRowNumber {
            let number = Int(text) ?? .min
            let first = firstNumber[tallies[index].column] ?? number
            firstNumber[tallies[index].column] = first
            tallies[index].isRowNumber = (0...1).contains(first) && number == first + count - 1
          }
        } else {
          tallies[index].add(text: text, row: row.number)
        }
      }
      return count < Self.rows && tallies.contains { !$0.isDecided } ? .next : .stop
    }
    numbers = tallies.filter { tally in
      tally.isOfNumbers
        && !(tally.isRowNumber && tally.column == 0 && Self.numbersRows(header.texts[0]))
    }.map { ($0.column, Self.name(of: header.texts[$0.column], in: publication)) }
    mixed = tallies.compactMap { tally in
      guard !tally.isOfNumbers, tally.numbers > 0, let first = tally.text else { return nil }
      return (tally.column, tally.numbers, tally.others, first.text, first.row)
    }
    statuses = tallies.filter(\.isOfStatuses)
      .map { ($0.column, Self.name(of: header.texts[$0.column], in: publication)) }
  }

  /// Whether some of the first rows have a number, or all of them statuses, in a column that may be
  /// such a one. A lone column `value` does not say what it has.
  static func areLikely(among fields: UserFields, in rows: ArraySlice<[String]>) -> Bool {
    fields.free.contains { column, header in
      guard canHaveValues(header, among: fields.headers),
        !(fields.isOfUnnamedValue && fields.columns[.value] == column)
      else { return false }
      let cells = rows.compactMap { column < $0.count ? $0[column] : nil }
      return cells.contains(where: NumberSpelling.looksLikeNumber) || areStatuses(cells)
    }
  }

  private static func areStatuses(_ cells: [String]) -> Bool {
    var tally = Tally(column: 0)
    for cell in cells where MissingMark.mark(cell) == nil { tally.add(text: cell, row: 0) }
    return tally.isOfStatuses
  }

  /// Whether a header can be that of values: it is there, and is not a usual one of codes of
  /// countries.
  private static func canHaveValues(_ header: String, among headers: [String]) -> Bool {
    let key = HeaderName(header)
    return !key.key.isEmpty && !others.contains(key)
      && CodeHeaders.kind(of: key, among: headers.map(HeaderName.init)) == nil
  }

  /// Headers of numbers that are not values: codes of regions, and of other things than countries.
  private static let others = Set(
    [
      "region code", "subregion code", "sub-region code", "intermediate region code", "m49",
      "continent code", "year code", "time code", "month", "quarter", "week", "day",
      "row", "row number",
    ].map(HeaderName.init))

  /// Whether a first column is headed as programs head the numbers of rows.
  private static func numbersRows(_ header: String) -> Bool {
    ["unnamed0", "x", "x1", "rownames", "row", "index", "no", "nr", "id", "obs", "n"]
      .contains(HeaderName(header).key)
  }

  /// The name of an indicator of a publication by a header.
  private static func name(of header: String, in publication: String) -> String {
    whole(header, of: publication) ?? name(of: header)
  }

  /// What follows the publication in a header that is an indicator's id, such as `ngo.score`, or as
  /// a panel has it, `ngo_score`; `nil` for others.
  static func whole(_ header: String, of publication: String) -> String? {
    let prefixes = [publication + ".", Indicator.columnName(of: publication + ".")]
    return prefixes.first { header.hasPrefix($0) && header.count > $0.count }
      .map { String(header.dropFirst($0.count)) }
  }

  /// The name of an indicator by a header: in small letters, digits and underscores.
  static func name(of header: String) -> String {
    var name = ""
    for character in header.lowercased() {
      if character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "_" {
        name.append("_")
      }
    }
    while name.last == "_" { name.removeLast() }
    return name
  }
}
