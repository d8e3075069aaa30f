import FreedomTestSupport
import Foundation
@testable import TabularFiles
import Testing

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
