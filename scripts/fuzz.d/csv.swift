// Modules: Platform DisplayText TabularFiles
@testable import TabularFiles

/// CSV of any bytes: it is read or refused, twice with the same result, and what was read comes
/// back unchanged from our own writer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let found = read(bytes, ReadingOptions())
  precondition(read(bytes, ReadingOptions()) == found, "two readings differ")
  // A file of one column does not show its delimiter.
  guard let found, found.count > 1, found[0].count > 1,
    found.allSatisfy({ $0.count == found[0].count && !$0.allSatisfy(\.isEmpty) })
  else { return 0 }
  var writer = DelimitedTextWriter(guardsFormulas: false)
  var written: [UInt8] = []
  for row in found {
    for cell in row { writer.append(cell, to: &written) }
    writer.endRow(&written)
  }
  var options = ReadingOptions()
  options.delimiter = UInt8(ascii: ",")
  if let again = read(written, options) {
    precondition(again == found, "our own writer's rows are read otherwise")
  }
  return 0
}

/// The cells, row by row; `nil` where a row or the file is refused.
private func read(_ bytes: [UInt8], _ options: ReadingOptions) -> [[String]]? {
  guard let file = try? TabularFile.read(bytes: bytes, name: "fuzz", options: options),
    file.format == .csv, let sheet = file.sheets.first
  else { return nil }
  var rows: [[String]] = []
  var isSound = true
  do {
    try sheet.readRows { row in
      if row.error != nil { isSound = false }
      rows.append(row.cells.map(row.text))
      return .next
    }
  } catch {
    return nil
  }
  return isSound ? rows : nil
}
