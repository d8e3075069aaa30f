import FreedomTestSupport
import Testing

@testable import TabularFiles

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
