public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// Every indicator with scale, direction, coverage, source and known oddities, or those whose id,
  /// label, description or oddities hold a query, in any case.
  public func codebook(matching query: String? = nil) throws -> ResultTable {
    let wanted = query?.lowercased()
    let spans = try database.indicatorSpans()
    let files = try database.indicatorFiles()
    let sources = Dictionary(
      try database.publications().map { ($0.id, $0.citation.isEmpty ? $0.title : $0.citation) },
      uniquingKeysWith: { first, _ in first })
    let rows = try database.catalog().indicators.filter { indicator in
      guard let wanted else { return true }
      return ([indicator.id, indicator.label, indicator.description] + indicator.oddities)
        .contains { $0.lowercased().contains(wanted) }
    }.map { indicator -> [ResultValue] in
      let span = spans[indicator.id] ?? indicator.meanOf.lazy.compactMap { spans[$0] }.first
      return [
        .text(indicator.id), .text(indicator.label), .text(indicator.publication),
        .text(indicator.measure.rawValue), ResultValue(indicator.minimum),
        ResultValue(indicator.maximum),
        indicator.measure == .status ? .missing : ResultValue(indicator.direction?.rawValue),
        ResultValue(span?.lowerBound), ResultValue(span?.upperBound),
        .text(indicator.description), ResultValue(sources[indicator.publication]),
        ResultValue(
          (indicator.isComputed ? indicator.meanOf : [indicator.id])
            .flatMap { files[$0] ?? [] }.uniqued().joined(separator: "; ").nonEmpty),
        ResultValue(indicator.oddities.joined(separator: " ").nonEmpty),
      ]
    }
    return ResultTable(
      title: query.map { "Indicators matching \"\($0)\"" } ?? "Indicators",
      columns: [
        .init("indicator", .string, description: "The indicator's id"),
        .init("label", .string, description: "Its name"),
        .init("publication", .string, description: "The publication's short name"),
        .init("type", .string, description: "Rating, score, status or figure"),
        .init("minimum", .number, description: "The lowest figure possible"),
        .init("maximum", .number, description: "The highest figure possible"),
        .init(
          "freer_is", .string,
          description: "Which end of the scale is the freer; empty where not declared"),
        .init("first_edition", .integer, description: "First edition in the database"),
        .init("last_edition", .integer, description: "Last edition in the database"),
        .init("description", .string, description: "What is measured"),
        .init("source", .string, description: "Whose figures they are"),
        .init("files", .string, description: "The files they were read from"),
        .init("oddities", .string, description: "What is known to be odd about them"),
      ],
      rows: rows)
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
