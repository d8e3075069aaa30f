import FreedomModel

/// What third parties' files of *Freedom of the Press* have in common.
enum PressThirdParty {
  /// The last year covered for which print and broadcast media were rated apart.
  static let lastSplitYear = 1987

  /// What an ambiguous name means in a file that has all countries; `nil` where it means what it
  /// says. Beside a row of the Democratic Republic, `Congo` is the other one.
  static func meaning(of name: String) -> String? {
    name.trimmedOfBlanks == "Congo" ? "Congo (Brazzaville)" : nil
  }
}

/// The former states that third parties' files have under the name of the state that followed.
///
/// Freedom House rated them by themselves, and as themselves they are kept: the row `Russia` of
/// such a file is the USSR's until the coverage year 1991.
struct PressPredecessors {
  private static let known: [String: (predecessor: String, lastYear: Int)] = [
    "RUS": ("SUN", 1991),
    "SRB": ("YUG", 1992),
    "CZE": ("CSK", 1992),
    "DEU": ("XWG", 1989),
    "YEM": ("XNY", 1989),
  ]

  private let session: ImportSession
  private var reported: Set<String> = []

  init(_ session: ImportSession) { self.session = session }

  /// The entity that was rated in an edition under a name; `nil` where a finding says that it
  /// cannot be known.
  mutating func entity(
    under entity: Entity, in edition: Edition, row: Int, column: Int
  ) -> Entity? {
    guard let former = Self.known[entity.id], edition.coverageEnd.year <= former.lastYear else {
      return entity
    }
    guard let predecessor = session.register[id: former.predecessor] else {
      session.findings.report(
        .refusedRow, code: "before-existence", row: row, column: column, value: entity.name,
        rule: "\(entity.name) was not rated by this name in the edition \(edition.label)")
      return nil
    }
    if reported.insert(entity.id).inserted {
      session.findings.report(
        .note, code: "predecessor", row: row, column: column, value: entity.name,
        rule: "until the coverage year \(former.lastYear) the values under this name are those of "
          + "\(predecessor.name), and are kept under that name")
    }
    return predecessor
  }
}
