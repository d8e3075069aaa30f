import FreedomModel

/// The democracy index of the Economist Intelligence Unit, as tables made from its reports have it.
enum EconomistIntelligence {
  static let layout = ProjectLayout(
    id: "eiu", dataSet: dataSet,
    signature: [
      [
        "Electoral process and pluralism", "Electoral process", "Electoral pluralism index (EIU)",
        "I Electoral process and pluralism",
      ],
      [
        "Functioning of government", "Government functioning", "Government index (EIU)",
        "II Functioning of government",
      ],
      [
        "Political participation", "Political participation index (EIU)",
        "III Political participation",
      ],
      [
        "Political culture", "Political culture index (EIU)", "Democratic political culture",
        "IV Political culture",
      ],
    ])

  private static let dataSet = ProjectDataSet(
    title: "the democracy index of the Economist Intelligence Unit",
    publication: Publication(
      id: "eiu", title: "EIU Democracy Index",
      citation: "Economist Intelligence Unit, Democracy Index. https://www.eiu.com"),
    columns: [
      column(
        "Overall score", "Overall", "Score", "Democracy index", "Democracy index (EIU)", "Total",
        "Total score", name: "total", label: "Democracy index"),
      ProjectDataSet.Column(
        "Rank", "Global rank", "Overall rank", name: "rank", label: "Rank", direction: .lower),
      column(
        "Electoral process and pluralism", "Electoral process", "Electoral pluralism index (EIU)",
        "I Electoral process and pluralism", name: "electoral_process",
        label: "Electoral process and pluralism"),
      column(
        "Functioning of government", "Government functioning", "Government index (EIU)",
        "II Functioning of government", name: "government", label: "Functioning of government"),
      column(
        "Political participation", "Political participation index (EIU)",
        "III Political participation", name: "participation", label: "Political participation"),
      column(
        "Political culture", "Political culture index (EIU)", "Democratic political culture",
        "IV Political culture", name: "culture", label: "Political culture"),
      column(
        "Civil liberties", "Civil liberties index (EIU)", "V Civil liberties",
        name: "civil_liberties", label: "Civil liberties"),
    ])

  private static func column(
    _ headers: String..., name: String, label: String
  ) -> ProjectDataSet.Column {
    ProjectDataSet.Column(
      headers: headers, name: name, label: label, range: 0...10, direction: .higher)
  }
}
