package import FreedomModel

/// The findings of a run as facts: what is found many times is one fact, with a count and the
/// finding that came first.
///
/// A refusal is a fact with its value, for each value has to be corrected; notes and warnings of
/// one code are one fact. What is known of Freedom House's own files is counted apart.
package struct FindingFacts: Sendable {
  /// One fact about one file.
  package struct Fact: Sendable {
    /// The finding that came first.
    package let first: Finding
    /// How often it was found.
    package fileprivate(set) var count = 1
    /// What the other findings are about, each once, the first few.
    package fileprivate(set) var others: [String] = []
    /// How many other things they are about.
    package fileprivate(set) var otherCount = 0

    fileprivate init(_ first: Finding) { self.first = first }
  }

  /// The facts about one file, in the order in which they were found.
  package struct FileFacts: Sendable {
    /// The file's name, where the findings have one.
    package let file: String?
    package fileprivate(set) var facts: [Fact] = []
    /// How many findings there are that are known.
    package fileprivate(set) var knownCount = 0
    /// How many findings there are in all.
    package fileprivate(set) var count = 0
    /// How many refusals are not among the facts, by code.
    package fileprivate(set) var unkept: [(code: String, count: Int)] = []

    fileprivate var positions: [Key: Int] = [:]
    fileprivate var refusedValues: [String: Int] = [:]
  }

  fileprivate struct Key: Hashable {
    let code: String
    let severity: Finding.Severity
    let subject: String
  }

  /// How many values that were refused for one reason are facts of their own.
  private static let keptValues = 20
  /// How many of the others are named.
  private static let keptOthers = 4
  private static let rememberedOthers = 1000

  /// File by file, in the order in which they were read.
  package private(set) var files: [FileFacts] = []
  private var others: [Int: [Int: Set<String>]] = [:]

  package init() {}

  mutating func add(_ finding: Finding) {
    if files.last?.file != finding.file || files.isEmpty {
      files.append(FileFacts(file: finding.file))
    }
    let file = files.count - 1
    files[file].count += 1
    if finding.isKnown {
      files[file].knownCount += 1
      return
    }
    let key = Key(
      code: finding.code, severity: finding.severity, subject: Self.subject(of: finding))
    if let position = files[file].positions[key] {
      files[file].facts[position].count += 1
      addOther(finding, file: file, fact: position)
      return
    }
    if finding.severity >= .refusedRow {
      let kept = files[file].refusedValues[finding.code, default: 0]
      guard kept < Self.keptValues else { return countUnkept(finding.code, file: file) }
      files[file].refusedValues[finding.code] = kept + 1
    }
    files[file].positions[key] = files[file].facts.count
    files[file].facts.append(Fact(finding))
  }

  /// What distinguishes one fact of a code from another.
  private static func subject(of finding: Finding) -> String {
    if finding.severity >= .refusedRow {
      return "\(finding.column ?? "")\u{0}\(finding.value ?? "")"
    }
    // What is about the whole file was counted by whoever found it.
    if finding.line == nil { return "\(finding.value ?? "")\u{0}\(finding.rule)" }
    // Each indicator has a range of its own.
    return finding.code == "out-of-range" ? finding.rule : ""
  }

  private mutating func addOther(_ finding: Finding, file: Int, fact: Int) {
    let first = files[file].facts[fact].first
    guard first.severity < .refusedRow else { return }
    let label = Self.label(of: finding)
    guard label != Self.label(of: first), !label.isEmpty,
      others[file]?[fact]?.count ?? 0 < Self.rememberedOthers,
      others[file, default: [:]][fact, default: []].insert(label).inserted
    else { return }
    files[file].facts[fact].otherCount += 1
    if files[file].facts[fact].others.count < Self.keptOthers {
      files[file].facts[fact].others.append(label)
    }
  }

  private static func label(of finding: Finding) -> String {
    finding.value ?? finding.column ?? ""
  }

  private mutating func countUnkept(_ code: String, file: Int) {
    if let position = files[file].unkept.firstIndex(where: { $0.code == code }) {
      files[file].unkept[position].count += 1
    } else {
      files[file].unkept.append((code, 1))
    }
  }
}

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
