import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("The container of old workbooks")
struct CompoundFileTests {
  private let workbook = OldWorkbookBytes(rows: [
    [.text("Country"), .text("PR")], [.text("Chad"), .number(6)], [.text("Mali"), .number(5)],
  ])
  private let rows = [["Country", "PR"], ["Chad", "6"], ["Mali", "5"]]

  @Test("A workbook of less than 4,096 bytes lies in small sectors, and is read")
  func small() throws {
    var small = workbook
    small.leastLength = 0
    #expect(small.stream.count < 1_000)
    #expect(try read(small.bytes).rows == rows)
  }

  @Test("A small workbook beside other small streams is read")
  func smallAmongOthers() throws {
    var small = workbook
    small.leastLength = 0
    var file = CompoundBytes("\u{5}SummaryInformation", [UInt8](repeating: 7, count: 100))
    file.streams.append(("Workbook", small.stream))
    #expect(try read(file.bytes).rows == rows)
  }

  @Test("The stream's name may be in capitals", arguments: ["WORKBOOK", "workbook", "WorkBook"])
  func capitals(name: String) throws {
    #expect(try read(CompoundBytes(name, workbook.stream).bytes).rows == rows)
  }

  @Test("Of a workbook saved for Excel 95 and 97, the text of Excel 97 is read")
  func dual() throws {
    let letters = OldWorkbookBytes(rows: [[.text("Свобода")]])
    var file = CompoundBytes("Book", [UInt8](repeating: 0x3F, count: 5_000))
    file.streams.append(("Workbook", letters.stream))
    #expect(try read(file.bytes).rows == [["Свобода"]])
  }

  @Test("A stream for Excel 95 alone is read when it holds what Excel 97 writes, else refused")
  func olderName() throws {
    #expect(try read(CompoundBytes("Book", workbook.stream).bytes).rows == rows)
    var old = workbook
    old.version = 0x0500
    let error = refusal(CompoundBytes("Book", old.stream).bytes)
    #expect(error?.rule == "this workbook was saved by Excel 5.0 or 95")
  }

  @Test("A table of sectors that is longer than the header has room for is read")
  func longTable() throws {
    var large = workbook
    large.leastLength = 109 * 128 * 512 + 1
    #expect(try read(large.bytes).rows == rows)
  }

  @Test("The root of the directory needs no name")
  func namelessRoot() throws {
    var bytes = workbook.bytes
    let directory = 512 * (1 + bytes.littleEndian32(at: 48))
    for place in directory..<directory + 66 { bytes[place] = 0 }
    #expect(try read(bytes).rows == rows)
  }

  @Test("Two streams of one name are refused")
  func twoStreams() {
    var file = workbook.container
    file.streams.append(("WORKBOOK", workbook.stream))
    #expect(refusal(file.bytes)?.rule.contains("two streams") == true)
  }

  @Test("Sectors that run in a circle, or lie outside, are refused")
  func circle() {
    for (next, rule) in [(0, "circle"), (3, "circle"), (9_999, "outside"), (-2, "too early")] {
      var file = workbook.container
      file.links = [3: next]
      #expect(refusal(file.bytes)?.code == "broken-workbook")
      #expect(refusal(file.bytes)?.rule.contains(rule) == true, "\(next)")
    }
  }

  @Test(
    "A header that is wrong is refused",
    arguments: [(28, 0), (30, 10), (30, 200), (32, 7), (57, 0), (48, 0xF0), (76, 0xF0)])
  func header(place: Int, value: UInt8) {
    var bytes = workbook.bytes
    bytes[place] = value
    #expect(refusal(bytes)?.code == "broken-workbook")
  }

  @Test("A file that is cut is refused, or reads as the whole one")
  func cut() throws {
    for least in [0, 4096] {
      var whole = workbook
      whole.leastLength = least
      let bytes = whole.bytes
      for length in stride(from: 8, to: bytes.count, by: 7) {
        let cut = Array(bytes.prefix(length))
        guard refusal(cut) == nil else { continue }
        #expect(try read(cut).rows == rows, "\(length) of \(bytes.count) bytes")
      }
    }
  }

  @Test(
    "Other compound files are refused by their real kind",
    arguments: [
      ("WordDocument", "Word", "wrong-kind"), ("PowerPoint Document", "presentation", "wrong-kind"),
      ("Something", "without a workbook", "wrong-kind"),
      ("EncryptedPackage", "encrypted", "encrypted"),
    ])
  func otherKinds(stream: String, kind: String, code: String) {
    let error = refusal(CompoundBytes(stream, workbook.stream).bytes)
    #expect(error?.code == code)
    #expect(error?.rule.contains(kind) == true)
  }
}

/// Builds compound files (OLE2) for tests: streams in the root, small ones in the small sectors.
struct CompoundBytes {
  var streams: [(name: String, bytes: [UInt8])]
  /// Changes numbers of the sector table before it is written, by sector.
  var links: [Int: Int] = [:]

  init(_ name: String, _ bytes: [UInt8]) {
    streams = [(name, bytes)]
  }

  private static let free = -1
  private static let end = -2

  var bytes: [UInt8] {
    var sectors: [[UInt8]] = []
    var table: [Int] = []
    /// Puts bytes into sectors one after another and returns the first one's number.
    func place(_ bytes: [UInt8]) -> Int {
      let first = sectors.count
      for start in stride(from: 0, to: bytes.count, by: 512) {
        let part = Array(bytes[start..<min(start + 512, bytes.count)])
        sectors.append(part + [UInt8](repeating: 0, count: 512 - part.count))
        table.append(sectors.count)
      }
      table[table.count - 1] = Self.end
      return first
    }
    var small: [UInt8] = []
    var smallTable: [Int] = []
    var places: [(start: Int, size: Int)] = []
    for (_, bytes) in streams {
      if bytes.count >= 4096 {
        places.append((place(bytes), bytes.count))
        continue
      }
      places.append((small.count / 64, bytes.count))
      let count = (bytes.count + 63) / 64
      small += bytes + [UInt8](repeating: 0, count: count * 64 - bytes.count)
      for _ in 0..<count { smallTable.append(smallTable.count + 1) }
      if count > 0 { smallTable[smallTable.count - 1] = Self.end }
    }
    let container = small.isEmpty ? Self.end : place(small)
    let smallTableStart = small.isEmpty ? Self.end : place(smallTable.flatMap { le32($0) })
    var directory = entry("Root Entry", type: 5, next: Self.free, child: 1, container, small.count)
    for (index, stream) in streams.enumerated() {
      directory += entry(
        stream.name, type: 2, next: index + 1 < streams.count ? index + 2 : Self.free,
        child: Self.free, places[index].start, places[index].size)
    }
    let directoryStart = place(directory)
    // The table lists its own sectors, and those with the list of them.
    let data = sectors.count
    var (parts, lists) = (0, 0)
    while (data + parts + lists + 127) / 128 > parts {
      parts += 1
      lists = max(0, parts - 109 + 126) / 127
    }
    table += [Int](repeating: -3, count: parts) + [Int](repeating: -4, count: lists)
    for (sector, next) in links { table[sector] = next }
    table += [Int](repeating: Self.free, count: parts * 128 - table.count)
    var file = header(
      directoryStart, smallTableStart, Array(data..<data + parts), lists: lists)
    file += sectors.joined() + table.flatMap { le32($0) }
    for list in 0..<lists {
      let listed = (109 + list * 127)..<min(109 + (list + 1) * 127, parts)
      let numbers = listed.map { data + $0 }
      file += (numbers + [Int](repeating: Self.free, count: 127 - numbers.count)).flatMap {
        le32($0)
      }
      file += le32(list + 1 < lists ? data + parts + list + 1 : Self.end)
    }
    return file
  }

  private func header(
    _ directory: Int, _ smallTable: Int, _ parts: [Int], lists: Int
  ) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + le16(0x3E) + le16(3) + le16(0xFFFE) + le16(9)
    header += le16(6) + [UInt8](repeating: 0, count: 10) + le32(parts.count) + le32(directory)
    header += le32(0) + le32(4096) + le32(smallTable) + le32(smallTable < 0 ? 0 : 1)
    header += le32(lists > 0 ? parts[0] + parts.count : Self.end) + le32(lists)
    let listed = parts.prefix(109)
    header += listed.flatMap { le32($0) }
    return header + (listed.count..<109).flatMap { _ in le32(Self.free) }
  }

  private func entry(
    _ name: String, type: UInt8, next: Int, child: Int, _ start: Int, _ size: Int
  ) -> [UInt8] {
    var bytes = name.utf16.flatMap { le16(Int($0)) }
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
    bytes +=
      le16(name.utf16.count * 2 + 2) + [type, 1] + le32(Self.free) + le32(next) + le32(child)
    bytes += [UInt8](repeating: 0, count: 36) + le32(start) + le32(size) + le32(0)
    return bytes
  }
}
