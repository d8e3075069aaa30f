import Foundation
import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("Where bytes come from")
struct ByteSourceTests {
  @Test func aFileIsReadByPathAndKnowsItsName() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", "a,b\n1,2\n")
    let file = try TabularFile.open(path: path)
    #expect(file.name == "table.csv")
    #expect(try SeenSheet(file.sheets[0]).rows == [["a", "b"], ["1", "2"]])
    #expect(try file.digest().hexadecimal().hasPrefix("492d"))
  }

  @Test("What is not there, or no file, is refused by name")
  func noFile() {
    #expect(error(opening: "/nowhere/at/all.csv")?.code == "no-such-file")
    #expect(error(opening: NSTemporaryDirectory())?.code == "is-folder")
  }

  @Test func aFileThatChangesBetweenReadingsIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", "a,b\n1,2\n")
    let file = try TabularFile.open(path: path)
    try Data("a,b\n1,2\n3,4\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: FileError.self) { try file.sheets[0].readRows { _ in .next } }
    #expect(throws: FileError.self) { try file.digest().hexadecimal() }
  }

  @Test func aFileThatGrowsIsReadAsFarAsItReachedAndThenRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", "a,b\n1,2\n")
    let reader = try ByteSource(path: path, limit: 100).open()
    let writer = try #require(FileHandle(forWritingAtPath: path))
    try writer.seekToEnd()
    try writer.write(contentsOf: Data("3,4\n".utf8))
    #expect(try reader.bytes(at: 0, count: 100) == Array("a,b\n1,2\n".utf8))
    #expect(try reader.bytes(at: 8, count: 100).isEmpty)
    #expect(throws: FileError.self) { try reader.checkUnchanged() }
  }

  @Test func aPipeCanBeReadAsOftenAsAFile() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a,b\n1,2\n".utf8))
    try pipe.fileHandleForWriting.close()
    let file = try TabularFile.open(
      path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(try file.sheets[0].preview(5) == [["a", "b"], ["1", "2"]])
    #expect(try SeenSheet(file.sheets[0]).rows == [["a", "b"], ["1", "2"]])
    #expect(try file.digest().hexadecimal().hasPrefix("492d"))
  }

  @Test func aLongPipeIsReadWhole() throws {
    let line = "Kazakhstan,2025,fiw.total,23\n"
    let lines = 700_000
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    let text = Data(String(repeating: line, count: lines).utf8)
    Thread.detachNewThread {
      try? writer.write(contentsOf: text)
      try? writer.close()
    }
    let file = try TabularFile.open(
      path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    var rows = 0
    try file.sheets[0].readRows { row in
      rows += row.cells.count == 4 ? 1 : 0
      return .next
    }
    #expect(rows == lines)
  }

  @Test func aPipeThatNeverEndsIsRefusedAtALimit() throws {
    var limits = ReadingLimits()
    limits.pipeBytes = 1000
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(repeating: 0x61, count: 2000))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(error(opening: path, ReadingOptions(limits: limits))?.code == "pipe-too-long")
  }

  @Test func aWorkbookCanComeThroughAPipe() throws {
    let pipe = Pipe()
    let bytes = WorkbookMaker("<row><c><v>7</v></c></row>").bytes
    try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
    try pipe.fileHandleForWriting.close()
    let file = try TabularFile.open(
      path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(try SeenSheet(file.sheets[0]).rows == [["7"]])
  }

  private func error(opening path: String, _ options: ReadingOptions = .init()) -> FileError? {
    do {
      _ = try TabularFile.open(path: path, options: options)
      return nil
    } catch {
      return error
    }
  }
}

@Suite("SHA-256")
struct ContentDigestTests {
  @Test(
    "The published examples come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, expected: String) {
    var digest = ContentDigest()
    digest.update(Array(text.utf8))
    #expect(digest.hexadecimal() == expected)
  }

  @Test func aMillionLettersComeOut() {
    var digest = ContentDigest()
    for _ in 0..<1000 { digest.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(
      digest.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("It does not matter how the bytes are cut")
  func pieces() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 300] {
      var whole = ContentDigest()
      whole.update(bytes.prefix(length))
      for size in [1, 3, 64, 100] {
        var pieces = ContentDigest()
        for start in stride(from: 0, to: length, by: size) {
          pieces.update(bytes[start..<min(start + size, length)])
        }
        #expect(pieces.finish() == whole.finish())
      }
    }
  }

  @Test func aFileIsKnownByIt() throws {
    let file = try TabularFile.read(bytes: Array("abc".utf8), name: "x.csv")
    #expect(
      try file.digest().hexadecimal()
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

@Suite("What a file is")
struct FileKindTests {
  @Test(
    "Other kinds are refused by their names",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gzip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], "PNG"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
      (Array("%PDF-1.4\n".utf8), "PDF"), (Array("SQLite format 3\0".utf8), "SQLite"),
      (Array("<!DOCTYPE html><html>".utf8), "HTML"), (Array("\n <HTML>".utf8), "HTML"),
      (Array("<?xml version=\"1.0\"?>".utf8), "XML"), (Array("{\"a\": 1}".utf8), "JSON"),
      (Array("[\n  {\"a\": 1}]".utf8), "JSON"), (Array("BZh91AY".utf8), "bzip2"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "damaged"),
    ])
  func otherKinds(bytes: [UInt8], name: String) throws {
    let error = try #require(refusal(bytes))
    #expect(error.severity == .refusedFile)
    #expect(error.rule.contains(name))
  }

  @Test(
    "A text that only begins a little like another kind is read",
    arguments: [
      "{a},b\n1,2\n", "[1],b\n1,2\n", "BZ,b\n1,2\n", "PK,b\n1,2\n", "<a>,b\n1,2\n", "%,b\n1,2\n",
    ])
  func lookalikes(text: String) throws {
    #expect(try read(text).rows.count == 2)
  }

  @Test("A file without text is empty", arguments: ["", "\u{FEFF}", "\n\n", "\r\n", "\u{FEFF}\n"])
  func empty(text: String) {
    #expect(refusal(text)?.code == "empty-file")
  }

  @Test func anEmptyUTF16FileIsEmpty() {
    #expect(refusal([0xFF, 0xFE])?.code == "empty-file")
  }

  @Test func theNameOfAFileDoesNotMatter() throws {
    let bytes = WorkbookMaker("<row><c><v>1</v></c></row>").bytes
    #expect(try TabularFile.read(bytes: bytes, name: "x.csv").format == .xlsx)
    #expect(try TabularFile.read(bytes: Array("a,b".utf8), name: "x.xlsx").format == .csv)
  }
}
