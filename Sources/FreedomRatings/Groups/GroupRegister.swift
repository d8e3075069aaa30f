public import FreedomModel
public import RatingsAnalysis

/// Who belongs to which organisation, and from when to when.
public struct GroupRegister: Sendable {
  /// A time of membership; an open end reaches as far as one likes.
  struct Period: Sendable, Hashable {
    let first: CalendarDate?
    let last: CalendarDate?

    func holds(_ day: CalendarDate) -> Bool {
      (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
    }
  }

  /// The times of membership by entity id, by group.
  private var periods: [String: [String: [Period]]] = [:]

  /// The columns that a table of memberships must have, in any order.
  public static let columns = ["group", "id", "from", "to"]

  /// The names of the groups, sorted.
  public var names: [String] { periods.keys.sorted() }

  /// A register of the rows of `groups.csv`, its header first.
  ///
  /// A membership lasts from the day `from` to the day `to`, both included; an empty cell leaves
  /// that end open.
  ///
  /// - Parameters:
  ///   - table: The rows; further columns than ``columns`` are ignored.
  ///   - register: Tells which entity an `id` is: a code, or a name.
  /// - Throws: A ``GroupFault`` for the first row that breaks a rule.
  public init(table: [[String]], register: EntityRegister) throws(GroupFault) {
    let header = (table.first ?? []).map { $0.trimmedOfBlanks.lowercased() }
    let positions = Self.columns.compactMap(header.firstIndex)
    guard positions.count == Self.columns.count else {
      throw GroupFault(
        row: 1, rule: "the columns \(Self.columns.joined(separator: ",")) are needed")
    }
    for (index, row) in table.enumerated().dropFirst() {
      let cells = positions.map { row.indices.contains($0) ? row[$0].trimmedOfBlanks : "" }
      if cells.allSatisfy(\.isEmpty) { continue }
      guard !cells[0].isEmpty else {
        throw GroupFault(row: index + 1, rule: "the group's name is missing")
      }
      guard case .one(let entity) = register.resolve(cells[1]) else {
        throw GroupFault(
          row: index + 1, rule: "\"\(cells[1])\" stands for no one country or territory")
      }
      let period = Period(
        first: try Self.day(cells[2], row: index + 1), last: try Self.day(cells[3], row: index + 1))
      if let first = period.first, let last = period.last, last < first {
        throw GroupFault(row: index + 1, rule: "\(last) is before \(first)")
      }
      periods[cells[0].lowercased(), default: [:]][entity.id, default: []].append(period)
    }
  }

  /// Whether an entity belongs to a group on a day.
  public func isMember(_ id: String, of group: String, on day: CalendarDate) -> Bool {
    periods[group.lowercased()]?[id]?.contains { $0.holds(day) } ?? false
  }

  /// The members of a group as of each edition: those that belong to it on the last day of the
  /// period judged.
  ///
  /// - Parameter group: The group's name, in any case.
  /// - Returns: `nil` where there is no such group.
  public func membership(of group: String) -> Membership? {
    let name = group.lowercased()
    guard let members = periods[name] else { return nil }
    return Membership(name: "group:" + name) { entity, edition in
      members[entity.id]?.contains { $0.holds(edition.coverageEnd) } ?? false
    }
  }

  /// This register with the groups of another one, which stand in for those of the same name.
  func replacing(with other: GroupRegister) -> GroupRegister {
    var merged = self
    merged.periods.merge(other.periods) { _, new in new }
    return merged
  }

  private static func day(_ text: String, row: Int) throws(GroupFault) -> CalendarDate? {
    if text.isEmpty { return nil }
    guard let day = CalendarDate(text) else {
      throw GroupFault(row: row, rule: "\"\(text)\" is no date such as 1995-06-30")
    }
    return day
  }
}

/// Why a table of memberships cannot be used.
public struct GroupFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, where the table came from one.
  public internal(set) var path: String?
  /// The row, 1 being the header.
  public let row: Int
  /// The rule it breaks: a sentence in lower case without a final stop.
  public let rule: String

  /// The fault in one line.
  public var description: String { "\(path.map { "\($0): " } ?? "")row \(row): \(rule)" }
}
