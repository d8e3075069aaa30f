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

/// The press freedom index of Reporters Without Borders, one file a year since 2002. Its method
/// changed with the edition 2022: until then lower scores were freer, since then higher ones are,
/// and the two are two indicators.
enum ReportersWithoutBorders {
  static let layout = ProjectLayout(
    id: "rsf", dataSet: dataSet,
    signature: [
      ["ISO"], ["Rank", "Rank N", "Rank_N"], ["Year (N)"],
      ["Zone", "Country_EN", "EN_country", "Political Context", "Score N"],
    ])

  private static let dataSet: ProjectDataSet = ProjectDataSet(
    title: "the press freedom index of Reporters Without Borders",
    publication: Publication(
      id: "rsf", title: "World Press Freedom Index",
      citation: "Reporters Without Borders, World Press Freedom Index. https://rsf.org"),
    columns: [
      ProjectDataSet.Column(
        "Score", name: "score", label: "Press freedom score", range: 0...100, direction: .higher),
      ProjectDataSet.Column(
        "Score N", "Score_N", name: "score_to_2021",
        label: "Press freedom score, method until 2021",
        direction: .lower),
      ProjectDataSet.Column(
        "Rank", "Rank N", "Rank_N", name: "rank", label: "Press freedom rank", direction: .lower),
      context("Political Context", "political"), context("Economic Context", "economic"),
      context("Legal Context", "legal"), context("Social Context", "social"),
      ProjectDataSet.Column(
        "Safety", name: "safety", label: "Safety of journalists", range: 0...100,
        direction: .higher),
    ],
    otherForm: { header in
      let parts = header.split(whereSeparator: \.isWhitespace)
      guard parts.count == 2, parts[0].lowercased() == "score", let year = Int(parts[1]) else {
        return nil
      }
      return dataSet.column(year < firstEditionOfScale ? "Score N" : "Score")
    })

  private static let firstEditionOfScale = 2022

  private static func context(_ header: String, _ name: String) -> ProjectDataSet.Column {
    ProjectDataSet.Column(header, name: name, label: header, range: 0...100, direction: .higher)
  }
}

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
