import FreedomModel
import TabularFiles

/// What is known of a data set of another project that people bring: its publication, and the
/// label, range and direction of its indicators, as its documentation says.
struct ProjectDataSet: Sendable {
  /// A column of values.
  struct Column: Sendable {
    /// The headers that identify it.
    let headers: [String]
    /// The part of the indicator's id behind the publication.
    let name: String
    let label: String
    let range: ClosedRange<Double>?
    let direction: ScaleDirection?
    let measure: Indicator.Measure

    init(
      headers: [String], name: String, label: String, range: ClosedRange<Double>? = nil,
      direction: ScaleDirection? = nil, measure: Indicator.Measure = .figure
    ) {
      self.headers = headers
      self.name = name
      self.label = label
      self.range = range
      self.direction = direction
      self.measure = measure
    }

    init(
      _ headers: String..., name: String, label: String, range: ClosedRange<Double>? = nil,
      direction: ScaleDirection? = nil, measure: Indicator.Measure = .figure
    ) {
      self.init(
        headers: headers, name: name, label: label, range: range, direction: direction,
        measure: measure)
    }
  }

  /// A title in words that follow "this is".
  let title: String
  let publication: Publication
  let columns: [Column]
  /// The system of the codes of countries, where the header alone does not say it.
  var codes: CodeSystem?
  /// What it writes for missing values.
  var missing: [String] = []
  /// What it writes for statuses.
  var statusCodes = StatusCodes()
  /// Whether other columns of numbers are indicators too. Not where there are hundreds of them.
  var takesOwnColumns = false
  /// Whether rows of groups and places that the register does not have are left out, and not
  /// refused.
  var leavesOutStrangers = true
  /// Finds a column by a header of another form than those of ``columns``.
  var otherForm: @Sendable (_ header: String) -> Column? = { _ in nil }

  /// How many columns that are left out are named: some data sets have thousands.
  static let shownColumns = 12

  /// The column that a header means.
  func column(_ header: String) -> Column? {
    let key = HeaderName(header)
    return columns.first { $0.headers.contains { HeaderName($0) == key } } ?? otherForm(header)
  }

  /// The columns of values among some headers, each name once.
  func values(in headers: [String]) -> [(column: Int, name: String)] {
    var seen: Set<String> = []
    return headers.enumerated().compactMap { position, header in
      guard let known = column(header), seen.insert(known.name).inserted else { return nil }
      return (position, known.name)
    }
  }

  /// The indicator of a header, under a name that the user may have given it; `nil` where nothing
  /// is known of the header.
  func indicator(named name: String, publication: String, header: String) -> Indicator? {
    column(header).map { $0.indicator(named: name, publication: publication) }
  }
}

extension ProjectDataSet.Column {
  func indicator(named name: String? = nil, publication: String) -> Indicator {
    let isStatus = measure == .status
    return Indicator(
      id: "\(publication).\(name ?? self.name)", publication: publication, label: label,
      measure: measure, minimum: range?.lowerBound, maximum: range?.upperBound,
      direction: isStatus ? .higher : direction,
      description: "Declared by an import, as the data set's documentation says.")
  }
}

/// A layout of a data set of another project, known by its headers.
protocol DataSetLayout: MappedLayout {
  var dataSet: ProjectDataSet { get }
  /// Headers by which it is known: each by one of several.
  var signature: [[String]] { get }
}

extension DataSetLayout {
  var title: String { dataSet.title }
  var publication: String? { nil }

  /// The tables that a search finds, which gets what says whether the data set is known by some
  /// headers; what is known of the data set holds for the session.
  func match(
    _ preview: FilePreview,
    table: (FilePreview.Sheet, _ isKnown: ([String]) -> Bool) -> (any SheetTable)?
  ) -> LayoutMatch? {
    let keys = signature.map { $0.map(HeaderName.init) }
    return LayoutMatch(
      preview,
      begin: { session in
        session.learn(dataSet)
        return true
      },
      table: { sheet in
        table(sheet) { headers in
          let names = Set(headers.map(HeaderName.init))
          return keys.allSatisfy { $0.contains(where: names.contains) }
        }
      })
  }
}

/// A data set of another project with one country and year a row.
struct ProjectLayout: DataSetLayout {
  let id: String
  let dataSet: ProjectDataSet
  /// Whether its name is sure, so that the user need not name a publication.
  var isNameSure = true
  let signature: [[String]]

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    var match = match(preview) { sheet, isKnown in
      SheetHeader(ofTable: sheet) { headers, _ in
        isKnown(headers) && UserFields(headers: headers, options: options).hasEdition
      }.map { TidyTable(header: $0, of: dataSet) }
    }
    if isNameSure { match?.about = dataSet.publication }
    return match
  }
}

/// The data sets of other projects that are known.
enum ProjectLayouts {
  static let all: [any Layout] = [
    VDem.layout, Polity.layout, QualityOfGovernment.layout, ReportersWithoutBorders.layout,
    EconomistIntelligence.layout, CorruptionPerceptions.layout, CorruptionPerceptions.wide,
    GovernanceIndicators.layout, GovernanceIndicators.workbook, WorldBank.layout,
    WorldBank.long, OurWorldInData.layout,
  ]
}

/// A data set of another project with years across.
struct WideProjectLayout: DataSetLayout {
  let id: String
  let dataSet: ProjectDataSet
  /// A year beside a header is left out of account.
  let signature: [[String]]
  /// What is in front of the name of a column, by the name of its sheet.
  var prefix: @Sendable (_ sheet: String) -> String? = { _ in "" }
  /// The column that has the code of each row's indicator, and the one that has its label.
  var indicators: (codes: [String], labels: [String])?
  /// The publication, by the first rows of the file; `nil` where it is not sure.
  var about: @Sendable (FilePreview) -> Publication?

  let unit = RowUnit.observation

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    var match = match(preview) { sheet, isKnown in
      guard let prefix = prefix(sheet.name),
        let wide = WideTable(in: sheet, options: options, fewest: 1),
        isKnown(wide.header.texts + wide.years.years.compactMap(\.name))
      else { return nil }
      return WideProjectTable(wide: wide, layout: self, prefix: prefix)
    }
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
      of: sheet, in: session,
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
