/// Builds small .xls workbooks (BIFF8 in a compound file) for tests.
struct OldWorkbookBytes {
  enum Value {
    case number(Double)
    case text(String)
  }

  /// The rows of the one sheet; `nil` is a cell without a value.
  var rows: [[Value?]]
  var sheetName = "Ratings "
  /// The name of the stream that holds the workbook.
  var streamName = "Workbook"
  var isEncrypted = false
  var isHidden = false
  /// The size the sheet claims to have; `nil` for the true one.
  var claimedRows: Int?

  private func record(_ type: Int, _ content: [UInt8]) -> [UInt8] {
    le16(type) + le16(content.count) + content
  }

  private func double(_ value: Double) -> [UInt8] {
    le64(Int(bitPattern: UInt(value.bitPattern)))
  }

  private var stream: [UInt8] {
    var texts: [String] = []
    var cells: [UInt8] = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        let place = le16(row) + le16(column) + le16(0)
        switch value {
        case nil: continue
        case .number(let number): cells += record(0x0203, place + double(number))
        case .text(let text):
          cells += record(0x00FD, place + le32(texts.count))
          texts.append(text)
        }
      }
    }
    let strings = texts.flatMap { text -> [UInt8] in
      le16(text.utf16.count) + [1] + text.utf16.flatMap { le16(Int($0)) }
    }
    let width = rows.map(\.count).max() ?? 0
    let begin = record(0x0809, le16(0x0600) + le16(5) + le32(0) + le32(0) + le32(0))
    let lock = isEncrypted ? record(0x002F, le16(0) + le32(0)) : []
    let table = record(0x00FC, le32(texts.count) + le32(texts.count) + strings)
    let name = Array(sheetName.utf8)
    let sheetRecord = 4 + 8 + name.count
    let place = begin.count + lock.count + sheetRecord + table.count + 4
    var bytes = begin + lock
    bytes += record(0x0085, le32(place) + le16(isHidden ? 1 : 0) + [UInt8(name.count), 0] + name)
    bytes += table + record(0x000A, [])
    bytes += record(0x0809, le16(0x0600) + le16(16) + le32(0) + le32(0) + le32(0))
    bytes += record(
      0x0200, le32(0) + le32(claimedRows ?? rows.count) + le16(0) + le16(width) + le16(0))
    bytes += cells + record(0x000A, [])
    // Streams below 4096 bytes would have to lie in another place.
    let size = max(4096, (bytes.count + 511) / 512 * 512)
    return bytes + [UInt8](repeating: 0, count: size - bytes.count)
  }

  private func entry(_ name: String, type: UInt8, child: Int, start: Int, size: Int) -> [UInt8] {
    var bytes = name.utf16.flatMap { le16(Int($0)) }
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
    bytes += le16(name.utf16.count * 2 + 2) + [type, 1] + le32(-1) + le32(-1) + le32(child)
    bytes += [UInt8](repeating: 0, count: 36) + le32(start) + le32(size) + le32(0)
    return bytes
  }

  var bytes: [UInt8] {
    let stream = stream
    let sectors = stream.count / 512
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + le16(0x3E) + le16(3) + le16(0xFFFE) + le16(9)
    header += le16(6) + [UInt8](repeating: 0, count: 10) + le32(1) + le32(1) + le32(0)
    header += le32(4096) + le32(-2) + le32(0) + le32(-2) + le32(0) + le32(0)
    header += (1..<109).flatMap { _ in le32(-1) }
    var table = le32(-3) + le32(-2)
    for sector in 0..<sectors { table += le32(sector + 1 == sectors ? -2 : sector + 3) }
    table += [UInt8](repeating: 0xFF, count: 512 - table.count)
    var directory = entry("Root Entry", type: 5, child: 1, start: -2, size: 0)
    directory += entry(streamName, type: 2, child: -1, start: 2, size: stream.count)
    directory += [UInt8](repeating: 0, count: 512 - directory.count)
    return header + table + directory + stream
  }
}
