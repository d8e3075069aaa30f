import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsExport
import RatingsImport
import RatingsTables
import TabularFiles

/// Reading files: bytes to cells.
enum ReadingPaths {
  static func all(_ samples: Samples) throws -> [Benchmark] {
    let long = samples.longTable(indicators: 9)
    let text = try TabularFile.read(bytes: long, name: "long.csv")
    var paths = [
      Benchmark(name: "CSV scan", unit: "byte", units: long.count) { try cells(of: text).bytes },
      Benchmark(name: "SHA-256", unit: "byte", units: long.count) {
        var digest = ContentDigest()
        digest.update(long)
        return digest.finish().reduce(0) { $0 * 31 % 1_000_003 + Int($1) }
      },
    ]
    let bytes = try Workbook([(name: "Ratings", table: samples.table)]).bytes()
    let workbook = try TabularFile.read(bytes: bytes, name: "ratings.xlsx")
    paths.append(
      Benchmark(name: "XLSX sheet read", unit: "cell", units: try cells(of: workbook).count) {
        try cells(of: workbook).bytes
      })
    return paths
  }

  /// How many cells a file has, and bytes in them.
  private static func cells(of file: TabularFile) throws -> (count: Int, bytes: Int) {
    var (count, bytes) = (0, 0)
    for sheet in file.sheets {
      try sheet.readRows { row in
        count += row.cells.count
        for cell in row.cells { bytes += cell.end - cell.start }
        return .next
      }
    }
    return (count, bytes)
  }
}

/// Making values of cells: names, numbers, whole rows with every check.
enum ImportPaths {
  static func all(_ samples: Samples) throws -> [Benchmark] {
    let names = samples.countries.map(\.name)
    var random = Randomness()
    let numbers = (0..<10_000).map { _ in Array("0.\(random.next(below: 1000))".utf8)[...] }
    let rows = 9 * 53 * names.count
    let long = try TabularFile.read(bytes: samples.longTable(indicators: 9), name: "long.csv")
    return [
      Benchmark(name: "name resolution", unit: "name", units: names.count) {
        names.reduce(0) { found, name in
          guard case .one = samples.register.resolve(name) else { return found }
          return found + 1
        }
      },
      Benchmark(name: "number parse", unit: "number", units: numbers.count) {
        Int(numbers.reduce(0.0) { $0 + 1000 * (NumberText(cell: $1).number ?? 0) }.rounded())
      },
      Benchmark(name: "long rows read and checked", unit: "row", units: rows) {
        let taken = try observations(in: long, samples)
        guard taken == rows else { throw MissingSample(what: "\(rows - taken) observations") }
        return taken
      },
    ]
  }

  private static func observations(in file: TabularFile, _ samples: Samples) throws -> Int {
    var options = ImportOptions()
    options.publication = "own"
    let importer = FileImporter(options: options)
    var log = FindingLog()
    guard let recognised = importer.recognise(file, register: samples.register, log: &log) else {
      throw MissingSample(what: "a layout for the long table")
    }
    let sink = CountingSink()
    _ = try importer.read(
      recognised, into: sink, register: samples.register, catalog: IndicatorCatalog(), log: &log)
    return sink.count
  }
}

/// From a panel to what a reader sees: trends, charts, tables.
enum AnswerPaths {
  static func all(_ samples: Samples) throws -> [Benchmark] {
    let panel = samples.panel
    let five = (0..<5).map(panel.series)
    let chart = try Chart.line(series: five)
    let table = ResultTable(try Trends(of: panel, options: TrendOptions(limits: .rank)))
    func rendering(_ format: any TableFormat.Type) -> Benchmark {
      Benchmark(name: "table as \(format.name)", unit: "row", units: table.rows.count) {
        format.render(table).count
      }
    }
    return [
      Benchmark(name: "trend", unit: "series", units: panel.entities.count) {
        ResultTable(try Trends(of: panel, options: TrendOptions(limits: .rank))).rows.count
      },
      Benchmark(name: "line chart made", unit: "chart", units: 1) {
        try Chart.line(series: five).title.utf8.count
      },
      Benchmark(name: "line chart as text", unit: "chart", units: 1) { chart.text().utf8.count },
      Benchmark(name: "line chart as SVG", unit: "chart", units: 1) { chart.svg().utf8.count },
      rendering(TerminalTable.self), rendering(CSVFormat.self), rendering(JSONFormat.self),
    ]
  }
}

/// Receives the observations of a file and adds them up, so that reading and checking can be timed
/// without a database.
final class CountingSink: ObservationSink {
  private var numbers: [String: Int] = [:]
  var reportDuplicate: ((DuplicateObservation) -> Void)?
  /// How many observations came.
  private(set) var count = 0

  func number(ofEntity id: String) -> Int { number(of: id) }
  func number(of edition: Edition) -> Int { number(of: "\(edition.publication) \(edition.year)") }
  func indicator(like id: String) -> String? { nil }
  func number(of indicator: Indicator) -> Int { number(of: indicator.id) }
  func redeclare(_ indicator: Indicator) -> Int { 0 }
  func beginSheet(named name: String) {}
  func take(_ membership: GroupMembership) {}

  func take(_ observation: Observation) { count += 1 }
  func finishFile() {}
  func setMissing(_ values: [Double], ofIndicator indicator: Int, countingBy unit: RowUnit) -> Int {
    0
  }

  func takeBack(
    _ duplicate: DuplicateObservation, countingBy unit: RowUnit
  ) -> Set<DuplicateObservation.Row> { [] }

  private func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = numbers.count + 1
    return numbers.count
  }
}

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
