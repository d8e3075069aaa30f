import FreedomModel

/// Polity5, the regimes of states by year. -66, -77 and -88 are interruption, interregnum and
/// transition: no scores.
enum Polity {
  static let layout = ProjectLayout(
    id: "polity5", dataSet: dataSet,
    signature: [
      ["scode"], ["year"], ["polity", "polity2"], ["democ", "autoc", "p4", "p5", "cyear"],
    ])

  private static let dataSet = ProjectDataSet(
    title: "Polity5's table of regimes",
    publication: Publication(
      id: "polity", title: "Polity5",
      citation: "Center for Systemic Peace, Polity5: Political Regime Characteristics and "
        + "Transitions. https://www.systemicpeace.org"),
    columns: [
      ProjectDataSet.Column(
        "polity", name: "polity", label: "Polity score", range: -10...10, direction: .higher),
      ProjectDataSet.Column(
        "polity2", name: "polity2", label: "Revised polity score", range: -10...10,
        direction: .higher),
      ProjectDataSet.Column(
        "democ", name: "democ", label: "Institutionalized democracy", range: 0...10,
        direction: .higher),
      ProjectDataSet.Column(
        "autoc", name: "autoc", label: "Institutionalized autocracy", range: 0...10,
        direction: .lower),
      ProjectDataSet.Column("durable", name: "durable", label: "Regime durability in years"),
    ],
    codes: .polity, missing: ["-66", "-77", "-88"])
}
