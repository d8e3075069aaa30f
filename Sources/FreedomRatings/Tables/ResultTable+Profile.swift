package import FreedomModel
internal import RatingsTables

extension ResultTable {
  /// One row per value, with what the rules compute from the others beside it.
  package init(_ profile: Profile) {
    let judged = Set(profile.points.map { $0.edition.coverageStart...$0.edition.coverageEnd })
    let period =
      judged.count == 1
      ? judged.map { ": here \($0.lowerBound) to \($0.upperBound)" }.joined() : ""
    self.init(
      title: profile.entity.name
        + (profile.edition.map { ", edition \($0)" } ?? ", newest editions"),
      columns: [
        .publication, .edition, .coverageStart, .coverageEnd, .indicatorID,
        .init("label", .string, description: "Its name"), .value, .text, .freerEnd,
        .init("recomputed", .string, description: "What the rules give from the other values"),
        .source,
        .init("trust", .string, description: "How far to trust the file"),
        .init("previous_value", .number, description: "The value in the edition before"),
        .init("previous_text", .string, description: "The status or text in the edition before"),
        .init("rank", .integer, description: "1 is the freest; ties share a rank"),
        .init("ranked", .integer, description: "How many are ranked"), .region,
      ],
      rows: profile.publishedRows + profile.unpublishedRows, notes: profile.notes(judging: period),
      citation: profile.points.map(\.indicator).citation)
    used = UsedSources(profile.points.map { ($0.edition, $0.trust) })
  }
}

extension Profile {
  fileprivate var publishedRows: [[ResultValue]] {
    points.map { point in
      let direction = point.indicator.direction(inEdition: point.edition.year)
      let standing = standings[point.indicator.id]
      return [
        .text(point.indicator.publication), .text(point.edition.label),
        .text(point.edition.coverageStart.description),
        .text(point.edition.coverageEnd.description), .text(point.indicator.id),
        .text(point.indicator.label), point.numberCell, point.textCell,
        point.indicator.measure == .status ? .missing : ResultValue(direction?.rawValue),
        ResultValue(recomputed[point.indicator.id]), .text(point.cell),
        .text(point.trust.rawValue), standing?.before?.numberCell ?? .missing,
        standing?.before?.textCell ?? .missing, ResultValue(standing?.rank),
        ResultValue(standing?.ranked), ResultValue(entity.region),
      ]
    }
  }

  fileprivate var unpublishedRows: [[ResultValue]] {
    unpublished.map { missing in
      let direction = missing.indicator.direction(inEdition: missing.edition.year)
      let before = standings[missing.indicator.id]?.before
      return [
        .text(missing.indicator.publication), .text(missing.edition.label),
        .text(missing.edition.coverageStart.description),
        .text(missing.edition.coverageEnd.description), .text(missing.indicator.id),
        .text(missing.indicator.label), .missing, .missing, ResultValue(direction?.rawValue),
        ResultValue(recomputed[missing.indicator.id]), .missing, .missing,
        before?.numberCell ?? .missing, before?.textCell ?? .missing, .missing, .missing,
        ResultValue(entity.region),
      ]
    }
  }

  fileprivate func notes(judging period: String) -> [TableNote] {
    var notes: [TableNote] = [
      .background("An edition covers mostly the previous calendar year\(period)."),
      .recomputed,
    ]
    if !unpublished.isEmpty {
      let labels = unpublished.map { $0.indicator.label.lowercasedFirst }.joined(separator: ", ")
      notes.append(
        .essential("Not found, recomputed only: \(labels).", brief: "recomputed only: \(labels)"))
    }
    if !olderItems.isEmpty {
      let newest = olderItems.map { "\($0.year) (\($0.publication))" }.joined(separator: ", ")
      notes.append(
        .essential(
          "Single questions: not in these editions; the newest with them: --edition \(newest).",
          brief: "single questions: --edition \(newest)"))
    }
    notes += points.trustNotes
    notes.append(.background("Read from: \(files.joined(separator: ", "))."))
    return notes
  }
}

extension TableNote {
  /// What the column `recomputed` is.
  static let recomputed = TableNote.essential(
    "recomputed: what Freedom House's rules would give; the published value is authoritative.",
    brief: "recomputed follows the rules")
}
