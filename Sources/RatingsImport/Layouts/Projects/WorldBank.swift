import FreedomModel

/// The CSV and workbooks of the World Bank's data service: one series or several, down or across.
enum WorldBank {
  /// What the service's API and DataBank write by default: a series and a country a row, years
  /// across.
  static let layout = WideProjectLayout(
    id: "world-bank", dataSet: dataSet,
    signature: [
      ["Country Name"], ["Country Code"], ["Indicator Code", "Series Code"],
    ],
    indicators: (["Indicator Code", "Series Code"], ["Indicator Name", "Series Name"]),
    about: publication)

  /// What DataBank writes where series are across: a country and a year a row.
  static let long = ProjectLayout(
    id: "world-bank-series", dataSet: dataSet, isNameSure: false,
    signature: [["Country Name"], ["Country Code"], ["Time"], ["Time Code"]])

  private static let dataSet = ProjectDataSet(
    title: "a table of the World Bank's",
    publication: Publication(id: "wdi", title: "World Development Indicators"),
    columns: GovernanceIndicators.dataSet.columns, takesOwnColumns: true,
    otherForm: { header in
      // `Voice and Accountability: Estimate [VA.EST]`
      guard header.hasSuffix("]"), let bracket = header.lastIndex(of: "[") else { return nil }
      let code = String(header[header.index(after: bracket)...].dropLast())
      let label = String(header[..<bracket]).trimmedOfBlanks
      return GovernanceIndicators.dataSet.column(code)
        ?? ProjectDataSet.Column(code, name: OwnColumns.name(of: code), label: label)
    })

  /// The publication that the rows above the table name, or that all codes in sight are of.
  private static let publication: @Sendable (FilePreview) -> Publication? = { preview in
    let rows = preview.sheets.flatMap(\.rows)
    if let named = rows.first(where: { $0.first == "Data Source" })?.dropFirst().first {
      if named.contains("World Development Indicators") { return developmentIndicators }
      if named.contains("Governance Indicators") { return GovernanceIndicators.publication }
    }
    guard
      let header = rows.firstIndex(where: {
        $0.contains { ["Indicator Code", "Series Code"].contains($0) }
      }),
      let column = rows[header].firstIndex(where: {
        ["Indicator Code", "Series Code"].contains($0)
      })
    else { return nil }
    let codes = rows[(header + 1)...].compactMap { row in
      column < row.count && !row[column].isEmpty ? row[column] : nil
    }
    return !codes.isEmpty && codes.allSatisfy { GovernanceIndicators.dataSet.column($0) != nil }
      ? GovernanceIndicators.publication : nil
  }

  private static let developmentIndicators = Publication(
    id: "wdi", title: "World Development Indicators",
    citation: "World Bank, World Development Indicators. https://data.worldbank.org")
}
