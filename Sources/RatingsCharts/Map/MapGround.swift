package import FreedomModel
internal import Platform

/// What maps are drawn from: a tile for every entity, the lines between today's areas, and where
/// those without an outline are.
public struct MapGround: Sendable, Hashable {
  /// The tile of an entity.
  struct Tile: Sendable, Hashable {
    let id: String
    /// Two letters: those of ISO 3166, or of ours where it has none.
    let code: String
    let place: TilePlace
  }

  /// A line between two areas, or between one and the sea, whose id is empty.
  struct Line: Sendable, Hashable {
    let left: String
    let right: String
    let points: [MapPoint]
  }

  /// What is known of an entity beside its outline.
  struct Site: Sendable, Hashable {
    /// Where its dot is.
    let place: MapPoint?
    /// Whose area its outline belongs to where it is not rated by itself.
    let partOf: String?
    /// The editions in which it was a part of another.
    let partYears: YearSpan
  }

  let tiles: [Tile]
  let lines: [Line]
  let sites: [String: Site]

  init(tiles: [Tile], lines: [Line], sites: [String: Site]) {
    self.tiles = tiles
    self.lines = lines
    self.sites = sites
  }

  /// A ground without tiles and outlines: a map on it is a list.
  public init() {
    self.init(tiles: [], lines: [], sites: [:])
  }
}

/// The place of a tile: columns from the left, rows from the top, both from 1.
struct TilePlace: Sendable, Hashable, Comparable {
  let column: Int
  let row: Int

  static func < (one: TilePlace, other: TilePlace) -> Bool {
    (one.row, one.column) < (other.row, other.column)
  }

  /// Whether two tiles have a side in common.
  func touches(_ other: TilePlace) -> Bool {
    abs(column - other.column) + abs(row - other.row) == 1
  }
}

/// A place on a map: degrees east and north, or what a projection made of them.
struct MapPoint: Sendable, Hashable {
  let x: Double
  let y: Double
}

extension MapGround {
  /// The ground of the rows of `tile_grid.csv`, `world_outlines.csv` and `world_places.csv`, each
  /// with its header first.
  ///
  /// - Throws: A ``MapGroundError`` for the first row that cannot be read.
  package init(
    tilesTable: [[String]], linesTable: [[String]], sitesTable: [[String]]
  ) throws(MapGroundError) {
    var tiles: [Tile] = []
    for row in try GroundRow.rows(of: tilesTable, "tile_grid.csv", ["id", "code", "column", "row"])
    {
      let place = TilePlace(
        column: try row.count("column", within: 1...100), row: try row.count("row", within: 1...100)
      )
      if tiles.contains(where: { $0.place == place }) {
        throw row.error("column", "two tiles are in one place")
      }
      tiles.append(Tile(id: row["id"], code: row["code"], place: place))
    }
    var lines: [Line] = []
    for row in try GroundRow.rows(
      of: linesTable, "world_outlines.csv", ["left", "right", "points"])
    {
      lines.append(Line(left: row["left"], right: row["right"], points: try row.points("points")))
    }
    var sites: [String: Site] = [:]
    let columns = ["id", "latitude", "longitude", "part_of", "part_from", "part_until"]
    for row in try GroundRow.rows(of: sitesTable, "world_places.csv", columns) {
      sites[row["id"]] = Site(
        place: try row.place(), partOf: row["part_of"].isEmpty ? nil : row["part_of"],
        partYears: YearSpan(first: Int(row["part_from"]), last: Int(row["part_until"])))
    }
    self.init(tiles: tiles, lines: lines, sites: sites)
  }
}

/// One row of a table of the ground, its cells found by column name.
private struct GroundRow {
  let table: String
  let number: Int
  let columns: [String: Int]
  let cells: [String]

  static func rows(
    of table: [[String]], _ name: String, _ wanted: [String]
  ) throws(MapGroundError) -> [GroundRow] {
    let header = table.first ?? []
    for column in wanted where !header.contains(column) {
      throw MapGroundError(table: name, row: 1, text: "the column \(column) is missing")
    }
    let columns = Dictionary(zip(header, header.indices)) { first, _ in first }
    var rows: [GroundRow] = []
    for (index, cells) in table.enumerated().dropFirst() {
      guard cells.count == header.count else {
        throw MapGroundError(
          table: name, row: index + 1,
          text: "\(header.count) cells are needed and \(cells.count) found")
      }
      rows.append(GroundRow(table: name, number: index + 1, columns: columns, cells: cells))
    }
    return rows
  }

  subscript(column: String) -> String { columns[column].map { cells[$0] } ?? "" }

  func error(_ column: String, _ text: String) -> MapGroundError {
    MapGroundError(table: table, row: number, text: "\(column) \"\(self[column])\": \(text)")
  }

  func count(_ column: String, within range: ClosedRange<Int>) throws(MapGroundError) -> Int {
    guard let count = Int(self[column]), range.contains(count) else {
      throw error(column, "a number from \(range.lowerBound) to \(range.upperBound) is needed")
    }
    return count
  }

  func place() throws(MapGroundError) -> MapPoint? {
    if self["longitude"].isEmpty, self["latitude"].isEmpty { return nil }
    guard let x = Double(self["longitude"]), let y = Double(self["latitude"]), abs(x) <= 200,
      abs(y) <= 90
    else { throw error("longitude", "degrees are needed") }
    return MapPoint(x: x, y: y)
  }

  /// Longitudes and latitudes, by turns.
  func points(_ column: String) throws(MapGroundError) -> [MapPoint] {
    var points: [MapPoint] = []
    var longitude: Double?
    for word in self[column].split(separator: " ") {
      guard let number = Double(word), abs(number) <= 200 else {
        throw MapGroundError(table: table, row: number, text: "\"\(word)\" is not a degree")
      }
      if let x = longitude {
        points.append(MapPoint(x: x, y: number))
        longitude = nil
      } else {
        longitude = number
      }
    }
    guard longitude == nil, points.count > 1 else {
      throw MapGroundError(
        table: table, row: number, text: "two places are needed, each with two numbers")
    }
    return points
  }
}

/// Why a table cannot be drawn from.
package struct MapGroundError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table's file, and its row, 1 being the header.
  let table: String, row: Int
  /// What is wrong.
  let text: String

  package var description: String { "\(table), row \(row): \(text)" }
}

/// A tile of the map with whoever had it, edition by edition.
package struct TileHistory: Sendable, Hashable {
  /// The id of the entity that the tile is of today, and two letters for it.
  package let id: String, code: String
  /// Columns from the left, rows from the top, both from 1.
  package let column: Int, row: Int
  /// The ids of those whose value it shows, one list an edition: none, one, or two that shared it.
  package let owners: [[String]]
}

extension MapGround {
  /// The tiles that show an entity with a value in an edition of a panel.
  ///
  /// - Parameters:
  ///   - panel: The values.
  ///   - entities: Every entity, in the panel or not.
  ///   - links: Which entity followed which.
  /// - Returns: One history a tile.
  package func histories(
    of panel: Panel, entities: [Entity], links: [EntityLink]
  ) -> [TileHistory] {
    let byID = Dictionary(entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(tiles.map(\.id))
    let owners = panel.editions.indices.map { column in
      MapOwners(
        rated: Set(
          panel.entities.indices.filter { panel.value($0, column) != nil }
            .map { panel.entities[$0].id }),
        entities: byID, links: links, sites: sites, edition: panel.editions[column])
    }
    return tiles.compactMap { tile in
      let all = owners.map { $0.owners(ofTile: tile.id, among: known) }
      guard all.contains(where: { !$0.isEmpty }) else { return nil }
      return TileHistory(
        id: tile.id, code: tile.code, column: tile.place.column, row: tile.place.row, owners: all)
    }
  }
}

/// The Equal Earth projection of Šavrič, Patterson and Jenny (2018), in which areas keep their
/// sizes.
enum EqualEarth {
  /// The meridian in the middle: the cut opposite to it goes through the Bering Strait.
  static let middle = 11.0

  /// Where a place is, degrees east and north; the radius of the sphere is 1.
  static func point(_ place: MapPoint) -> MapPoint {
    let radians = Double.pi / 180
    let half = 3.0.squareRoot() / 2
    let angle = Mathematics.arcsine(half * Mathematics.sine(place.y * radians))
    let square = angle * angle
    let sixth = square * square * square
    let slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    return MapPoint(
      x: (place.x - middle) * radians * Mathematics.cosine(angle) / (half * slope),
      y: angle * (a1 + a2 * square + sixth * (a3 + a4 * square)))
  }

  private static let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
}
