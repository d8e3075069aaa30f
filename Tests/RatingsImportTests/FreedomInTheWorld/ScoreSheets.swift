import FreedomTestSupport

/// Sheets of scores as Freedom House's workbooks have them, made for tests.
enum ScoreSheets {
  /// The header of a sheet of one edition, to 2017.
  static let header2006: [TestCell] = [
    "Country/Territory", "Status", "PR Rating", "CL Rating", "A Aggr", "B Aggr", "C Aggr", "Add A",
    "Add B", "PR Aggr", "D Aggr", "E Aggr", "F Aggr", "G Aggr", "CL Aggr", "Total Aggr",
  ]

  /// Zambia in the edition 2006: 5 + 11 + 6 = 22 and 11 + 8 + 8 + 7 = 34.
  static let zambia: [TestCell] = [
    "Zambia", "PF", 4, 4, 5, 11, 6, 0, 0, 22, 11, 8, 8, 7, 34, 56,
  ]

  /// The header of the long sheet.
  static let longHeader: [TestCell] = [
    "Country/Territory", "Region", "C/T?", "Edition", "Status", "PR Rating", "CL Rating", "A", "B",
    "C", "Add Q", "Add A", "PR", "D", "E", "F", "G", "CL", "Total",
  ]

  /// Abkhazia in the edition 2024: 5 + 8 + 4 = 17 and 8 + 5 + 4 + 5 = 22.
  static let abkhazia: [TestCell] = [
    "Abkhazia", "Eurasia", "t", 2024, "PF", 5, 5, 5, 8, 4, 0, "N/A", 17, 8, 5, 4, 5, 22, 39,
  ]

  /// The header of the sheet of all data.
  static let allDataHeader: [TestCell] =
    ["Country/Territory", "Region", "C/T", "Edition", "Status", "PR rating", "CL rating"]
    + ["A1", "A2", "A3", "A", "B1", "B2", "B3", "B4", "B", "C1", "C2", "C3", "C"]
    + ["Add Q", "Add A", "PR", "D1", "D2", "D3", "D4", "D", "E1", "E2", "E3", "E"]
    + ["F1", "F2", "F3", "F4", "F", "G1", "G2", "G3", "G4", "G", "CL", "Total"]

  /// Abkhazia in the edition 2025, item by item.
  static let allDataAbkhazia: [TestCell] =
    ["Abkhazia", "Eurasia", "t", 2025, "PF", 5, 5]
    + [2, 2, 1, 5, 2, 3, 2, 1, 8, 1, 1, 2, 4]
    + [0, "N/A", 17, 2, 2, 2, 2, 8, 2, 2, 1, 5]
    + [1, 1, 1, 1, 4, 1, 2, 1, 1, 5, 22, 39]

  /// The title over the sheet of all data.
  static let allDataTitle: [TestCell] = ["Freedom in the World 2013-2025 Raw Data"]
}
