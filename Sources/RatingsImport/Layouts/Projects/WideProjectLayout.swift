import FreedomModel
import TabularFiles

/// A data set of another project with years across.
struct WideProjectLayout: MappedLayout {
  let id: String
  let dataSet: ProjectDataSet
  /// Headers by which it is known: each by one of several, a year beside it left out of account.
  let signature: [[String]]
  /// What is in front of the name of a column, by the name of its sheet.
  var prefix: @Sendable (_ sheet: String) -> String? = { _ in "" }
  /// The column that has the code of each row's indicator, and the one that has its label.
  var indicators: (codes: [String], labels: [String])?
  /// The publication, by the first rows of the file; `nil` where it is not sure.
  var about: @Sendable (FilePreview) -> Publication?

  let unit = RowUnit.observation
  var title: String { dataSet.title }
  var publication: String? { nil }

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    let keys = signature.map { $0.map(HeaderName.init) }
    var match = LayoutMatch(
      preview,
      begin: { session in
        session.learn(dataSet)
        return true
      },
      table: { sheet -> (any SheetTable)? in
        guard let prefix = prefix(sheet.name),
          let wide = WideTable(in: sheet, options: options, fewest: 1)
        else { return nil }
        let names = Set(
          wide.header.texts.map(HeaderName.init)
            + wide.years.years.compactMap { $0.name.map(HeaderName.init) })
        guard keys.allSatisfy({ $0.contains(where: names.contains) }) else { return nil }
        return WideProjectTable(wide: wide, layout: self, prefix: prefix)
      })
    match?.about = about(preview)
    return match
  }
}

private struct WideProjectTable: SheetTable {
  let wide: WideTable
  let layout: WideProjectLayout
  let prefix: String

  var header: SheetHeader { wide.header }
  var namesColumns: Bool { true }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    try wide.reader(
      in: session,
      naming: ProjectNames(
        session: session, dataSet: layout.dataSet, prefix: prefix, indicators: layout.indicators,
        headers: header.texts))
  }
}

/// The indicators of a data set whose names are known.
private final class ProjectNames: WideNames {
  private let dataSet: ProjectDataSet
  private let prefix: String
  /// The columns of the codes of indicators, and of their labels.
  private let code: Int?
  private let label: Int?

  init(
    session: ImportSession, dataSet: ProjectDataSet, prefix: String,
    indicators: (codes: [String], labels: [String])?, headers: [String]
  ) {
    self.dataSet = dataSet
    self.prefix = prefix
    let names = headers.map(HeaderName.init)
    func column(_ wanted: [String]?) -> Int? {
      wanted?.lazy.compactMap { names.firstIndex(of: HeaderName($0)) }.first
    }
    code = column(indicators?.codes)
    label = column(indicators?.labels)
    super.init(session: session)
  }

  override func column(among fields: UserFields) -> Int? { code }

  override func companions(in headers: [String]) -> [Int] { [code, label].compactMap(\.self) }

  override func label(in row: SheetRow, at column: Int) -> String {
    label.map { row.text(at: $0).trimmedOfBlanks } ?? super.label(in: row, at: column)
  }

  override func own(_ name: String, label: String, row: Int, column: Int) throws -> Meaning {
    guard !Publication.isFreedomHouse(session.publication) else {
      return try super.own(name, label: label, row: row, column: column)
    }
    guard let known = dataSet.column(prefix + name) else {
      return dataSet.takesOwnColumns
        ? try super.own(name, label: label, row: row, column: column) : .leftOut
    }
    let indicator = known.indicator(publication: session.publication)
    return .indicator(
      try session.output.indicator(declaring: session.catalog[indicator.id] ?? indicator))
  }

  override func report(leftOut columns: [Int], of header: SheetHeader) {
    session.findings.report(
      leftOut: columns.map { ($0, header.texts[$0]) }, row: header.row,
      shown: ProjectDataSet.shownColumns, hint: "they say how the values came, or repeat them")
  }
}
