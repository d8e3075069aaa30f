import Testing

@testable import TabularFiles

@Suite("Writing ZIP archives")
struct ZipWriterTests {
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("empty.csv", []), ("short.txt", Array("a".utf8)),
    ("long.csv", Array(repeating: UInt8(ascii: "7"), count: 300_000)),
    ("sub/Ä.bin", (0..<70_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }),
  ]

  private func archive() -> [UInt8] {
    var writer = ZipWriter()
    for file in Self.files { writer.add(file.name, file.bytes) }
    return writer.bytes()
  }

  @Test("every file comes back as it was")
  func roundTrip() throws {
    let bytes = archive()
    let read = try ZipArchive(source: ByteSource(bytes: bytes), limits: ReadingLimits())
    #expect(read.entries.map(\.name) == Self.files.map(\.name))
    for file in Self.files {
      let entry = try #require(read.entry(file.name))
      #expect(try Array(read.open(entry).readAll()) == file.bytes, "\(file.name)")
    }
    #expect(bytes.count < 75_000)
  }

  @Test("the same files give the same bytes, and no files an archive without any")
  func sameBytes() throws {
    #expect(archive() == archive())
    let empty = try ZipArchive(
      source: ByteSource(bytes: ZipWriter().bytes()), limits: ReadingLimits())
    #expect(empty.entries.isEmpty)
  }
}
