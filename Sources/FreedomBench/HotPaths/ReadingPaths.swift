import FreedomModel
import RatingsExport
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
