// Rooms: TabularFiles
@testable import TabularFiles

/// Old workbooks of any bytes: read or refused, their cells in the order of rows and columns.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  // Most inputs should get past the first look.
  let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  let bytes = magic + Array(UnsafeBufferPointer(start: start, count: count)).dropFirst(magic.count)
  guard let file = try? TabularFile.read(bytes: bytes, name: "fuzz.xls") else { return 0 }
  for sheet in file.sheets {
    _ = try? sheet.readRows { row in
      _ = row.cells.map(row.text)
      return .next
    }
  }
  return 0
}
