internal import FreedomModel
internal import RatingsAnalysis

extension Strata? {
  /// The column of the parts, where there are any.
  var columns: [ResultTable.Column] { map { [$0.column] } ?? [] }

  /// How spells, or pairs of editions, are sorted into parts.
  func notes(ofSpells isOfSpells: Bool) -> [TableNote] { self?.notes(ofSpells: isOfSpells) ?? [] }
}

extension Strata {
  var column: ResultTable.Column {
    switch self {
    case .regions: .region
    case .group: .init("group", .string, description: "The group, or the others")
    case .decades: .init("decade", .string, description: "The decade, such as 1990s")
    case .editions: .edition
    }
  }

  func notes(ofSpells isOfSpells: Bool) -> [TableNote] {
    switch self {
    case .regions(let division):
      [
        division == .former
          ? .essential(
            "Regions as grouped by Freedom House until the edition 2021.",
            brief: "regions as grouped until 2021")
          : division == .edition
            ? "Regions as each edition groups them."
            : "Regions as grouped by Freedom House since the edition 2022."
      ]
    case .group:
      [
        """
        The members of the group are those on the last day of the coverage period of the earlier \
        edition of a pair; a state counts among the others before it joins.
        """
      ]
    case .decades:
      [
        isOfSpells
          ? "A spell belongs to the decade of the edition in which it began."
          : "A pair belongs to the decade of its later edition, in which a change shows."
      ]
    case .editions:
      ["A pair belongs to its later edition, in which a change shows."]
    }
  }
}
