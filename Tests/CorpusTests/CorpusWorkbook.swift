import CZlib
import FreedomTestSupport

/// A workbook of the corpus: the plain one, and what is different in it.
///
/// `in PART` with a line `- old` and a line `+ new` changes a part; `part PART` with `+ text` adds or
/// replaces one; `again PART` adds it a second time; `without PART` leaves it out; `strings` adds
/// shared strings. Behind a colon stand properties of the entry, such as `method 0, size 10`.
struct CorpusWorkbook {
  private var zip = ZipMaker()
  private var packed: [[CorpusText.Run]] = []
  private var utf16: Set<Int> = []
  private var share = 100

  /// The plain workbook: Kenya and Poland as in the plain text.
  private static let plain = CorpusFile.cases("workbooks.txt").first { $0.name == "plain" }

  init(_ input: CorpusCase) throws {
    for lines in [Self.plain?.lines ?? [], input.lines] { try apply(lines) }
  }

  func bytes() throws -> [UInt8] {
    var zip = zip
    for (index, runs) in packed.enumerated() {
      var entry = zip.entries[index]
      let deflated = try Deflated(runs, isPacked: entry.method == 8)
      entry.checksum = deflated.checksum ^ (entry.checksum ?? 0)
      entry.size = entry.size ?? deflated.size
      let isFlipped = entry.packed != nil
      entry.packed = deflated.bytes
      if isFlipped { entry.packed?[20] ^= 0x55 }
      zip.entries[index] = entry
    }
    let bytes = zip.bytes
    return Array(bytes.prefix(bytes.count * share / 100))
  }

  private mutating func apply(_ lines: [String]) throws {
    var old: String?
    var current = 0
    for line in lines {
      let (word, rest) = Self.split(line)
      switch word {
      case "in", "part", "again":
        let (name, properties) = Self.split(rest, at: ": ")
        current = try entry(name, isNew: word == "again", properties)
        old = nil
      case "without":
        guard let index = zip.entries.firstIndex(where: { $0.name == rest }) else { continue }
        zip.entries.remove(at: index)
        packed.remove(at: index)
      case "strings": current = try addStrings()
      case "-": old = String(decoding: try CorpusText.bytes(rest), as: UTF8.self)
      case "+":
        if let old {
          let whole = packed[current].flatMap(\.all)
          let parts = String(decoding: whole, as: UTF8.self).split(
            separator: old, maxSplits: 1, omittingEmptySubsequences: false)
          guard parts.count == 2 else { throw CorpusError(message: "nowhere: \(old)") }
          packed[current] =
            try CorpusText.runs(parts[0].replacing("\\", with: "\\\\")) + CorpusText.runs(rest)
            + CorpusText.runs(parts[1].replacing("\\", with: "\\\\"))
        } else if zip.entries[current].name == "xl/sharedStrings.xml", !rest.contains("<sst") {
          packed[current] =
            [.init(bytes: Array("<sst xmlns=\"\(WorkbookMaker.namespace)\">".utf8))]
            + (try CorpusText.runs(rest)) + [.init(bytes: Array("</sst>".utf8))]
        } else if utf16.contains(current) {
          let text = String(decoding: try CorpusText.bytes("\\u{FEFF}" + rest), as: UTF8.self)
          packed[current] = [.init(bytes: text.utf16.flatMap { le16(Int($0)) })]
        } else {
          packed[current] = try CorpusText.runs(rest)
        }
      case "every":
        for index in zip.entries.indices { try set(String(rest.dropFirst(5)), of: index) }
      case "before":
        zip.before = try CorpusText.bytes(rest)
        zip.offsetsCountBefore = true
      case "comment": zip.comment = try CorpusText.bytes(rest)
      case "offsets": zip.offsetsCountBefore = false
      case "zip64": zip.isZip64 = true
      case "no": zip.hasDirectory = false
      case "cut": share = Int(rest.dropLast()) ?? 100
      case "many":
        for number in 0..<20_000 { _ = try entry("x\(number)", isNew: true, "method 0") }
      default: break
      }
    }
  }

  private mutating func entry(_ name: String, isNew: Bool, _ properties: String) throws -> Int {
    let name = String(decoding: try CorpusText.bytes(name), as: UTF8.self)
    var index = isNew ? nil : zip.entries.firstIndex { $0.name == name }
    if index == nil {
      index = zip.entries.count
      zip.entries.append(ZipMaker.Entry(name: name, content: []))
      packed.append([])
    }
    let place = index ?? 0
    if !properties.isEmpty { try set(properties, of: place) }
    return place
  }

  private mutating func set(_ properties: String, of index: Int) throws {
    for property in properties.split(separator: ", ") {
      let (word, rest) = Self.split(String(property))
      switch word {
      case "method": zip.entries[index].method = Int(rest) ?? 0
      case "flags": zip.entries[index].flags = Int(rest) ?? 0
      case "descriptor": zip.entries[index].hasDescriptor = true
      case "zip64": zip.entries[index].isZip64 = true
      case "wrong": zip.entries[index].checksum = 1
      case "flipped": zip.entries[index].packed = []
      case "size": zip.entries[index].size = Int(rest)
      case "packed": zip.entries[index].packedSize = Int(rest.dropFirst(5))
      case "offset": zip.entries[index].offset = Int(rest)
      case "mode": zip.entries[index].mode = Int(rest, radix: 8) ?? 0
      case "unlisted": zip.entries[index].isListed = false
      case "utf-16": utf16.insert(index)
      default: throw CorpusError(message: "no such property: \(property)")
      }
    }
  }

  private mutating func addStrings() throws -> Int {
    let link =
      "<Relationship Id=\"t\" Type=\"\(WorkbookMaker.linkNamespace)/sharedStrings\" "
      + "Target=\"sharedStrings.xml\"/></Relationships>"
    try apply(["in xl/_rels/workbook.xml.rels", "- </Relationships>", "+ " + link])
    return try entry("xl/sharedStrings.xml", isNew: false, "")
  }

  private static func split(_ line: String, at mark: String = " ") -> (String, String) {
    let parts = line.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }
}

/// Runs of bytes packed without being made.
private struct Deflated {
  var bytes: [UInt8] = []
  var checksum: UInt32 = 0
  var size = 0

  init(_ runs: [CorpusText.Run], isPacked: Bool) throws {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw CorpusError(message: "zlib") }
    defer { deflateEnd(&stream) }
    var sum: UInt = 0
    for run in runs where !run.bytes.isEmpty {
      for _ in 0..<run.count {
        sum = crc32(sum, run.bytes, UInt32(run.bytes.count))
        size += run.bytes.count
        if isPacked { pack(run.bytes, Z_NO_FLUSH, &stream) } else { bytes += run.bytes }
      }
    }
    if isPacked { pack([], Z_FINISH, &stream) }
    checksum = UInt32(sum)
  }

  private mutating func pack(_ input: [UInt8], _ flush: Int32, _ stream: inout z_stream) {
    var input = input
    var output = [UInt8](repeating: 0, count: 65_536)
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      repeat {
        output.withUnsafeMutableBufferPointer {
          stream.next_out = $0.baseAddress
          stream.avail_out = UInt32($0.count)
          _ = deflate(&stream, flush)
        }
        bytes += output.prefix(output.count - Int(stream.avail_out))
      } while stream.avail_out == 0
    }
  }
}
