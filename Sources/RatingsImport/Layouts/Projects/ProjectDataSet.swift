import FreedomModel

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

/// A data set of another project with one country and year a row.
struct ProjectLayout: MappedLayout {
  let id: String
  let dataSet: ProjectDataSet
  /// Whether its name is sure, so that the user need not name a publication.
  var isNameSure = true
  /// Headers by which it is known: each by one of several.
  let signature: [[String]]

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
      table: { sheet in
        SheetHeader(ofTable: sheet) { headers, _ in
          let names = Set(headers.map(HeaderName.init))
          return keys.allSatisfy { $0.contains(where: names.contains) }
            && UserFields(headers: headers, options: options).hasEdition
        }.map { TidyTable(header: $0, of: dataSet) }
      })
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
