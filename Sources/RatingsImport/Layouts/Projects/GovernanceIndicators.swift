import FreedomModel

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
