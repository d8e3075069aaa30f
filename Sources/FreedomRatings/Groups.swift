public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

/// Who belongs to which organisation, and from when to when.
public struct GroupRegister: Sendable {
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
  func joined(with other: Membership) -> Membership {
    Membership(name: "\(name) and \(other.name)") {
      includes($0, in: $1) && other.includes($0, in: $1)
    }
  }
}

extension RatingsLibrary {
  /// The groups of states that come with the toolkit, those imported, and those of the user's
  /// file. Of groups with the same name, those of the file win, then those imported.
  ///
  /// - Parameter file: A table with the columns `group,id,from,to`.
  /// - Returns: The groups.
  /// - Throws: A ``LibraryError`` when a table is missing or breaks a rule.
  public func groups(from file: String? = nil) throws -> GroupRegister {
    try bundledGroups().replacing(with: ownGroups(from: file))
  }

  private func ownGroups(from file: String?) throws -> GroupRegister {
    let imported = GroupRegister(try database.memberships())
    guard let file else { return imported }
    return imported.replacing(
      with: try GroupRegister(
        table: Datasets.rows(ofTableAt: file), path: file, register: register()))
  }

  private func bundledGroups() throws -> GroupRegister {
    let datasets = Datasets(in: try .find())
    return try GroupRegister(
      table: datasets.rows(of: "groups.csv"), path: "\(datasets.folder.path)/groups.csv",
      register: register())
  }

  /// Which entities a baseline is the mean of: `world`, `region:NAME`, `group:NAME`, or one entity.
  /// The name of a region or a group is enough where no entity has it: `Europe`, `EU`.
  ///
  /// - Parameters:
  ///   - text: The baseline as a user writes it.
  ///   - groupsFile: A table of the user's own groups.
  /// - Returns: The membership.
  /// - Throws: A ``LibraryError`` when there is no such region, group or entity.
  public func membership(_ text: String, groupsFile: String? = nil) throws -> Membership {
    if text.lowercased() == "world" { return .world }
    guard let colon = text.firstIndex(of: ":") else {
      do {
        let entity = try entity(text)
        return Membership(name: entity.id) { other, _ in other.id == entity.id }
      } catch let error as LibraryError where error.kind == .unknownName {
        if let several = try regionOrGroup(text, from: groupsFile) { return several }
        let known = try ["world"] + Set(regions.map(\.name)) + groups(from: groupsFile).names
        let nearest = Similarity.nearest(to: text, among: known)
        guard !nearest.isEmpty else { throw error }
        throw LibraryError.unknown(.baseline, text, suggestions: nearest + error.suggestions)
      }
    }
    let name = text[text.index(after: colon)...].trimmedOfBlanks
    switch text[..<colon].lowercased() {
    case "region": return try region(name)
    case "group": return try group(name, from: groupsFile)
    default:
      throw LibraryError.unknown(
        .baseline, text, suggestions: ["world", "region:Eurasia", "group:osce"])
    }
  }

  /// Which entities are counted: all, or those of a region, of a group, or of both.
  ///
  /// - Parameters:
  ///   - region: A region of one of Freedom House's two groupings.
  ///   - group: A group; its members are those on the last day of the period judged.
  ///   - groupsFile: A table of the user's own groups.
  /// - Returns: The membership.
  /// - Throws: A ``LibraryError`` when there is no such region or group.
  public func population(
    region: String? = nil, group: String? = nil, groupsFile: String? = nil
  ) throws -> Membership {
    let ofRegion = try region.map(self.region)
    let ofGroup = try group.map { try self.group($0, from: groupsFile) }
    if let ofRegion, let ofGroup { return ofRegion.joined(with: ofGroup) }
    return ofRegion ?? ofGroup ?? .world
  }

  func region(_ name: String) throws -> Membership {
    let regions = try regions
    if let (name, division) = regions.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return .region(name, by: division)
    }
    throw LibraryError.unknown(
      .region, name, among: Set(regions.map(\.name)).sorted(), advice: adviceOnRegion(name))
  }

  /// The regions of today, then those until the edition 2021.
  private var regions: [(name: String, division: RegionDivision)] {
    get throws {
      let entities = try register().entities
      return entities.compactMap(\.region).uniqued().map { ($0, .current) }
        + entities.compactMap(\.formerRegion).uniqued().map { ($0, .former) }
    }
  }

  private func group(_ name: String, from file: String?) throws -> Membership {
    let own = try ownGroups(from: file)
    // A person's own groups do not need the bundled ones.
    if let found = own.membership(of: name) { return found }
    let groups = try bundledGroups().replacing(with: own)
    if let found = groups.membership(of: Self.shortName(ofGroup: name)) { return found }
    throw LibraryError.unknown(.group, name, among: groups.names, advice: adviceOnGroup(name))
  }
}
