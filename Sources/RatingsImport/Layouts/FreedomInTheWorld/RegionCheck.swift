import FreedomModel

/// Compares the regions that a file gives with those of the register, which has them from the
/// newest issue and from the grouping before; what is unlike both is told once an entity.
struct RegionCheck {
  private var told: Set<[String]> = []

  mutating func check(
    _ written: String, of entity: Entity, row: Int, column: Int, in session: ImportSession
  ) {
    if written == entity.region || written == entity.formerRegion { return }
    let region = Self.plain(written)
    let known = [entity.region, entity.formerRegion].compactMap { $0.map(Self.plain) }
    guard !region.isEmpty, !known.isEmpty, !known.contains(region),
      told.insert([entity.id, region]).inserted
    else { return }
    let names = [entity.region, entity.formerRegion].compactMap(\.self)
    session.report(
      session.finding(
        .note, code: "region-differs", row: row, column: column,
        value: "\(entity.name): \(written)",
        rule: "the register has \(Set(names).sorted().joined(separator: " or "))",
        hint: "regions are not imported"))
  }

  /// The region as it is compared: prefaces and cells do not write all of them alike.
  private static func plain(_ text: String) -> String {
    switch HeaderName(text).key {
    case "asiapacific": "asia"
    case "theamericas": "americas"
    case "themiddleeast": "middleeast"
    case "subsaharanafrica": "ssa"
    case "middleeastandnorthafrica": "mena"
    case let key: key
    }
  }
}
