import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("A workbook that is written")
struct XLSXWriterTests {
  private func cells(of file: TabularFile) throws -> [String: [[String]]] {
    var sheets: [String: [[String]]] = [:]
    for sheet in file.sheets {
      try sheet.readRows { row in
        sheets[sheet.name, default: []].append(row.cells.map { row.text($0) })
        return .next
      }
    }
    return sheets
  }

  private func written(_ rows: [[XLSXWriter.Cell]], header: [String] = ["a", "b"]) throws
    -> TabularFile
  {
    var writer = XLSXWriter(application: "a test 1.0")
    writer.addSheet(named: "O'Brien & <sons>", header: header, widths: [8, 8], rows: rows)
    return try TabularFile.read(bytes: writer.bytes(), name: "x.xlsx")
  }

  @Test("is read back with the same texts and numbers")
  func roundTrip() throws {
    let file = try written([
      [.text("Côte d’Ivoire"), .number(0.1)], [.text(" a\tb\nc "), .number(-1e-300)],
      [.text("<&>\"'"), .number(9_007_199_254_740_992)], [.text("_x0041_ \u{7}\u{FFFF}"), .empty],
      [.empty, .boolean(true)],
    ])
    #expect(
      try cells(of: file) == [
        "O'Brien & <sons>": [
          ["a", "b"], ["Côte d’Ivoire", "0.1"], [" a\tb\nc ", "-1e-300"],
          ["<&>\"'", "9007199254740992"], ["_x0041_ \u{7}\u{FFFF}"], ["TRUE"],
        ]
      ])
  }

  @Test("shows decimals without rounding the number", arguments: 0...XLSXWriter.mostDecimals)
  func decimals(count: Int) throws {
    var writer = XLSXWriter(application: "a test 1.0")
    writer.addSheet(
      named: "S", header: ["a"], widths: [8], rows: [[.number(40.925925, decimals: count)]])
    let bytes = writer.bytes()
    let file = try TabularFile.read(bytes: bytes, name: "x.xlsx")
    #expect(try cells(of: file) == ["S": [["a"], ["40.925925"]]])
    let archive = try ZipArchive(source: ByteSource(bytes: bytes), limits: ReadingLimits())
    func part(_ name: String) throws -> String {
      let entry = try #require(archive.entries.first { $0.name == name })
      return String(decoding: try archive.open(entry).readAll(), as: UTF8.self)
    }
    let style = 3 + count
    #expect(try part("xl/worksheets/sheet1.xml").contains(#"<c r="A2" s="\#(style)"><v>40.925925"#))
    let styles = try part("xl/styles.xml")
    let code = "0" + (count == 0 ? "" : "." + String(repeating: "0", count: count))
    #expect(styles.contains(#"<numFmt numFmtId="\#(162 + style)" formatCode="\#(code)"/>"#))
    let formats = styles.split(separator: "<cellXfs")[1].split(separator: "<xf ").dropFirst()
    #expect(Array(formats)[style].hasPrefix(#"numFmtId="\#(162 + style)""#))
  }

  /// The serial numbers are those that Excel and LibreOffice give for these days.
  @Test(
    "counts days as Excel does",
    arguments: [
      (1901, 1, 1, 367), (1999, 12, 31, 36_525), (2000, 2, 29, 36_585), (2000, 3, 1, 36_586),
      (2026, 11, 28, 46_354), (9999, 12, 31, 2_958_465),
    ])
  func serials(year: Int, month: Int, day: Int, serial: Int) {
    #expect(XLSXWriter.serial(year: year, month: month, day: day) == serial)
  }

  @Test("gives the same bytes for the same cells")
  func determinism() throws {
    func bytes() -> [UInt8] {
      var writer = XLSXWriter(application: "a test 1.0")
      for sheet in ["one", "two"] {
        writer.addSheet(
          named: sheet, header: ["x"], widths: [5], rows: [[.text("a")], [.text("b")]])
      }
      return writer.bytes()
    }
    #expect(bytes() == bytes())
  }

  @Test("with no columns has a sheet all the same")
  func empty() throws {
    let file = try written([], header: [])
    #expect(file.sheets.map(\.name) == ["O'Brien & <sons>"])
  }
}

@Suite("Writing ZIP archives")
struct ZipPackingTests {
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("datapackage.json", Array("{}".utf8)),
    (
      "ratings.csv",
      Array(repeating: Array("KAZ,2009,6,5,NF\n".utf8), count: 20_000).joined().map(\.self)
    ),
    ("empty.csv", []),
    ("data/Côte d’Ivoire 日本.csv", Array("id\nCIV\n".utf8)),
    // Nothing repeats: packing makes it no smaller.
    ("every-byte", (0...255).map { UInt8($0) }),
  ]

  private static func archive() -> [UInt8] {
    var writer = ZipWriter()
    for file in files { writer.add(file.name, file.bytes) }
    return writer.bytes()
  }

  @Test("Our own reader gives back every name and byte")
  func roundTrip() throws {
    let archive = try ZipArchive(
      source: ByteSource(bytes: Self.archive()), limits: ReadingLimits())
    #expect(archive.entries.map(\.name) == Self.files.map(\.name))
    for (entry, file) in zip(archive.entries, Self.files) {
      #expect(entry.size == file.bytes.count, "\(file.name)")
      #expect(try archive.open(entry).readAll() == file.bytes, "\(file.name)")
    }
  }

  @Test("The checksum of each file is the one of its bytes")
  func checksums() throws {
    let archive = try ZipArchive(
      source: ByteSource(bytes: Self.archive()), limits: ReadingLimits())
    #expect(archive.entries.map(\.checksum) == Self.files.map { crc32($0.bytes) })
  }

  @Test("Files are packed where that makes them smaller, else stored")
  func packing() throws {
    let archive = try ZipArchive(
      source: ByteSource(bytes: Self.archive()), limits: ReadingLimits())
    #expect(archive.entries.map(\.method) == [0, 8, 0, 0, 0])
    #expect(archive.entries[1].compressedSize < archive.entries[1].size / 50)
    #expect(archive.entries.allSatisfy { $0.compressedSize <= $0.size })
  }

  @Test("The same files give the same bytes")
  func sameBytes() {
    #expect(Self.archive() == Self.archive())
  }

  @Test("An archive of nothing is one")
  func nothing() throws {
    let bytes = ZipWriter().bytes()
    #expect(bytes.count == 22)
    #expect(
      try ZipArchive(source: ByteSource(bytes: bytes), limits: ReadingLimits()).entries.isEmpty)
  }
}
