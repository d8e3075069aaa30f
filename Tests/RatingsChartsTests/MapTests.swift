import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("Maps show every state once, as the world was in the edition")
struct MapTests {
  private static let editions = [1973, 1992, 1994, 2009, 2026]

  private func areas(_ chart: Chart) -> [AreaMark] { chart.plots.flatMap(\.areas) }

  @Test("as recorded: text at three widths and as a list", arguments: editions)
  func text(year: Int) throws {
    let chart = try Maps.map(year)
    let sheet = [40, 60, 80, 120].flatMap { width in
      [false, true].map { ascii in
        "== \(width) \(ascii ? "ASCII" : "Unicode")\n"
          + chart.text(TextOptions(width: width, ascii: ascii))
      }
    }
    Golden.expect(sheet.joined(separator: "\n"), matches: "Text/map-\(year).txt")
  }

  @Test("as recorded: tiles and outlines", arguments: editions)
  func svg(year: Int) throws {
    Golden.expect(try Maps.map(year).svg(), matches: "SVG/map/tiles-\(year).svg")
    Golden.expect(
      try Maps.map(year, .equalEarth).svg(), matches: "SVG/map/outlines-\(year).svg")
  }

  @Test("the black strokes of a territory in the key are on white in every theme")
  func hatchInKey() throws {
    for theme in ChartTheme.allCases {
      let lines = try Maps.map(2026).svg(SVGOptions(theme: theme)).split(separator: "\n")
      let strokes = try #require(lines.firstIndex { $0.contains("class=\"hatch\"") })
      #expect(lines[strokes - 1].contains("fill=\"#fff\""), "\(theme): \(lines[strokes - 1])")
    }
  }

  @Test("as recorded: the tiles of a region fill the map", arguments: ["Europe", "Africa"])
  func region(name: String) throws {
    var options = Maps.options()
    options.map.shadesPart = true
    options.who = name
    let series = Maps.statuses.map { one in
      one.entity.region == name
        ? one
        : Series(
          entity: one.entity, indicator: one.indicator, editions: one.editions,
          values: one.editions.map { _ in nil })
    }
    let map = try Chart.map(series: series, year: 2026, options: options)
    Golden.expect(map.svg(), matches: "SVG/map/region-\(name).svg")
    let text = [40, 80].map { map.text(TextOptions(width: $0)) }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/map-region-\(name).txt")
  }

  @Test("the tiles of most of the world, or of none, are all of them")
  func tileFrame() {
    let grid = Maps.ground.tiles.map(\.place)
    let all = TileFrame(around: grid, in: grid)
    #expect(TileFrame(around: [], in: grid).columns == all.columns)
    #expect(TileFrame(around: [grid[0], grid[grid.count - 1]], in: []).rows.isEmpty)
    #expect(grid.allSatisfy { all.place(of: $0) == $0 })
    for place in grid {
      let one = TileFrame(around: [place], in: grid)
      #expect(one.place(of: place) != nil)
      #expect(one.columns.count == 10 && (2...3).contains(one.rows.count))
      #expect(all.columns.contains(one.columns.lowerBound))
      #expect(one.columns.upperBound <= all.columns.upperBound)
      #expect(one.rows.lowerBound >= 1 && one.rows.upperBound <= all.rows.upperBound)
    }
  }

  @Test("as recorded: changes of scores and of statuses, a map of scores, a phone")
  func others() throws {
    let change = try Maps.map(2026, from: 2016, of: Maps.totals)
    Golden.expect(change.svg(), matches: "SVG/map/change.svg")
    Golden.expect(change.svg(SVGOptions(width: 340)), matches: "SVG/map/change-phone.svg")
    Golden.expect(
      try Maps.map(2026, .equalEarth, from: 2016, of: Maps.totals).svg(),
      matches: "SVG/map/change-outlines.svg")
    let text = try [
      change, Maps.map(2026, from: 2016), Maps.map(2026, from: 1990),
      Maps.map(2026, of: Maps.totals),
    ].flatMap { chart in
      [40, 80].flatMap { width in
        [false, true].map { chart.text(TextOptions(width: width, ascii: $0)) }
      }
    }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/map-change.txt")
  }

  @Test(
    "every state with a value is drawn once, in every edition",
    arguments: [MapOptions.Projection.tiles, .equalEarth])
  func once(projection: MapOptions.Projection) throws {
    let editions = try #require(Maps.statuses.first).editions
    #expect(editions.count == 53)
    // Outlines take longer: every fourth edition, the first and the last among them.
    let shown =
      projection == .tiles
      ? editions : editions.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    for edition in shown {
      let chart = try Maps.map(edition.year, projection)
      let drawn = areas(chart).flatMap(\.parts).filter { $0.fill != .unrated }
      let expected = Maps.statuses.filter { $0.value(in: edition) != nil }
      let (one, other) = (drawn.map(\.entity.id), expected.map(\.entity.id))
      #expect(one.count == Set(one).count, "\(edition.label)")
      #expect(Set(one).symmetricDifference(other).isEmpty, "\(edition.label)")
      for status in FreedomStatus.allCases {
        #expect(
          drawn.count { $0.fill == .status(status) }
            == expected.count { $0.value(in: edition)?.status == status }, "\(edition.label)")
      }
    }
  }

  @Test("the USSR, Yugoslavia and Czechoslovakia are one area each; two Germanys share one")
  func history() throws {
    let tiles = areas(try Maps.map(1985))
    func tilesOf(_ id: String) -> Int? {
      tiles.first { $0.parts.map(\.entity.id) == [id] }?.cells.count
    }
    #expect(tilesOf("SUN") == 15)
    #expect(tilesOf("YUG") == 7)
    #expect(tilesOf("CSK") == 2)
    #expect(tiles.contains { $0.parts.map(\.entity.id) == ["XWG", "DDR"] && $0.cells.count == 1 })
    #expect(tiles.contains { $0.parts.map(\.entity.id) == ["XNY", "YMD"] })
    let outlines = areas(try Maps.map(1985, .equalEarth))
    #expect(outlines.contains { $0.parts.count == 2 && $0.dot != nil && !$0.rings.isEmpty })
    // Of the republics only the USSR's outer line is left: its mainland is one ring.
    let union = try #require(outlines.first { $0.parts.map(\.entity.id) == ["SUN"] })
    let largest = try #require(union.rings.map(\.count).max())
    #expect(largest > 500)
    #expect(union.rings.count < 20)
    let titles = outlines.map(\.label)
    #expect(titles.contains("Germany, W.: F; Germany, E.: NF"))
  }

  @Test("no one is drawn as part of another before or after it was")
  func parts() throws {
    func owner(_ id: String, _ year: Int) throws -> [String] {
      let edition = try #require(Maps.statuses.first?.editions.first { $0.year == year })
      let rated = Maps.statuses.filter { $0.value(in: edition) != nil }.map(\.entity.id)
      return MapOwners(
        rated: Set(rated),
        entities: Dictionary(uniqueKeysWithValues: Maps.statuses.map { ($0.entity.id, $0.entity) }),
        links: Datasets.register?.links ?? [], sites: Maps.ground.sites, edition: edition
      ).owners(of: id)
    }
    #expect(try owner("TLS", 1975) == [])
    #expect(try owner("TLS", 1985) == ["IDN"])
    #expect(try owner("ERI", 1985) == ["ETH"])
    #expect(try owner("SSD", 2005) == ["SDN"])
    #expect(try owner("AGO", 1973) == [])
    #expect(try owner("XKX", 1985) == ["YUG"])
    #expect(try owner("XKX", 1994) == ["XKX"])
    #expect(try owner("XCR", 2010) == ["UKR"])
    #expect(try owner("XCR", 1985) == ["SUN"])
    #expect(try owner("XCR", 2025) == ["XRU"])
    #expect(try owner("XNC", 1975) == ["CYP"])
    #expect(try owner("XWB", 2005) == ["XIO", "XPA"])
    #expect(try owner("MNE", 2000) == ["YUG"])
    #expect(try owner("GRL", 2026) == [])
  }

  @Test("a map without a value for someone says so, and tells it from not rated")
  func missing() throws {
    let chart = try Maps.map(1973)
    #expect(areas(chart).contains { $0.label == "South Africa: no value" })
    #expect(areas(chart).contains { $0.label == "Angola: not rated" })
    #expect(chart.notes.contains("No value: South Africa."))
    #expect(chart.svg().contains("South Africa: no value"))
  }

  @Test("changes compare a state with the one it carries on")
  func changes() throws {
    let chart = try Maps.map(2026, from: 1990)
    #expect(
      chart.notes.contains { $0.contains("Germany (Germany, W.)") && $0.contains("Russia (USSR)") })
    let labels = areas(chart).map(\.label)
    #expect(labels.contains("Poland: PF to F, improved"))
    #expect(labels.contains("Kazakhstan: no value"))
  }
}

@Suite("What maps are drawn from")
struct MapGroundTests {
  @Test("every entity that is not a former one has a tile; none is there twice")
  func tiles() throws {
    let former: Set = [
      "CSK", "DDR", "PSE", "SCG", "SUN", "VDR", "XIO", "XNY", "XPA", "XSV", "XWG", "YMD", "YUG",
    ]
    let ids = Maps.ground.tiles.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids) == Set((Datasets.register?.entities ?? []).map(\.id)).subtracting(former))
    #expect(Set(Maps.ground.tiles.map { $0.code.uppercased() }).count == ids.count)
    #expect(Set(Maps.ground.tiles.map(\.place)).count == ids.count)
  }

  @Test("most neighbours on the globe are neighbours on the grid")
  func neighbours() {
    let places = Dictionary(uniqueKeysWithValues: Maps.ground.tiles.map { ($0.id, $0.place) })
    let pairs = Set(Maps.ground.lines.map { [$0.left, $0.right].sorted() })
    let distances = pairs.compactMap { pair -> Int? in
      guard let one = places[pair[0]], let other = places[pair[1]] else { return nil }
      return max(abs(one.column - other.column), abs(one.row - other.row))
    }
    #expect(distances.count > 300)
    #expect(distances.count { $0 == 1 } * 10 >= distances.count * 7)
    #expect(distances.count { $0 > 2 } <= 20)
  }

  @Test("every state of 2026 has an outline or a place")
  func places() {
    let outlined = Set(Maps.ground.lines.flatMap { [$0.left, $0.right] })
    for tile in Maps.ground.tiles {
      #expect(outlined.contains(tile.id) || Maps.ground.sites[tile.id]?.place != nil, "\(tile.id)")
    }
  }

  @Test("outlines are closed rings, also of several areas together")
  func rings() {
    let outline = Outline(Maps.ground.lines)
    #expect(outline.rings(around: ["CHE"]).count == 1)
    #expect(outline.rings(around: ["LSO"]).count == 1)
    // South Africa has Lesotho as a hole.
    #expect(outline.rings(around: ["ZAF"]).count == 2)
    #expect(outline.rings(around: ["ZAF", "LSO"]).count == 1)
    #expect(outline.rings(around: ["CZE", "SVK"]).count == 1)
  }

  @Test("tables that cannot be read say where")
  func refused() {
    func message(_ tiles: [[String]], _ lines: [[String]]) -> String? {
      do throws(MapGroundError) {
        _ = try MapGround(
          tilesTable: tiles, linesTable: lines,
          sitesTable: [["id", "latitude", "longitude", "part_of", "part_from", "part_until"]])
        return nil
      } catch {
        return "\(error)"
      }
    }
    let tiles = [["id", "code", "column", "row"], ["AFG", "AF", "1", "1"]]
    let lines = [["left", "right", "points"], ["", "AFG", "1 2 3 4"]]
    #expect(message(tiles, lines) == nil)
    #expect(message([["id"]], lines) == "tile_grid.csv, row 1: the column code is missing")
    #expect(
      message(tiles + [["ALB", "AL", "1", "1"]], lines)
        == "tile_grid.csv, row 3: column \"1\": two tiles are in one place")
    #expect(
      message(tiles, [lines[0], ["", "AFG", "1 2 3"]])
        == "world_outlines.csv, row 2: two places are needed, each with two numbers")
    #expect(
      message(tiles, [lines[0], ["", "AFG", "1 x 3 4"]])
        == "world_outlines.csv, row 2: \"x\" is not a degree")
  }

  @Test("Equal Earth: its width and height, and areas that keep their sizes")
  func projection() {
    let middle = EqualEarth.middle
    let east = EqualEarth.point(MapPoint(x: middle + 180, y: 0))
    let pole = EqualEarth.point(MapPoint(x: middle, y: 90))
    #expect(abs(east.x - 2.706_63) < 1e-5)
    #expect(abs(pole.y - 1.317_36) < 1e-5)
    #expect(pole.x == 0)
    // A degree square shrinks with the cosine of its latitude, as on the sphere.
    func area(_ latitude: Double) -> Double {
      let half = 0.01
      let (low, high) = (
        EqualEarth.point(MapPoint(x: middle + 1, y: latitude - half)),
        EqualEarth.point(MapPoint(x: middle + 1, y: latitude + half))
      )
      return (low.x + high.x) / 2 * (high.y - low.y)
    }
    let equator = area(0)
    for (latitude, cosine) in [(30.0, 0.866_025_4), (60, 0.5), (80, 0.173_648_2)] {
      #expect(abs(area(latitude) / equator - cosine) < 1e-4)
    }
  }
}

/// Freedom House's statuses and what they are drawn on, as bundled.
enum Maps {
  static let ground =
    (try? MapGround(
      tilesTable: Datasets.table("tile_grid.csv"), linesTable: Datasets.table("world_outlines.csv"),
      sitesTable: Datasets.table("world_places.csv"))) ?? MapGround()

  /// Every entity's statuses of *Freedom in the World*.
  static let statuses = series(
    "fiw.status",
    [
      ("fiw_ratings.csv", "status"), ("fiw_third_parties.csv", "status"),
      ("fiw_one_third_party.csv", "status"),
    ])

  /// Every entity's total scores.
  static let totals = series(
    "fiw.total",
    [
      ("fiw_scores.csv", "total"), ("fiw_third_parties.csv", "total"),
      ("fiw_one_third_party.csv", "total"),
    ])

  static func options(
    _ projection: MapOptions.Projection = .tiles, from: Int? = nil
  ) -> ChartOptions {
    var options = ChartOptions()
    options.map = MapOptions(
      ground: ground, links: Datasets.register?.links ?? [], projection: projection, from: from)
    return options
  }

  static func map(
    _ year: Int, _ projection: MapOptions.Projection = .tiles, from: Int? = nil,
    of series: [Series] = statuses
  ) throws -> Chart {
    try .map(series: series, year: year, options: options(projection, from: from))
  }

  private static func series(
    _ indicatorID: String, _ files: [(String, column: String)]
  ) -> [Series] {
    var known: [String: Edition] = [:]
    var values: [String: [Int: RatingValue]] = [:]
    let indicator = Figures.indicator(indicatorID)
    for (file, column) in files {
      let table = Datasets.table(file)
      guard let header = table.first, let value = header.firstIndex(of: column) else { continue }
      func place(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
      let (id, year, label) = (place("id"), place("year"), place("edition"))
      let (start, end) = (place("coverage_start"), place("coverage_end"))
      let split = header.firstIndex(of: "status_text")
      for row in table.dropFirst() {
        let key = row[label]
        if known[key] == nil, let year = Int(row[year]), let start = CalendarDate(row[start]),
          let end = CalendarDate(row[end])
        {
          known[key] = Edition(
            publication: "fiw", year: year, label: key, coverageStart: start, coverageEnd: end)
        }
        guard let edition = known[key] else { continue }
        let written = split.map { row[$0] } ?? ""
        values[row[id], default: [:]][edition.year] =
          written.contains("(") && indicatorID == "fiw.status"
          ? .split(written)
          : FreedomStatus(code: row[value]).map { .status($0) }
            ?? Double(row[value]).map { .number($0) }
      }
    }
    let sorted = known.values.sorted()
    return (Datasets.register?.entities ?? []).map { entity in
      Series(
        entity: entity, indicator: indicator, editions: sorted,
        values: sorted.map { values[entity.id]?[$0.year] })
    }
  }
}
