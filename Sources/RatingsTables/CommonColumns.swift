package import FreedomModel
internal import RatingsAnalysis

extension ResultTable.Column {
  package static let id = ResultTable.Column("id", .string, description: "The entity's code")
  package static let entityName = ResultTable.Column(
    "name", .string, description: "The entity's name")
  /// The role can change from edition to edition: that of Kosovo did.
  package static let kind = ResultTable.Column(
    "kind", .string, description: "Country or territory in that edition")
  package static let publication = ResultTable.Column(
    "publication", .string, description: "The publication's short name")
  package static let indicator = ResultTable.Column(
    "indicator", .string, description: "What is measured")
  package static let indicatorID = ResultTable.Column(
    "indicator", .string, description: "The indicator's id")
  package static let edition = ResultTable.Column(
    "edition", .string, description: "The edition as published")
  package static let year = ResultTable.Column(
    "year", .integer, description: "The year that stands for the edition")
  package static let coverageStart = ResultTable.Column(
    "coverage_start", .date, description: "First day of the period judged")
  package static let coverageEnd = ResultTable.Column(
    "coverage_end", .date, description: "Last day of the period judged")
  package static let region = ResultTable.Column(
    "region", .string, description: "Freedom House's region")
  package static let direction = ResultTable.Column(
    "direction", .string,
    description: "improved is freer, declined less free; rose, fell: direction not declared")
}

extension Entity {
  /// The cells of `id` and `name`.
  var cells: [ResultValue] { [.text(id), .text(name)] }
}

extension Scope {
  /// The cells of `region`, where there is one, `edition` and `year`.
  func cells(_ region: String?, _ edition: Edition) -> [ResultValue] {
    (region.map { [.text($0)] } ?? []) + [
      .text(edition.label), .integer(edition.year(by: yearRule)),
    ]
  }

  /// The note on who counts: essential where that is not the world.
  var population: TableNote {
    if let entities {
      let counted = NameList.text(entities.map(\.name))
      return .essential("Counted: \(counted).", brief: "counted: \(counted)")
    }
    guard membership.name != Membership.world.name else {
      return .background("Counted: \(kind.plural).")
    }
    let counted = "\(kind.plural) of \(membership.name)"
    return .essential("Counted: \(counted).", brief: "counted: \(counted)")
  }

  /// The notes on who counts and which years are meant.
  var notes: [TableNote] { [population, yearRule.note] }
}

extension RegionDivision? {
  var columns: [ResultTable.Column] { self == nil ? [] : [.region] }

  /// The notes on the divisions that some editions are shown by.
  func notes(on editions: [Edition]) -> [TableNote] {
    let used = Set(editions.compactMap { self?.isCurrent(in: $0) })
    let former = "Regions as grouped by Freedom House until the edition 2021"
    return
      (used.contains(false)
      ? [.essential(former + ".", brief: "regions as grouped until 2021")] : [])
      + (used.contains(true)
        ? ["Regions as grouped by Freedom House since the edition 2022."] : [])
  }
}

extension Indicator {
  /// The label inside of a title; that of a user's own publication is not changed.
  var labelInTitle: String {
    Publication.isFreedomHouse(publication) ? label.lowercasedFirst : label
  }
}

extension ResultTable {
  /// Which of the entities requested have no row, where a row is one entity's.
  package func notes(
    onEntitiesWithoutRow entities: [Entity], counting kind: EntityKind?
  ) -> [TableNote] {
    guard let position = columns.firstIndex(of: .id) else { return [] }
    let shown = Set(rows.map { $0[position] })
    let missing = entities.filter { !shown.contains(.text($0.id)) }
    guard !missing.isEmpty else { return [] }
    let isOfOtherKind = missing.contains { kind != nil && $0.kind != kind }
    let fact =
      "no row: \(missing.map(\.name).joined(separator: ", "))"
      + (isOfOtherKind ? " (--kind all counts countries and territories)" : "")
    return [.essential("N" + fact.dropFirst() + ".", brief: fact)]
  }
}

extension [Entity] {
  /// How many they are, and who: `2 (Norway, Sweden)`.
  var countAndNames: String {
    isEmpty ? "0" : "\(count) (\(NameList.text(map(\.name))))"
  }
}

extension Panel.Split {
  /// Why a result leaves it out.
  package var reason: String {
    """
    \(entity.name) has two ratings in the edition \(edition.label), for two parts of its people, \
    and no single one: it is left out there.
    """
  }
}

extension Sequence<Panel.Split> {
  /// One note for each rating that was published in two and that a result leaves out: background
  /// among the entities of the world.
  var notes: [TableNote] { map { .background($0.reason) } }

  /// The same where the result is about the entity itself.
  package var essentialNotes: [TableNote] {
    map { split in
      .essential(
        split.reason,
        brief: "\(split.entity.name) \(split.edition.label): two ratings, left out")
    }
  }
}
