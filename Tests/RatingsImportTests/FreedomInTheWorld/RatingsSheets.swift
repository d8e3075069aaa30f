import FreedomTestSupport

/// Sheets of ratings as Freedom House's workbook has them, made for tests.
enum RatingsSheets {
  /// One block of the header: the edition and the years under review.
  typealias Edition = (label: TestCell, coverage: TestCell)

  /// A sheet of some editions: three header rows, then a row a name, three cells an edition.
  static func sheet(_ editions: [Edition], _ rows: [(String, [TestCell])]) -> TestSheet {
    sheet("Country Ratings, Statuses ", editions, rows)
  }

  /// The same under another name.
  static func sheet(
    _ name: String, _ editions: [Edition],
    _ rows: [(String, [TestCell])]
  ) -> TestSheet {
    let head: [[TestCell]] = [
      ["Survey Edition"] + editions.flatMap { [$0.label, nil, nil] },
      ["Year(s) Under Review"] + editions.flatMap { [$0.coverage, nil, nil] },
      [nil] + editions.flatMap { _ in ["PR", "CL ", "Status"] as [TestCell] },
    ]
    return TestSheet(name, head + rows.map { [.text($0.0)] + $0.1 })
  }

  static let edition1973: Edition = ("Jan.-Feb. 1973", 1972)
  static let edition1982: Edition = (1982, "Jan.1981-Aug. 1982")
  static let edition1984: Edition = ("1983-84", "Aug.1982-Nov.1983")
  static let edition2025: Edition = (2025, 2024)
  static let edition2026: Edition = (2026, 2025)
}
