import FreedomTestSupport

/// Sheets of press freedom values, made for tests.
enum PressTestSheet {
  /// A sheet with the eras of the official workbook: print and broadcast, one status, score and
  /// status. The data rows have eight values: 1982 (2), 1984 (2), 1989, 1996 (2), and the last
  /// edition's two.
  static func scores(
    named name: String = "Global", last: Int = 2009, title: String = "Freedom of the Press: Global",
    _ data: [[TestCell]]
  ) -> TestSheet {
    TestSheet(
      name,
      [
        [.text(title)],
        ["Scores and Status (1980-2012)"],
        [
          "Press Freedom Edition", 1982, nil, "1983-1984", nil, 1989, 1996, nil,
          .number(Double(last)),
        ],
        [
          "Year(s) Covered", "Jan. 1981-Aug. 1982", nil, "Aug.1982-Nov.1983", nil, 1988, 1995, nil,
          .number(Double(last - 1)),
        ],
        [
          nil, "Print", "Broadcast", "Print", "Broadcast", "STATUS", "SCORE", "STATUS", "SCORE",
          "STATUS",
        ],
      ] + data)
  }

  /// The values of Kazakhstan's first edition with a score onwards.
  static let kazakhstan: [TestCell] = [
    "Kazakhstan", "N/A", "N/A", "N/A", "N/A", "N/A", 62, "NF", 78, "NF",
  ]

  /// A sheet of the detailed data: print and broadcast, one status, ten columns for 2000, five each
  /// for the later editions.
  static func detailed(
    _ name: String, title: String, editions: [Int], parts: [String], missing: TestCell = "N/A",
    _ data: [[TestCell]]
  ) -> TestSheet {
    let tens: [TestCell] = [
      "A Print", "A Broadcast", "B Print", "B Broadcast", "C Print", "C Broadcast", "D Print",
      "D Broadcast", "Total", "Status",
    ]
    var labels: [TestCell] = ["Press Freedom Edition", 1980, nil, 1989, 2001]
    var years: [TestCell] = ["Year(s) Covered", 1979, nil, 1988, 2000]
    var figures: [TestCell] = [nil, "Print", "Broadcast", "Status"] + tens
    labels += Array(repeating: .blank, count: 9)
    years += Array(repeating: .blank, count: 9)
    for edition in editions {
      labels += [.number(Double(edition)), nil, nil, nil, nil]
      years += [.number(Double(edition - 1)), nil, nil, nil, nil]
      figures += parts.map(TestCell.text)
    }
    return TestSheet(name, [[.text(title)], ["1980-2017"], labels, years, figures] + data)
  }
}
