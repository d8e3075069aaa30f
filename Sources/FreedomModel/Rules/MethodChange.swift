/// A known change of how a publication measures: values before it and since may differ for that
/// reason alone.
public struct MethodChange: Sendable, Hashable {
  /// What a change can make different.
  public enum Concern: String, Sendable, Hashable, CaseIterable {
    case ratings
    case scores
    case status
    case electoralDemocracy = "electoral-democracy"
    case regions
  }

  /// The first edition by the new method, by its sort year.
  public let edition: Int
  /// The id of the publication.
  public let publication: String
  /// What it can make different.
  public let concerns: Set<Concern>
  /// What changed, in a few words.
  public let what: String

  /// A change from its parts.
  public init(edition: Int, publication: String, concerns: Set<Concern>, what: String) {
    self.edition = edition
    self.publication = publication
    self.concerns = concerns
    self.what = what
  }

  /// Whether it can make the values of an indicator different.
  public func concerns(_ indicator: Indicator) -> Bool {
    guard indicator.publication == publication else { return false }
    switch indicator.measure {
    case .rating: return concerns.contains(.ratings)
    case .score: return concerns.contains(.scores)
    case .status: return concerns.contains(.status)
    case .figure: return false
    }
  }

  /// Whether some editions are on both sides of it.
  public func isSpanned(by editions: some Sequence<Edition>) -> Bool {
    let years = editions.map(\.year)
    return years.contains { $0 < edition } && years.contains { $0 >= edition }
  }

  /// The columns that a table of changes must have, in this order.
  public static let columns = ["edition", "publication", "concerns", "what"]

  /// The changes of a table with its header first.
  ///
  /// - Throws: A ``RegisterError`` for the first row that breaks a rule.
  public static func changes(ofTable table: [[String]]) throws(RegisterError) -> [MethodChange] {
    guard table.first == columns else {
      throw RegisterError(
        table: .methodChanges, row: 1, rule: "the columns are " + columns.joined(separator: ","))
    }
    var changes: [MethodChange] = []
    for (index, cells) in table.enumerated().dropFirst() {
      guard cells.count == columns.count, let edition = Int(cells[0]), !cells[3].isEmpty else {
        throw RegisterError(
          table: .methodChanges, row: index + 1,
          rule: "the year of an edition, a publication, what it concerns and a text are needed")
      }
      let words = cells[2].split(separator: " ").map(String.init)
      let concerns = words.compactMap(Concern.init(rawValue:))
      guard !words.isEmpty, concerns.count == words.count else {
        throw RegisterError(
          table: .methodChanges, row: index + 1, column: "concerns", value: cells[2],
          rule: "it is some of " + Concern.allCases.map(\.rawValue).joined(separator: ", "))
      }
      changes.append(
        MethodChange(
          edition: edition, publication: cells[1], concerns: Set(concerns), what: cells[3]))
    }
    return changes
  }
}
