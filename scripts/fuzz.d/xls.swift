// Modules: Platform DisplayText TabularFiles
@testable import TabularFiles

/// Old workbooks of any bytes: read or refused, twice with the same result, their cells in the
/// order of rows and columns.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  // Most inputs should get past the first look.
  let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  let bytes = magic + Array(UnsafeBufferPointer(start: start, count: count)).dropFirst(magic.count)
  precondition(read(bytes) == read(bytes), "two readings differ")
  return 0
}

private func read(_ bytes: [UInt8]) -> [[String]] {
  var rows: [[String]] = []
  guard let file = try? TabularFile.read(bytes: bytes, name: "fuzz.xls") else { return rows }
  for sheet in file.sheets {
    var last = 0
    _ = try? sheet.readRows { row in
      precondition(row.number > last, "rows out of order")
      last = row.number
      for (one, next) in zip(row.cells, row.cells.dropFirst()) where row.error == nil {
        precondition(one.column < next.column, "cells out of order")
      }
      rows.append(row.cells.map(row.text))
      return .next
    }
  }
  return rows
}
