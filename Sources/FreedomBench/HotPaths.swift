import FreedomModel
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
