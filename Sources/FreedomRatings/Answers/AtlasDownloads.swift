internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsExport
internal import RatingsStore
internal import RatingsTables

extension RatingsLibrary {
  /// The values that an atlas shows, as files for other programs, and each of its tables.
  ///
  /// - Parameters:
  ///   - atlas: The atlas.
  ///   - options: What was chosen for it.
  ///   - files: The names of the files that the values were read from.
  /// - Returns: The files.
  /// - Throws: A `StoreError`.
  func downloads(
    of atlas: Atlas, _ options: AtlasOptions, from files: Set<String>
  ) throws -> [Atlas.Download] {
    let catalog = try database.catalog().indicators.filter { !$0.isComputed }
    let shown = catalog.filter { indicator in
      Publication.isFreedomHouse(indicator.publication)
        || options.indicators.contains { $0.id == indicator.id }
    }
    let headline = shown.filter { indicator in
      CountryBrief.indicators.contains(indicator.id)
        || options.indicators.contains { $0.id == indicator.id }
    }
    var selection = ExportSelection(
      entities: atlas.entries.map(\.brief.entity).sorted { $0.id < $1.id }, indicators: headline,
      years: YearChoice(from: options.from, to: options.to))
    if options.region != nil || options.group != nil { selection.membership = atlas.membership }
    let tidy = try ResultTable.tidy(series(selection))
    selection.indicators = shown
    let package = try package(selection, version: options.version, from: files)
    return [
      Atlas.Download(
        name: "ratings.csv",
        summary: "Statuses, ratings and totals, one a row, with the cell that each was read from",
        bytes: CSVFormat.render(tidy, options: ExportOptions())),
      Atlas.Download(
        name: "ratings.zip",
        summary: "All published values with codebook, sources and citations: a data package, "
          + "which freedom import reads", bytes: package.archive()),
    ]
      + atlas.tables.map { table in
        Atlas.Download(
          name: table.name + ".csv", summary: table.heading,
          bytes: CSVFormat.render(table.table, options: ExportOptions()))
      }
  }
}
