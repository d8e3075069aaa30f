import FreedomModel
import TabularFiles

/// The Worldwide Governance Indicators since 2023: a country, a year and an indicator a row, and in
/// its columns the estimate, its error and its rank.
struct GovernanceTableLayout: MappedLayout {
  let id = "wgi"
  let unit = RowUnit.observation
  var title: String { GovernanceIndicators.dataSet.title }
  var publication: String? { nil }

  private static let headers = ["indicator", "estimate", "year", "pctrank"].map(HeaderName.init)

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    var match = LayoutMatch(
      preview,
      begin: { session in
        session.learn(GovernanceIndicators.dataSet)
        return true
      },
      table: { sheet in
        SheetHeader(ofTable: sheet) { headers, _ in
          let names = Set(headers.map(HeaderName.init))
          return names.isSuperset(of: Self.headers)
            && UserFields(headers: headers, options: options).countries != nil
        }.map { GovernanceTable(header: $0) }
      })
    match?.about = GovernanceIndicators.publication
    return match
  }
}

private struct GovernanceTable: SheetTable {
  let header: SheetHeader
  let namesColumns = true

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    let fields = UserFields(headers: header.texts, options: session.options)
    guard let countries = fields.countries, let indicator = fields.columns[.indicator],
      header.isSound(names: countries.shown, in: session),
      let editions = try EditionReader(fields, publication: session.publication, session: session)
    else { return nil }
    let parts = header.texts.indices.filter {
      GovernanceIndicators.partHeaders.contains(HeaderName(header.texts[$0]))
    }
    session.findings.report(
      leftOut: fields.unread(besides: countries.all + editions.columns + parts + [indicator]),
      row: header.row, hint: "they say nothing of a country")
    return GovernanceReader(
      header: header, indicator: indicator, parts: parts,
      countries: CountryReader(countries, session: session), editions: editions, session: session)
  }
}

private final class GovernanceReader: SheetReader {
  private let header: SheetHeader
  private let indicator: Int
  private let parts: [Int]
  private let countries: CountryReader
  private let editions: EditionReader
  private let session: ImportSession
  /// The indicators found, by the texts of their column and the part of each.
  private var known: [String: [Int: FileIndicator]] = [:]
  private var values = 0

  init(
    header: SheetHeader, indicator: Int, parts: [Int], countries: CountryReader,
    editions: EditionReader, session: ImportSession
  ) {
    self.header = header
    self.indicator = indicator
    self.parts = parts
    self.countries = countries
    self.editions = editions
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: header.width, of: countries) else { return }
    let name = session.cells.word(in: row, at: indicator)
    guard let indicators = try indicators(of: name, row),
      let position = try editions.position(in: row, of: countries),
      case let edition = editions.met[position],
      let found = try countries.position(in: row, year: edition.edition.coverageEnd.year),
      case let country = countries.met[found]
    else { return session.counts.reject() }
    for (column, indicator) in indicators.sorted(by: { $0.key < $1.key }) {
      switch session.cells.value(
        of: indicator, at: column, in: row, header: header.texts[column])
      {
      case .value(let value, let text):
        try session.output.sink.take(
          Observation(
            entity: country.number, edition: edition.number, indicator: indicator.number,
            value: value, text: text, row: row.number, column: column))
        if value.isFigure { values += 1 }
      case .nothing: break
      case .refused: session.counts.reject()
      }
    }
  }

  func finish() {
    session.finishNotes()
    countries.finish()
    session.counts.add(rows: values, years: Set(editions.met.map(\.edition.year)))
  }

  private func indicators(of name: String, _ row: SheetRow) throws -> [Int: FileIndicator]? {
    if let indicators = known[name] { return indicators }
    var indicators: [Int: FileIndicator] = [:]
    for part in parts {
      guard
        let column = GovernanceIndicators.dataSet.column("\(name) \(header.texts[part])")
      else { continue }
      let indicator = column.indicator(publication: session.publication)
      indicators[part] = try session.output.indicator(
        declaring: session.catalog[indicator.id] ?? indicator)
    }
    guard !indicators.isEmpty else {
      session.findings.report(
        .refusedRow, code: "unknown-indicator", row: row.number, column: indicator, value: name,
        rule: "this is not one of the six governance indicators",
        hint: "they are va, pv, ge, rq, rl and cc")
      return nil
    }
    known[name] = indicators
    return indicators
  }
}

/// The Worldwide Governance Indicators: six indicators, each with an estimate and its error.
enum GovernanceIndicators {
  /// The workbook until 2022: a sheet for each indicator, years over Estimate, StdErr and so on.
  static let workbook = WideProjectLayout(
    id: "wgi-workbook", dataSet: dataSet,
    signature: [["Estimate"], ["StdErr"], ["Country/Territory"]],
    prefix: { sheet in
      let name = HeaderName(sheet).key
      return indicators.first { name.contains($0.word) }.map { $0.code + " " }
    },
    about: { _ in publication })

  /// The table since 2023: an indicator, a country and a year a row.
  static let layout = GovernanceTableLayout()

  static let publication = Publication(
    id: "wgi", title: "Worldwide Governance Indicators",
    citation: "World Bank, Worldwide Governance Indicators. https://www.govindicators.org")

  static let dataSet = ProjectDataSet(
    title: "the Worldwide Governance Indicators", publication: publication, columns: columns,
    missing: ["#N/A"])

  /// The six: their codes, their names, and a word by which a sheet of each is known.
  static let indicators: [(code: String, label: String, word: String)] = [
    ("va", "Voice and accountability", "voice"), ("pv", "Political stability", "stability"),
    ("ge", "Government effectiveness", "effectiveness"), ("rq", "Regulatory quality", "regulatory"),
    ("rl", "Rule of law", "rule"), ("cc", "Control of corruption", "corruption"),
  ]

  /// What each indicator has, by the headers of the tables and the codes of the World Bank.
  /// Estimates have no ends: they are about -2.5 to 2.5.
  private static let parts: [Part] = [
    Part(["Estimate"], "EST", "", "estimate", direction: .higher),
    Part(["StdErr", "stddev"], "STD.ERR", "_stderr", "standard error"),
    Part(["NumSrc", "nsource"], "NO.SRC", "_sources", "number of sources"),
    Part(
      ["Rank", "pctrank"], "PER.RNK", "_rank", "percentile rank", range: 0...100,
      direction: .higher),
    Part(
      ["Lower", "pctranklower"], "PER.RNK.LOWER", "_rank_lower", "percentile rank, lower bound",
      range: 0...100, direction: .higher),
    Part(
      ["Upper", "pctrankupper"], "PER.RNK.UPPER", "_rank_upper", "percentile rank, upper bound",
      range: 0...100, direction: .higher),
    Part(
      ["Score", "govscore"], "SC", "_score", "score", range: 0...100, direction: .higher),
  ]

  private struct Part {
    let headers: [String]
    let code: String
    let ending: String
    let label: String
    let range: ClosedRange<Double>?
    let direction: ScaleDirection?

    init(
      _ headers: [String], _ code: String, _ ending: String, _ label: String,
      range: ClosedRange<Double>? = nil, direction: ScaleDirection? = nil
    ) {
      self.headers = headers
      self.code = code
      self.ending = ending
      self.label = label
      self.range = range
      self.direction = direction
    }
  }

  private static let columns = indicators.flatMap { indicator in
    parts.map { part in
      let code = "\(indicator.code.uppercased()).\(part.code)"
      return ProjectDataSet.Column(
        headers: [code, "GOV_WGI_\(code)"] + part.headers.map { "\(indicator.code) \($0)" },
        name: indicator.code + part.ending, label: "\(indicator.label), \(part.label)",
        range: part.range, direction: part.direction)
    }
  }

  /// The headers of a table that are parts of an indicator.
  static let partHeaders = Set(parts.flatMap(\.headers).map(HeaderName.init))
}
