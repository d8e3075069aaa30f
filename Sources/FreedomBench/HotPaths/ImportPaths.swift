import FreedomModel
import RatingsImport
import TabularFiles

/// Making figures of cells: names, numbers, whole rows with every check.
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
    options.declaresIndicators = true
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
