public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// The entities that a query finds, or all, with codes, regions, and who came before and after; a
  /// region that there is not is an ``UnknownName``.
  public func entities(
    matching query: String? = nil, kind: EntityKind? = nil, region: String? = nil
  ) throws -> ResultTable {
    if let region { _ = try self.region(region) }
    let register = try register
    let found = query.map(register.search) ?? register.entities
    let spans = try database.editionSpans()
    let rows = found.filter { entity in
      (kind == nil || entity.kind == kind)
        && (region == nil || entity.region?.lowercased() == region?.lowercased()
          || entity.formerRegion?.lowercased() == region?.lowercased())
    }.map { entity -> [ResultValue] in
      [
        .text(entity.id), .text(entity.name), .text(entity.kind.rawValue),
        ResultValue(entity.iso2), ResultValue(entity.iso3), ResultValue(entity.isoNumeric),
        ResultValue(entity.cow), ResultValue(entity.gw), ResultValue(entity.region),
        ResultValue(spans[entity.id]?.lowerBound), ResultValue(spans[entity.id]?.upperBound),
        linked(register.links.filter { $0.successor == entity.id }.map(\.predecessor)),
        linked(register.links.filter { $0.predecessor == entity.id }.map(\.successor)),
      ]
    }
    return ResultTable(
      title: query.map { "Entities matching \"\($0)\"" } ?? "Entities", columns: Self.columns,
      rows: rows,
      notes: ["Editions are the first and last with a figure in any publication of the database."])
  }

  private func linked(_ ids: [String]) -> ResultValue {
    ids.isEmpty ? .missing : .text(ids.sorted().joined(separator: " "))
  }

  private static let columns: [ResultTable.Column] = [
    .init("id", .string, description: "ISO 3166 alpha-3, or a code of this project"),
    .init("name", .string, description: "The newest English name"),
    .init("kind", .string, description: "Country or territory"),
    .init("iso2", .string, description: "ISO 3166-1 alpha-2"),
    .init("iso3", .string, description: "ISO 3166-1 or 3166-3 alpha-3"),
    .init("iso_numeric", .string, description: "ISO 3166-1 numeric, three digits"),
    .init("cow", .integer, description: "Correlates of War country number"),
    .init("gw", .integer, description: "Gleditsch-Ward country number"),
    .init("region", .string, description: "Freedom House's region, grouping of 2022"),
    .init("first_edition", .integer, description: "First edition with a figure"),
    .init("last_edition", .integer, description: "Last edition with a figure"),
    .init("predecessors", .string, description: "Codes of the entities before it"),
    .init("successors", .string, description: "Codes of the entities after it"),
  ]
}
