import FreedomModel

/// The Corruption Perceptions Index of Transparency International: its workbook, whose headers have
/// the year in them (`CPI score 2023`), and tables with a column of years.
enum CorruptionPerceptions {
  static let layout = ProjectLayout(
    id: "cpi-table", dataSet: dataSet,
    signature: [["CPI score"], ["ISO3", "ISO", "Region", "Rank", "Country / Territory"]])

  static let wide = WideProjectLayout(
    id: "cpi", dataSet: dataSet, signature: [["CPI score"]],
    about: { _ in dataSet.publication })

  private static let dataSet = ProjectDataSet(
    title: "the Corruption Perceptions Index",
    publication: Publication(
      id: "cpi", title: "Corruption Perceptions Index",
      citation: "Transparency International, Corruption Perceptions Index. "
        + "https://www.transparency.org/cpi"),
    columns: [
      ProjectDataSet.Column(
        "CPI score", name: "score", label: "Corruption Perceptions Index", range: 0...100,
        direction: .higher),
      ProjectDataSet.Column("Rank", name: "rank", label: "Rank", direction: .lower),
      ProjectDataSet.Column("Standard error", name: "standard_error", label: "Standard error"),
      ProjectDataSet.Column(
        "Sources", "Number of sources", name: "sources", label: "Number of sources"),
    ])
}
