public import FreedomModel
public import RatingsAnalysis

/// Who belongs to which organisation, and from when to when.
public struct GroupRegister: Sendable {
  /// The memberships by entity id, by group.
  private var periods: [String: [String: [GroupMembership]]] = [:]

  /// Every membership, by group, entity and first day.
  public var memberships: [GroupMembership] {
    periods.values.flatMap { $0.values.joined() }.sorted { one, other in
      (one.group, one.entity, one.first?.description ?? "")
        < (other.group, other.entity, other.first?.description ?? "")
    }
  }

  /// The names of all groups, sorted.
  public var names: [String] { periods.keys.sorted() }

  /// The groups that memberships are of.
  public init(_ memberships: [GroupMembership]) {
    for membership in memberships { add(membership) }
  }

  private mutating func add(_ membership: GroupMembership) {
    periods[membership.group, default: [:]][membership.entity, default: []].append(membership)
  }

  /// A register of the rows of `groups.csv`, its header first.
  ///
  /// A membership lasts from the day `from` to the day `to`, both included; an empty cell leaves
  /// that end open.
  ///
  /// - Parameters:
  ///   - table: The rows; columns other than those of a membership are ignored.
  ///   - path: The file, for the error.
  ///   - register: Tells which entity an `id` is: a code, or a name.
  /// - Throws: A ``LibraryError`` for the first row that breaks a rule.
  init(table: [[String]], path: String, register: EntityRegister) throws(LibraryError) {
    let header = (table.first ?? []).map { $0.trimmedOfBlanks.lowercased() }
    let columns = GroupMembership.columns
    let positions = columns.compactMap(header.firstIndex)
    guard positions.count == columns.count else {
      throw .groups(path, row: 1, rule: "the columns \(columns.joined(separator: ",")) are needed")
    }
    for (index, row) in table.enumerated().dropFirst() {
      let cells = positions.map { row.indices.contains($0) ? row[$0].trimmedOfBlanks : "" }
      if cells.allSatisfy(\.isEmpty) { continue }
      do throws(GroupMembership.CellError) {
        add(try GroupMembership(cells: cells, register: register))
      } catch {
        throw LibraryError.groups(path, row: index + 1, rule: error.rule)
      }
    }
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
      members[entity.id]?.contains { $0.holds(on: edition.coverageEnd) } ?? false
    }
  }

  /// This register with the groups of another one, which replace those of the same name.
  func replacing(with other: GroupRegister) -> GroupRegister {
    var merged = self
    merged.periods.merge(other.periods) { _, new in new }
    return merged
  }
}

extension Membership {
  /// Those that belong to both.
  func joined(with other: Membership) -> Membership {
    Membership(name: "\(name) and \(other.name)") {
      includes($0, in: $1) && other.includes($0, in: $1)
    }
  }
}
