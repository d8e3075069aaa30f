import FreedomModel

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
