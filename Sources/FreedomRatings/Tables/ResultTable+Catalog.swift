package import FreedomModel
package import RatingsImport
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
        .init("first_edition", .integer, description: "First edition with a value"),
        .init("last_edition", .integer, description: "Last edition with a value"),
        .init("predecessors", .string, description: "Codes of the entities before it"),
        .init("successors", .string, description: "Codes of the entities after it"),
        .init("names", .string, description: "Every English name understood, and your own"),
        .init("codes", .string, description: "Codes in every system, by system"),
      ],
      rows: entities.map { listed in
        let entity = listed.entity
        return [.text(entity.id), .text(entity.name), .text(entity.kind.rawValue)]
          + CodeSystem.exported.map { $0.value(of: entity) }
          + [
            ResultValue(entity.region), ResultValue(listed.editions?.lowerBound),
            ResultValue(listed.editions?.upperBound), list(listed.predecessors),
            list(listed.successors), .text(listed.names.joined(separator: "; ")),
            ResultValue(orMissing: listed.codesInWords),
          ]
      },
      notes: ["Editions are the first and last with a value in any publication of the database."])
  }

  package init(_ aliases: [ListedAlias]) {
    self.init(
      title: "Your own names for countries and territories",
      columns: [
        .init("alias", .string, description: "Your own name"),
        .init("id", .string, description: "ISO 3166 alpha-3, or a code of this project"),
        .init("name", .string, description: "The newest English name"),
      ],
      rows: aliases.map { [.text($0.name), .text($0.entity.id), .text($0.entity.name)] },
      notes: aliases.isEmpty
        ? [
          .essential(
            "None are kept: 'freedom import FILE --aliases NAMES' keeps some.",
            brief: "none are kept: 'freedom import FILE --aliases NAMES' keeps some")
        ] : [])
  }

  package init(_ entries: [CodebookEntry], matching query: String? = nil) {
    self.init(
      title: query.map { "Indicators matching \"\($0)\"" } ?? "Indicators",
      columns: [
        .indicatorID, .init("label", .string, description: "Its name"), .publication,
        .init("type", .string, description: "Rating, score, status or own value"),
        .init("minimum", .number, description: "The lowest value possible"),
        .init("maximum", .number, description: "The highest value possible"), .freerEnd,
        .init("first_edition", .integer, description: "First edition in the database"),
        .init("last_edition", .integer, description: "Last edition in the database"),
        .init("description", .string, description: "What is measured"),
        .init("source", .string, description: "Whose values they are"),
        .init("files", .string, description: "The files they were read from"),
        .init("oddities", .string, description: "What is known to be odd about them"),
        .init("trust", .string, description: "How far to trust the files"),
        .init("publication_title", .string, description: "The title of the publication"),
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
          ResultValue(
            orMissing: entry.trust.map { $0.text(of: indicator.publication) }.joined(
              separator: "; ")),
          ResultValue(entry.publicationTitle),
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
        .init("layout", .string, description: "The layout that was recognised"), .publication,
        .init("editions", .string, description: "First and last edition"),
        .init("imported_at", .string, description: "When, ISO 8601 in UTC"),
        .init("observations", .integer, description: "Values and marks of missing ones"),
        .init("current", .integer, description: "How many of them are current"),
        .init("trust", .string, description: "How far to trust its values"),
      ],
      rows: sources.map { imported in
        let source = imported.source
        return [
          .integer(source.id), .text(source.file), .text(source.sha256), .text(source.layout),
          .text(source.publication), ResultValue(orMissing: editionSpan(imported.editions)),
          .text(source.importedAt), .integer(imported.observations), .integer(imported.current),
          .text(source.trust.text(of: source.publication, layout: source.layout)),
        ]
      },
      notes: ["Of several sources of one value the newest is current; the others stay."]
        + Self.trustNotes(sources.map(\.source)))
  }

  /// What sources below the first grade are.
  private static func trustNotes(_ sources: [Source]) -> [TableNote] {
    SourceTrust.allCases.filter { $0 != .official }.compactMap { trust in
      let numbers = sources.filter { $0.trust == trust }.map { String($0.id) }
      guard !numbers.isEmpty else { return nil }
      return .background(
        (numbers.count == 1 ? "Source " : "Sources ") + numbers.joined(separator: ", ")
          + ": third party; "
          + (trust == .oneThirdParty
            ? "only this one source has the values." : "two or more agree.")
          + " Freedom House's own file replaces them when it is imported.")
    }
  }

  package init(_ checks: [HealthCheck]) {
    let failed = checks.count { $0.holds == false }
    let open = checks.count { $0.holds == nil }
    self.init(
      title: "The health of the database",
      columns: [
        .init("check", .string, description: "What is checked"),
        .init("expected", .string, description: "The result of a sound database"),
        .init("found", .string, description: "The result of this one; empty when not checked"),
        .init("holds", .boolean, description: "Whether the check passes"),
        .init("note", .string, description: "What it means, and what to do"),
      ],
      rows: checks.map { check in
        [
          .text(check.name), .text(check.expected), ResultValue(check.found),
          check.holds.map { .flag($0) } ?? .missing, ResultValue(orMissing: check.note),
        ]
      },
      notes: [
        .essential(
          "Checks: \(checks.count). Failing: \(failed), not looked at: \(open).",
          brief: "\(checks.count) checks, \(failed) fail, \(open) not looked at")
      ]
        + checks.filter { $0.holds != nil && !$0.note.isEmpty }.map { check in
          let fact = "\(check.name): \(check.note)"
          return check.holds == false
            ? .essential(fact + ".", brief: fact) : .background(fact + ".")
        })
  }
}

extension ResultValue {
  init(orMissing text: String) { self = text.isEmpty ? .missing : .text(text) }
}

/// `1973-2025`, `2018`, or nothing.
func editionSpan(_ years: [Int]) -> String {
  guard let first = years.first, let last = years.last else { return "" }
  return first == last ? "\(first)" : "\(first)-\(last)"
}

extension ResultTable.Column {
  static let freerEnd = ResultTable.Column(
    "freer_is", .string,
    description: "Which end of the scale is the freer; empty where not declared")
}

extension ResultTable {
  package init(_ outcome: RatingsImporter.Outcome) {
    self.init(
      title: outcome.isKept ? "Import" : "Import: nothing stored",
      columns: [
        .init("file", .string, description: "The file's name"),
        .init("layout", .string, description: "The layout that was recognised"),
        .publication,
        .init("editions", .string, description: "First and last edition"),
        .init(
          "rows", .integer,
          description:
            "Rows read: the sum of the next four, and of those repeated or without a value"),
        .init("added", .integer, description: "Rows that were not there"),
        .init("changed", .integer, description: "Rows with another current value now"),
        .init("unchanged", .integer, description: "Rows that change no current value"),
        .init("rejected", .integer, description: "Rows refused"),
        .init("notes", .string, description: "Other remarks"),
      ],
      rows: outcome.files.map { file in
        [
          .text(file.file), .text(file.layout), ResultValue(file.publication),
          ResultValue(orMissing: editionSpan(file.editions)), .integer(file.rows),
          .integer(file.counts.added), .integer(file.counts.changed),
          .integer(file.counts.unchanged), .integer(file.rejected),
          ResultValue(orMissing: outcome.notes(on: file)),
        ]
      })
  }
}

extension RatingsImporter.Outcome {
  fileprivate func notes(on file: RatingsImporter.FileOutcome) -> String {
    if file.publication == nil { return "publication not named" }
    if file.wasKnown { return "imported before: 0 changes" }
    var notes: [String] = []
    let counted = [
      (file.counts.repeated, "repeated"), (file.emptyRows, "without a value"),
      (file.counts.withdrawn, "withdrawn"),
    ]
    notes += counted.filter { $0.0 > 0 }.map { "\($0) \($1)" }
    if file.counts.superseded > 0 { notes.append("\(file.counts.superseded) superseded") }
    let warnings = log.findings.filter { $0.severity == .warning && $0.file == file.file }
    for code in warnings.map(\.code).uniqued() {
      if let first = warnings.first(where: { $0.code == code }) {
        notes.append("\(log.count(like: first)) \(code)")
      }
    }
    return notes.joined(separator: "; ")
  }
}

extension SourceTrust {
  /// As people read it: what is not Freedom House's, or came from a file of the user's, is the
  /// user's own.
  fileprivate func text(of publication: String, layout: String? = nil) -> String {
    let isOwn = layout.map(["tidy", "long", "wide"].contains) ?? false
    return self == .official && (isOwn || !Publication.isFreedomHouse(publication))
      ? "own" : rawValue
  }
}

extension ResultTable {
  /// One entity on a card: a line a fact.
  package static func card(
    of listed: ListedEntity, alsoFound others: [ListedEntity], named: (String) -> String
  ) -> ResultTable {
    let entity = listed.entity
    let editions = listed.editions.map { "\($0.lowerBound) to \($0.upperBound)" }
    let facts: [(String, String?)] = [
      ("id", entity.id), ("kind", entity.kind.rawValue), ("region", entity.region),
      ("editions", editions ?? "not rated"),
      ("names", listed.names.joined(separator: "; ")), ("codes", listed.codesInWords),
      ("before it", listed.predecessors.map(named).joined(separator: "; ")),
      ("after it", listed.successors.map(named).joined(separator: "; ")),
      ("also found", others.map(\.entity.name).joined(separator: "; ")),
    ]
    let known = facts.filter { !($0.1 ?? "").isEmpty }
    return ResultTable(
      title: entity.name, columns: known.map { .init($0.0, .string) },
      rows: [known.map { ResultValue($0.1) }])
  }
}

extension ListedEntity {
  /// The codes by system: `iso2 HU; iso3 HUN; cow 310`, with the years of one that is not valid
  /// always.
  var codesInWords: String {
    CodeSystem.allCases.compactMap { system in
      let mine = codes.filter { $0.system == system }.map(\.inWords).uniqued()
      return mine.isEmpty ? nil : "\(system.rawValue) \(mine.joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}

extension EntityCode {
  /// The code, with its years where it is not valid always.
  fileprivate var inWords: String {
    guard years.first != nil || years.last != nil else { return code }
    let ends = [years.first, years.last].map { $0.map(String.init) ?? "" }
    return "\(code) (\(ends.joined(separator: "-")))"
  }
}

extension ResultTable {
  /// Which column of a sheet is read for what.
  package init(_ table: FileReading.Table) {
    self.init(
      title: "Columns" + (table.sheet.isEmpty ? "" : " of \(table.sheet)")
        + ", header in row \(table.headerRow)",
      columns: [
        .init("column", .string), .init("header", .string), .init("read as", .string),
      ],
      rows: table.columns.map { column in
        [.text(column.letters), .text(column.header), .text(column.meaning ?? "not imported")]
      })
  }

  /// The first rows of a file as they would be stored.
  package init(storedRowsOf reading: FileReading) {
    let hasSheets = reading.rows.contains { !$0.sheet.isEmpty }
    self.init(
      title: reading.rows.count == 1
        ? "The first row as it would be stored"
        : "The first \(reading.rows.count) rows as they would be stored",
      columns: (hasSheets ? [.init("sheet", .string)] : []) + [
        .init("row", .integer), .init("id", .string), .init("name", .string),
        .init("edition", .string), .init("values", .string),
      ],
      rows: reading.rows.map { row in
        (hasSheets ? [.text(row.sheet)] : []) + [
          .integer(row.row), .text(row.entity), .text(row.name), .text(row.edition),
          .text(Self.list(row.values)),
        ]
      })
  }

  /// The first values of a row, and how many more there are.
  private static func list(_ values: [(indicator: String, value: String)]) -> String {
    let shown = values.count > 7 ? values.prefix(5) : values[...]
    let more = values.count - shown.count
    return shown.map { "\($0.indicator) \($0.value)" }.joined(separator: ", ")
      + (more == 0 ? "" : " and \(more) more")
  }
}
