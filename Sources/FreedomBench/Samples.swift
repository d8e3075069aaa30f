import FreedomModel
import FreedomRatings

/// What the hot paths work on: the bundled register, and made-up values that are the same each
/// time.
struct Samples {
  /// Every entity and name.
  let register: EntityRegister
  /// The first 205 countries.
  let countries: [Entity]
  /// A panel of ratings, 205 countries by 52 editions.
  let panel: Panel

  /// Reads the register from the bundled data.
  init() throws {
    register = try Datasets(in: DatasetsFolder.find()).register()
    countries = Array(register.entities.filter { $0.kind == .country }.prefix(205))
    let editions = EditionCalendar.editions(of: "fiw")
    guard let rating = Indicator.freedomHouse.first(where: { $0.id == "fiw.rating" }) else {
      throw MissingSample(what: "the indicator fiw.rating")
    }
    var random = Randomness()
    var values: [Double?] = []
    for _ in countries {
      var figure = Double(2 + random.next(below: 11)) / 2
      for _ in editions {
        let step = Double(random.next(below: 7)) - 3
        figure = min(7, max(1, figure + (step.magnitude < 3 ? 0 : step / 6)))
        values.append(figure)
      }
    }
    panel = Panel(indicator: rating, entities: countries, editions: editions, numbers: values)
  }

  /// A long CSV, `country,year,indicator,value`, one row a country, year and indicator.
  func longTable(indicators: Int) -> [UInt8] {
    var random = Randomness()
    var bytes = Array("country,year,indicator,value\n".utf8)
    for country in countries {
      let name = country.name.contains(",") ? "\"\(country.name)\"" : country.name
      for year in 1973..<2026 {
        for indicator in 0..<indicators {
          bytes += "\(name),\(year),v2x_\(indicator),0.\(random.next(below: 1000))\n".utf8
        }
      }
    }
    return bytes
  }

  /// The panel as a table, one row a country, one column an edition.
  var table: ResultTable {
    ResultTable(
      title: "Ratings",
      columns: [.init("name", .string)]
        + panel.editions.map { .init("edition_\($0.year)", .number) },
      rows: panel.entities.indices.map { row in
        [.text(panel.entities[row].name)]
          + panel.editions.indices.map { ResultValue(panel.number(row, $0)) }
      })
  }
}

/// Numbers that look random and are the same each time (a linear congruential generator).
struct Randomness {
  private var state: UInt64 = 42

  /// The next number, at least 0.
  mutating func next(below limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }
}

/// Something that the hot paths need is not there.
struct MissingSample: Error {
  /// What it is.
  let what: String
}
