import FreedomModel

/// The former states that other hands' files have under the name of the state that followed.
///
/// Freedom House rated them by themselves, and as themselves they are kept: the row `Russia` of such
/// a file is the USSR's to the coverage year 1991.
struct PressPredecessors {
  private static let known: [String: (predecessor: String, lastYear: Int)] = [
    "RUS": ("SUN", 1991),
    "SRB": ("YUG", 1992),
    "CZE": ("CSK", 1992),
    "DEU": ("XWG", 1989),
    "YEM": ("XNY", 1989),
  ]

  private let session: ImportSession
  private var told: Set<String> = []

  init(_ session: ImportSession) { self.session = session }

  /// Who was rated in an edition under a name; `nil` where that cannot be told, which a finding
  /// does.
  mutating func entity(
    under entity: Entity, in edition: Edition, row: Int, column: Int
  ) -> Entity? {
    guard let former = Self.known[entity.id], edition.coverageEnd.year <= former.lastYear else {
      return entity
    }
    guard let predecessor = session.register[id: former.predecessor] else {
      session.report(
        session.finding(
          .refusedRow, code: "before-existence", row: row, column: column, value: entity.name,
          rule: "\(entity.name) was not rated by this name in the edition \(edition.label)"))
      return nil
    }
    if told.insert(entity.id).inserted {
      session.report(
        session.finding(
          .note, code: "predecessor", row: row, column: column, value: entity.name,
          rule: "to the coverage year \(former.lastYear) the figures under this name are those of "
            + "\(predecessor.name), and are kept under that name"))
    }
    return predecessor
  }
}
