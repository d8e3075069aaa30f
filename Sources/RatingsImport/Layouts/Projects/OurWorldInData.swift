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
