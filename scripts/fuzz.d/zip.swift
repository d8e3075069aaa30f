// Modules: Platform DisplayText TabularFiles
@testable import TabularFiles

/// ZIP archives and workbooks of any bytes: read or refused, twice with the same result, never more
/// cells than the limits allow.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  precondition(read(bytes) == read(bytes), "two readings differ")
  return 0
}

/// How many rows and cells each sheet has; `nil` where the file is refused.
private func read(_ bytes: [UInt8]) -> [[Int]]? {
  guard let file = try? TabularFile.read(bytes: bytes, name: "fuzz.xlsx") else { return nil }
  var counts: [[Int]] = []
  for sheet in file.sheets {
    var rows = 0
    var cells = 0
    do {
      try sheet.readRows { row in
        rows += 1
        cells += row.cells.count
        precondition(
          row.cells.allSatisfy { $0.column <= CellAddress.lastColumn }, "outside the sheet")
        return .next
      }
    } catch { rows = -1 }
    precondition(cells <= ReadingLimits().cells, "more cells than the limit")
    counts.append([rows, cells])
  }
  return counts
}
