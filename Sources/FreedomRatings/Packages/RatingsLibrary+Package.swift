internal import DisplayText
internal import FreedomModel
public import RatingsExport
internal import RatingsStore
internal import RatingsTables

extension RatingsLibrary {
  /// The values of a selection as a data package: tables that `import` reads back, who was rated
  /// and what was measured, the files that the values came from, and how to cite them.
  ///
  /// - Parameters:
  ///   - selection: Which values.
  ///   - version: The version of this software, for its citation.
  /// - Returns: The package.
  /// - Throws: A `StoreError`, or a ``LibraryError`` when the bundled groups are missing.
  public func package(
    _ selection: ExportSelection = ExportSelection(), version: String
  ) throws -> DataPackage {
    try package(selection, version: version, from: nil)
  }

  /// The package; where only some `files` are meant, codebook and sources are of the selection and
  /// of these alone.
  func package(
    _ selection: ExportSelection, version: String, from files: Set<String>?
  ) throws -> DataPackage {
    let codebook = try codebook().filter { entry in
      files == nil || selection.indicators?.contains { $0.id == entry.indicator.id } ?? true
    }
    let sources = try sources().filter { files?.contains($0.source.file) ?? true }
    let read = try FigureTables(self, selection)
    let figures = read.tables
    let others = [
      DataPackage.Table(name: "entities", table: ResultTable(try entities()), primaryKey: ["id"]),
      DataPackage.Table(name: "entity_links", table: try entityLinks()),
      DataPackage.Table(name: "regions", table: try regionTable(), primaryKey: ["id", "scheme"]),
      DataPackage.Table(
        name: "groups", table: Self.groupTable("Groups of states", try groups().memberships)),
      DataPackage.Table(
        name: Self.ownGroups,
        table: Self.groupTable(
          "Your own groups", GroupRegister(try database.memberships()).memberships)),
      DataPackage.Table(
        name: "codebook", table: ResultTable(codebook), primaryKey: ["indicator"]),
      DataPackage.Table(name: "sources", table: ResultTable(sources), primaryKey: ["id"]),
    ].filter { !$0.table.rows.isEmpty }
    let citations = try citations(of: read.used, version: version)
    let publications = citations.filter { $0.kind == .dataset }
    return DataPackage(
      name: "freedom-ratings", title: "Ratings of freedom, country by country",
      description: "Published values as published, from a freedom-ratings database."
        + (sourceNote.map { " " + $0.text } ?? ""),
      software: "\(Software.name) \(version)",
      sources: publications.map { ($0.title, $0.url) },
      contributors: publications.map(\.author).filter { !$0.isEmpty }.uniqued()
        .map { ($0, "author") },
      tables: figures + others,
      texts: [
        ("README.md", readMe(figures, others, citations)),
        ("citation.txt", CitationStyle.text.document(citations)),
        ("citation.bib", CitationStyle.bibtex.document(citations)),
        ("citation.ris", CitationStyle.ris.document(citations)),
        ("citation.csl.json", CitationStyle.csl.document(citations)),
      ])
  }

  /// The values of a selection as sheets of a workbook, with the codebook and the sources.
  ///
  /// - Parameter selection: Which values.
  /// - Returns: The workbook.
  /// - Throws: A `StoreError`.
  public func workbook(_ selection: ExportSelection = ExportSelection()) throws -> Workbook {
    let figures = try FigureTables(self, selection).tables
    return Workbook(
      figures.map { ($0.name, $0.table) } + [
        ("codebook", ResultTable(try codebook())), ("sources", ResultTable(try sources())),
      ])
  }

  private func entityLinks() throws -> ResultTable {
    ResultTable(
      title: "Which entity followed which",
      columns: [
        .init("predecessor", .string, description: "The code of the entity that was"),
        .init("successor", .string, description: "The code of the entity that followed"),
        .init("date", .date, description: "When"),
        .init("relation", .string, description: "continuation, or part of what was"),
      ],
      rows: try register().links.map {
        [
          .text($0.predecessor), .text($0.successor), .text($0.date.description),
          .text($0.relation.rawValue),
        ]
      })
  }

  private func regionTable() throws -> ResultTable {
    ResultTable(
      title: "Regions",
      columns: [
        .id,
        .init("scheme", .string, description: "current, or to-2021 for the grouping before"),
        .init("region", .string, description: "Freedom House's name of the region"),
      ],
      rows: try register().entities.flatMap { entity in
        [("current", entity.region), ("to-2021", entity.formerRegion)].compactMap {
          scheme, region in
          region.map { [.text(entity.id), .text(scheme), .text($0)] }
        }
      })
  }

  private static let ownGroups = String(InputPaths.ownGroups.dropLast(".csv".count))

  private static func groupTable(_ title: String, _ memberships: [GroupMembership]) -> ResultTable {
    ResultTable(
      title: title,
      columns: [
        .init("group", .string, description: "The group's name"),
        .init("id", .string, description: "The code of a member"),
        .init("from", .date, description: "First day of membership; empty for always"),
        .init("to", .date, description: "Last day of membership; empty for still"),
      ],
      rows: memberships.map {
        [
          .text($0.group), .text($0.entity), ResultValue($0.first?.description),
          ResultValue($0.last?.description),
        ]
      })
  }

  private func readMe(
    _ figures: [DataPackage.Table], _ others: [DataPackage.Table], _ citations: [Citation]
  ) -> String {
    func list(_ tables: [DataPackage.Table]) -> String {
      tables.map { "- `\($0.name).csv`: \($0.table.title.visible), \($0.table.rows.count) rows\n" }
        .joined()
    }
    return """
      # Ratings of freedom

      Published values as published, one table per publication; a missing value is an empty
      cell. `datapackage.json` describes every column; `codebook.csv` says what each indicator
      measures, and
      which end of its scale is the freer.\(sourceNote.map { "\n\n" + $0.text.visible } ?? "")

      ## Values

      \(list(figures))
      ## Beside them

      \(list(others))
      ## Use

      `freedom import` reads the folder, or its archive, back into a database. Any program that
      reads CSV (UTF-8, comma, a header) can use them; read `id` and the statuses as text: Namibia's
      ISO code is `NA`, and `F` is not a truth value.

      A text that a spreadsheet would run as a formula has an apostrophe in front;
      `freedom import` removes it.

      ## Citation

      The values belong to their publishers.

      \(CitationStyle.text.document(citations))
      """
  }
}
