import FreedomModel

/// The country-year data of Varieties of Democracy. Of its thousands of columns the main indices
/// are imported; others are by `--map`.
enum VDem {
  static let layout = ProjectLayout(
    id: "vdem", dataSet: dataSet,
    signature: [
      ["country_text_id"], ["country_id", "historical_date", "COWcode"], ["year"],
    ])

  private static let dataSet = ProjectDataSet(
    title: "V-Dem's country-year data",
    publication: Publication(
      id: "vdem", title: "Varieties of Democracy",
      citation: "V-Dem Institute, V-Dem Country-Year Dataset. https://v-dem.net"),
    columns: [
      index("v2x_polyarchy", "polyarchy", "Electoral democracy index"),
      index("v2x_libdem", "libdem", "Liberal democracy index"),
      index("v2x_partipdem", "partipdem", "Participatory democracy index"),
      index("v2x_delibdem", "delibdem", "Deliberative democracy index"),
      index("v2x_egaldem", "egaldem", "Egalitarian democracy index"),
      index("v2x_civlib", "civlib", "Civil liberties index"),
      index("v2x_clphy", "clphy", "Physical violence index"),
      index("v2x_clpol", "clpol", "Political civil liberties index"),
      index("v2x_clpriv", "clpriv", "Private civil liberties index"),
      index("v2x_freexp_altinf", "freexp_altinf", "Freedom of expression and information index"),
      index("v2x_frassoc_thick", "frassoc_thick", "Freedom of association index"),
      index("v2x_rule", "rule", "Rule of law index"),
      ProjectDataSet.Column(
        "v2x_corr", name: "corr", label: "Political corruption index", range: 0...1,
        direction: .lower),
      ProjectDataSet.Column(
        "v2x_regime", name: "regime", label: "Regimes of the world", range: 0...3,
        direction: .higher),
    ],
    codes: .vdemLetters)

  private static func index(
    _ header: String, _ name: String, _ label: String
  ) -> ProjectDataSet.Column {
    ProjectDataSet.Column(header, name: name, label: label, range: 0...1, direction: .higher)
  }
}
