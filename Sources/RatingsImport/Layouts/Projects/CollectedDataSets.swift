import FreedomModel

/// The CSV of a chart of Our World in Data: `Entity,Code,Year` and a column or more of any
/// project's. Whose values they are is not in the file, so that the user names the publication.
enum OurWorldInData {
  static let layout = ProjectLayout(
    id: "owid", dataSet: dataSet, isNameSure: false,
    signature: [["Entity"], ["Code"], ["Year"]])

  private static let dataSet: ProjectDataSet = ProjectDataSet(
    title: "a CSV of Our World in Data",
    publication: Publication(id: "owid", title: "Our World in Data"),
    columns: [
      index("Electoral democracy index"), index("Electoral democracy"),
      index("Liberal democracy index"), index("Liberal democracy"),
      index("Participatory democracy index"), index("Deliberative democracy index"),
      index("Egalitarian democracy index"), index("Civil liberties index"),
      index("Human rights index"), index("Freedom of expression index"),
      index("Physical integrity rights index"), index("Rule of law index"),
      ProjectDataSet.Column(
        "Political regime", name: "political_regime", label: "Political regime", range: 0...3,
        direction: .higher),
      ProjectDataSet.Column(
        "Democracy index", "Democracy score", "Democracy index (EIU)", name: "democracy_index",
        label: "Democracy index", range: 0...10, direction: .higher),
      ProjectDataSet.Column(
        "Press freedom score", "Press Freedom Index", name: "press_freedom",
        label: "Press freedom score", range: 0...100, direction: .higher),
      ProjectDataSet.Column(
        "Corruption Perceptions Index", "Corruption Perception Index",
        name: "corruption_perceptions_index", label: "Corruption Perceptions Index",
        range: 0...100, direction: .higher),
    ],
    takesOwnColumns: true, leavesOutStrangers: false,
    otherForm: { header in
      // `Electoral democracy index (central estimate)`
      guard header.hasSuffix("(central estimate)") || header.hasSuffix("(best estimate)"),
        let bracket = header.lastIndex(of: "(")
      else { return nil }
      return dataSet.column(String(header[..<bracket]).trimmedOfBlanks)
    })

  private static func index(_ header: String) -> ProjectDataSet.Column {
    ProjectDataSet.Column(
      header, name: OwnColumns.name(of: header), label: header, range: 0...1, direction: .higher)
  }
}

/// The standard time series of the Quality of Government Institute: its own index, and those of
/// others that are used most. It has Freedom House's values too; for those the bundled record
/// is the source.
enum QualityOfGovernment {
  static let layout = ProjectLayout(
    id: "qog", dataSet: dataSet,
    signature: [["cname"], ["ccodealp"], ["year"], ["ccode_qog", "cname_qog", "version"]])

  private static let dataSet = ProjectDataSet(
    title: "the Quality of Government (QoG) time series",
    publication: Publication(
      id: "qog", title: "Quality of Government Standard Dataset",
      citation: "University of Gothenburg, The Quality of Government Institute, The QoG Standard "
        + "Dataset. https://www.gu.se/en/quality-government"),
    columns: [
      ProjectDataSet.Column(
        "icrg_qog", name: "icrg_qog", label: "ICRG indicator of quality of government",
        range: 0...1, direction: .higher),
      ProjectDataSet.Column(
        "vdem_polyarchy", name: "vdem_polyarchy", label: "V-Dem electoral democracy index",
        range: 0...1, direction: .higher),
      ProjectDataSet.Column(
        "vdem_libdem", name: "vdem_libdem", label: "V-Dem liberal democracy index", range: 0...1,
        direction: .higher),
      ProjectDataSet.Column(
        "p_polity2", name: "p_polity2", label: "Revised polity score", range: -10...10,
        direction: .higher),
      ProjectDataSet.Column(
        "ti_cpi", name: "ti_cpi", label: "Corruption Perceptions Index", range: 0...100,
        direction: .higher),
      ProjectDataSet.Column(
        "eiu_iod", name: "eiu_iod", label: "EIU index of democracy", range: 0...10,
        direction: .higher),
      ProjectDataSet.Column(
        "wbgi_vae", name: "wbgi_vae", label: "Voice and accountability, estimate",
        direction: .higher),
      ProjectDataSet.Column(
        "wbgi_rle", name: "wbgi_rle", label: "Rule of law, estimate", direction: .higher),
      ProjectDataSet.Column(
        "fh_pr", name: "fh_pr", label: "Freedom House, political rights", range: 1...7,
        direction: .lower),
      ProjectDataSet.Column(
        "fh_cl", name: "fh_cl", label: "Freedom House, civil liberties", range: 1...7,
        direction: .lower),
      ProjectDataSet.Column(
        "fh_status", name: "fh_status", label: "Freedom House, status", measure: .status),
      ProjectDataSet.Column(
        "fh_ipolity2", name: "fh_ipolity2", label: "Level of democracy, Freedom House and Polity",
        range: 0...10, direction: .higher),
    ],
    statusCodes: StatusCodes(["1=F", "2=PF", "3=NF"]) ?? StatusCodes())
}

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
