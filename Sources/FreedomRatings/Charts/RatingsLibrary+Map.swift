public import FreedomModel
public import RatingsAnalysis
public import RatingsCharts
internal import RatingsStore

extension RatingsLibrary {
  /// An indicator on a map of the world: the values of one year, or the changes between two. Every
  /// area shows the state that had it in that year.
  ///
  /// - Parameters:
  ///   - indicator: What is shown.
  ///   - year: The year shown, under the rule of the options; `nil` means the latest with a value.
  ///   - start: The year that changes are counted from; `nil` shows values.
  ///   - projection: Tiles, or outlines for SVG.
  ///   - shaded: Whose areas are shaded in the year shown; `nil` shades all.
  ///   - options: The options of the chart; those of its map are filled in.
  /// - Returns: The map.
  /// - Throws: A ``LibraryError`` where the bundled tables are missing, a `ChartError` or a
  /// `StoreError`.
  public func map(
    of indicator: Indicator, year: Int? = nil, from start: Int? = nil,
    projection: MapOptions.Projection = .tiles, within shaded: Membership? = nil,
    options: ChartOptions = ChartOptions()
  ) throws -> Chart {
    var panel = try panel(of: indicator)
    let register = try register()
    var options = options
    let shown =
      year
      ?? panel.editions.indices.last { column in
        panel.entities.indices.contains { panel.number($0, column) != nil }
      }.map { panel.editions[$0].year(by: options.years) }
    var listed = try listed(beside: indicator, in: shown, by: options.years)
    if let shaded, let shown {
      let rule = options.years
      let edition = panel.editions.first { $0.years(under: rule).contains(shown) }
      if let edition, !Publication.isFreedomHouse(indicator.publication) {
        // A user's publication does not say which countries it rates: any may lack a value.
        listed = Set(
          register.entities.filter {
            $0.existed(in: edition.year...edition.year)
              && $0.kind(inEdition: edition.year) == .country
          }.map(\.id))
      }
      listed = listed.filter { id in
        guard let edition, let entity = register[id: id] else { return false }
        return shaded.includes(entity, in: edition)
      }
      // What a change is counted from remains: a successor may be compared with a former state.
      panel = panel.keeping {
        !$1.years(under: rule).contains(shown) || shaded.includes($0, in: $1)
      }
    }
    options.map = MapOptions(
      ground: try Datasets(in: .find()).mapGround(), links: register.links, projection: projection,
      listed: listed, from: start, shadesPart: shaded != nil)
    return try .map(series: panel.allSeries, year: shown, options: options)
  }

  /// The ids of those that have another value of the same publication in a year.
  private func listed(
    beside indicator: Indicator, in year: Int?, by rule: YearRule
  ) throws -> Set<String> {
    guard let year else { return [] }
    let others = try database.catalog().indicators.filter { other in
      other.publication == indicator.publication && other.id != indicator.id
        && (other.measure == .status || other.measure == .rating || other.id.hasSuffix(".total"))
    }
    var listed: Set<String> = []
    for other in others {
      let panel = try panel(of: other)
      for column in panel.editions.indices
      where panel.editions[column].years(under: rule).contains(year) {
        for row in panel.entities.indices where panel.value(row, column) != nil {
          listed.insert(panel.entities[row].id)
        }
      }
    }
    return listed
  }
}

extension Datasets {
  /// What maps are drawn from; tables that cannot be read are a ``LibraryError``.
  func mapGround() throws -> MapGround {
    do {
      return try MapGround(
        tilesTable: rows(of: "tile_grid.csv"), linesTable: rows(of: "world_outlines.csv"),
        sitesTable: rows(of: "world_places.csv"))
    } catch let error as MapGroundError {
      throw LibraryError.datasets(folder.path, "\(error)")
    }
  }
}
