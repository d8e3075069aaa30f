package import FreedomModel
package import RatingsStore
internal import RatingsTables

extension ResultTable {
  package init(_ entities: [ListedEntity], matching query: String? = nil) {
    func list(_ ids: [String]) -> ResultValue {
      ids.isEmpty ? .missing : .text(ids.joined(separator: " "))
    }
    self.init(
      title: query.map { "Entities matching \"\($0)\"" } ?? "Entities",
      columns: [
        .init("id", .string, description: "ISO 3166 alpha-3, or a code of this project"),
        .init("name", .string, description: "The newest English name"),
        .init("kind", .string, description: "Country or territory"),
      ] + CodeSystem.exported.map(\.column) + [
        .init("region", .string, description: "Freedom House's region, grouping of 2022"),
        .init("first_edition", .integer, description: "First edition with a figure"),
        .init("last_edition", .integer, description: "Last edition with a figure"),
        .init("predecessors", .string, description: "Codes of the entities before it"),
        .init("successors", .string, description: "Codes of the entities after it"),
      ],
      rows: entities.map { listed in
        let entity = listed.entity
        return [.text(entity.id), .text(entity.name), .text(entity.kind.rawValue)]
          + CodeSystem.exported.map { $0.value(of: entity) }
          + [
            ResultValue(entity.region), ResultValue(listed.editions?.lowerBound),
            ResultValue(listed.editions?.upperBound), list(listed.predecessors),
            list(listed.successors),
          ]
      },
      notes: ["Editions are the first and last with a figure in any publication of the database."])
  }

  package init(_ entries: [CodebookEntry], matching query: String? = nil) {
    self.init(
      title: query.map { "Indicators matching \"\($0)\"" } ?? "Indicators",
      columns: [
        .indicatorID, .init("label", .string, description: "Its name"), .publication,
        .init("type", .string, description: "Rating, score, status or figure"),
        .init("minimum", .number, description: "The lowest figure possible"),
        .init("maximum", .number, description: "The highest figure possible"), .freerEnd,
        .init("first_edition", .integer, description: "First edition in the database"),
        .init("last_edition", .integer, description: "Last edition in the database"),
        .init("description", .string, description: "What is measured"),
        .init("source", .string, description: "Whose figures they are"),
        .init("files", .string, description: "The files they were read from"),
        .init("oddities", .string, description: "What is known to be odd about them"),
      ],
      rows: entries.map { entry in
        let indicator = entry.indicator
        return [
          .text(indicator.id), .text(indicator.label), .text(indicator.publication),
          .text(indicator.measure.rawValue), ResultValue(indicator.minimum),
          ResultValue(indicator.maximum),
          indicator.measure == .status ? .missing : ResultValue(indicator.direction?.rawValue),
          ResultValue(entry.editions?.lowerBound), ResultValue(entry.editions?.upperBound),
          .text(indicator.description), ResultValue(entry.source),
          ResultValue(orMissing: entry.files.joined(separator: "; ")),
          ResultValue(orMissing: indicator.oddities.joined(separator: " ")),
        ]
      })
  }

  package init(_ sources: [ImportedSource]) {
    self.init(
      title: "Sources",
      columns: [
        .init("id", .integer, description: "The source's number"),
        .init("file", .string, description: "The file's name"),
        .init("sha256", .string, description: "SHA-256 of its bytes"),
        .init("layout", .string, description: "What it was recognised as"), .publication,
        .init("editions", .string, description: "First and last edition"),
        .init("imported_at", .string, description: "When, ISO 8601 in UTC"),
        .init("observations", .integer, description: "Figures and marks of missing ones"),
        .init("current", .integer, description: "How many of them are current"),
      ],
      rows: sources.map { imported in
        let source = imported.source
        return [
          .integer(source.id), .text(source.file), .text(source.sha256), .text(source.layout),
          .text(source.publication), ResultValue(orMissing: editionSpan(imported.editions)),
          .text(source.importedAt), .integer(imported.observations), .integer(imported.current),
        ]
      },
      notes: ["Of several issues of one figure the newest is current; the others stay."])
  }

  package init(_ checks: [HealthCheck]) {
    let failed = checks.count { $0.holds == false }
    let open = checks.count { $0.holds == nil }
    self.init(
      title: "The health of the database",
      columns: [
        .init("check", .string, description: "What is looked at"),
        .init("expected", .string, description: "What a sound database gives"),
        .init("found", .string, description: "What this one gives; empty when not looked at"),
        .init("holds", .boolean, description: "Whether it is sound in this"),
        .init("note", .string, description: "What it means, and what to do"),
      ],
      rows: checks.map { check in
        [
          .text(check.name), .text(check.expected), ResultValue(check.found),
          check.holds.map { .flag($0) } ?? .missing, ResultValue(orMissing: check.note),
        ]
      },
      notes: ["Checks: \(checks.count); failing: \(failed); not looked at: \(open)."]
        + checks.filter { $0.holds != nil && !$0.note.isEmpty }.map { "\($0.name): \($0.note)." })
  }
}

extension ResultValue {
  /// A text; an empty one is missing.
  init(orMissing text: String) { self = text.isEmpty ? .missing : .text(text) }
}

/// `1973-2025`, `2018`, or nothing.
func editionSpan(_ years: [Int]) -> String {
  guard let first = years.first, let last = years.last else { return "" }
  return first == last ? "\(first)" : "\(first)-\(last)"
}
