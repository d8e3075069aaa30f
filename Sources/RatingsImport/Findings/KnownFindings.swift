import FreedomModel

/// What reading Freedom House's own files is known to report. All of it was seen in the eleven
/// public workbooks and is explained in docs/oddities.md; whatever else such a file makes an import
/// report is new. Values that break a rule are known to the ``RuleBook``.
struct KnownFindings {
  private let code: String
  /// What the finding's value, or where it has none its sheet, may be; empty for any.
  private let values: [String]
  /// The country or territory whose row has it; `nil` for any.
  private let country: String?

  private init(_ code: String, _ values: [String] = [], inRowOf country: String? = nil) {
    self.code = code
    self.values = values
    self.country = country
  }

  /// Whether a finding about a file of Freedom House's is known; `row` has the texts of its row.
  static func contain(_ finding: Finding, row: [String]) -> Bool {
    guard finding.severity < .refusedRow else { return false }
    return all.contains { known in
      known.code == finding.code
        && (known.values.isEmpty
          || known.values.contains(finding.value ?? finding.sheet ?? ""))
        && known.country.map { country in row.contains { $0.hasPrefix(country) } } ?? true
    }
  }

  private static let all: [KnownFindings] = ordinary + scores + ratings + press

  /// Marks and spellings that the files have everywhere.
  private static let ordinary = [
    KnownFindings(
      "skipped-sheet",
      ["INDEX", "Index", "Legend", "Understanding our data", "Historical distribution"]),
    KnownFindings("missing-values", ["", "-", "..", "N/A", "NA"]),
    KnownFindings("known-oddity"),
    KnownFindings("note-rows"),
    KnownFindings("status-spelling"),
    KnownFindings("trimmed", ["PF ", "F ", "NF "]),
  ]

  private static let scores =
    [
      KnownFindings("out-of-range", ["21"], inRowOf: "Bahrain"),
      KnownFindings("out-of-range", ["44", "101"], inRowOf: "Luxembourg"),
      KnownFindings("formula", inRowOf: "Kosovo"),
      KnownFindings("formula", inRowOf: "Slovakia"),
      KnownFindings("region-differs", ["Kosovo: Eurasia"]),
      KnownFindings("unknown-column", ["x"]),
      KnownFindings("unmarked-territory", ["Tibet 2018", "Transnistria 2006"]),
      KnownFindings("unmarked-territory", (2010...2016).map { "Puerto Rico \($0)" }),
      KnownFindings("unmarked-territory", ["Puerto Rico 2007", "Puerto Rico 2008"]),
      KnownFindings("unmarked-territory", ["Chechnya 2007", "Chechnya 2008", "Kosovo 2008"]),
      KnownFindings(
        "unmarked-territory",
        ["Kosovo 2009", "Pakistani Kashmir 2009", "South Ossetia 2009", "Transnistria 2009"]),
    ]

  private static let ratings = [
    KnownFindings("split-rating", ["2(5)", "3(6)", "F (NF)"], inRowOf: "South Africa"),
    KnownFindings("kind-differs", ["Northern Cyprus"]),
  ]

  private static let press = [
    KnownFindings("placeholder", ["Kosovo 2009: 0"]),
    KnownFindings("same-entity", ["West Bank and Gaza Strip"]),
    KnownFindings("stray-cell", ["N/A"]),
    KnownFindings(
      "sheets-differ",
      ["Ukraine: PF", "Namibia: F", "Namibia: 34", "Namibia: PF", "Namibia: 29"]),
  ]
}
