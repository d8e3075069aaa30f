package import FreedomModel
internal import RatingsTables

extension ResultTable {
  /// One row a value, with what the rules make of the others beside it.
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
        .init("recomputed", .string, description: "What the rules make of the other figures"),
        .source,
      ],
      rows: profile.points.map { point in
        let direction = point.indicator.direction(inEdition: point.edition.year)
        return [
          .text(point.indicator.publication), .text(point.edition.label),
          .text(point.edition.coverageStart.description),
          .text(point.edition.coverageEnd.description), .text(point.indicator.id),
          .text(point.indicator.label), point.numberCell, point.textCell,
          point.indicator.measure == .status ? .missing : ResultValue(direction?.rawValue),
          ResultValue(profile.recomputed[point.indicator.id]), .text(point.cell),
        ]
      },
      notes: [
        "An edition mostly judges the year before\(period).",
        "recomputed: what the published rules make of the other figures; the published value stands.",
        "Read from: \(profile.files.joined(separator: ", ")).",
      ], citation: profile.points.map(\.indicator).citation)
  }
}

extension ResultTable.Column {
  static let freerEnd = ResultTable.Column(
    "freer_is", .string,
    description: "Which end of the scale is the freer; empty where not declared")
}
