public import FreedomModel

/// What a map is drawn from, and how.
public struct MapOptions: Sendable, Hashable {
  /// How places on the globe become places on paper.
  public enum Projection: String, Sendable, Hashable, CaseIterable {
    /// A tile an entity, all of one size.
    case tiles
    /// Outlines, areas keeping their sizes; only as SVG.
    case equalEarth = "equal-earth"
  }

  /// Tiles and outlines; without them a map is a list.
  public var ground: MapGround
  /// Which entity followed which.
  public var links: [EntityLink]
  /// How it is drawn.
  public var projection: Projection
  /// The ids of those that the publication rates in the edition, though they may have no value
  /// here.
  public var listed: Set<String>
  /// The year that changes are counted from; `nil` shows the values of one year.
  public var from: Int?
  /// Whether others than those shaded may have values too.
  public var shadesPart: Bool

  /// Options from their parts.
  public init(
    ground: MapGround = MapGround(), links: [EntityLink] = [], projection: Projection = .tiles,
    listed: Set<String> = [], from: Int? = nil, shadesPart: Bool = false
  ) {
    self.ground = ground
    self.links = links
    self.projection = projection
    self.listed = listed
    self.from = from
    self.shadesPart = shadesPart
  }
}

extension Chart {
  /// The values of one year, or the changes between two, on a map of the world of that
  /// year: an area of today shows the value of the state that it was a part of.
  ///
  /// - Parameters:
  ///   - series: The values of one indicator; entities without any are drawn as not rated.
  ///   - year: A year of the chart's rule; `nil` means the latest that has a value.
  ///   - options: The options of the chart; ``MapOptions`` has the ground.
  /// - Returns: The map.
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func map(
    series: [Series], year: Int? = nil, options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let values = try MapValues(series, year: year, options: options)
    let areas = MapAreas(values, options: options)
    let labels = MapLabels(values, areas, options: options)
    let title = labels.title
    return Chart(
      kind: .map, title: title.first, secondTitle: title.second, subtitle: labels.subtitle,
      plots: [Plot(x: areas.x, y: areas.y, marks: areas.marks.map(Mark.area))],
      key: labels.key, notes: labels.notes + options.closingNotes, description: labels.description)
  }
}
