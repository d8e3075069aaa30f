import Foundation
import FreedomTestSupport
import Platform
import Testing

@testable import RatingsExport

@Suite struct OutputTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) { try body(folder.url) }
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func error(_ path: String, overwriting: Bool = false) -> OutputError? {
    do throws(OutputError) {
      try Output.write(Array("new".utf8), to: path, overwriting: overwriting)
      return nil
    } catch {
      return error
    }
  }

  /// Whether the system has files without a name; a folder for temporary files tells.
  private static let hasUnnamed =
    File.unnamed(in: FileManager.default.temporaryDirectory.path) != nil

  @Test(arguments: [true, false])
  func aFileAppearsOnlyWhenItIsComplete(needsName: Bool) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try OutputFile(path, needsName: needsName)
      try sink.write(Array("id\n".utf8))
      let isUnnamed = !needsName && Self.hasUnnamed
      #expect(try names(folder) == (isUnnamed ? [] : [".a.csv.partial"]))
      try sink.finish()
      #expect(try names(folder) == ["a.csv"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "id\n")
    }
  }

  @Test(arguments: [true, false])
  func whatIsGivenUpLeavesNothing(needsName: Bool) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try OutputFile(path, needsName: needsName)
      try sink.write(Array(repeating: 65, count: 200_000))
      sink.discard()
      #expect(try names(folder).isEmpty)
      do {
        let forgotten = try OutputFile(path, needsName: needsName)
        try forgotten.write([65])
      }
      #expect(try names(folder).isEmpty)
    }
  }

  @Test func anExistingFileIsReplacedOnlyWhenAskedFor() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let refused = error(path)
      #expect(refused?.reason == .exists)
      #expect(refused?.step == .create)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(error(path, overwriting: true) == nil)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test(arguments: [true, false])
  func aFileThatAppearsInTheMeantimeIsKept(needsName: Bool) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try OutputFile(path, needsName: needsName)
      try sink.write(Array("mine".utf8))
      try Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: OutputError(path: path, step: .create, reason: .exists)) {
        try sink.finish()
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "theirs")
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test(arguments: [false, true]) func aSymbolicLinkIsRefused(overwriting: Bool) throws {
    try withFolder { folder in
      let target = folder.appendingPathComponent("target")
      let link = folder.appendingPathComponent("link")
      try Data("old".utf8).write(to: target)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      #expect(error(link.path, overwriting: overwriting)?.reason == .isSymbolicLink)
      #expect(try String(contentsOf: target, encoding: .utf8) == "old")
    }
  }

  @Test func aFolderAndAFolderThatIsNotThereAreRefused() throws {
    try withFolder { folder in
      #expect(error(folder.path)?.reason == .isFolder)
      let nowhere = error(folder.appendingPathComponent("no/a.csv").path)
      #expect(nowhere?.step == .create)
      #expect(nowhere?.description.hasSuffix("No such file or directory") == true)
    }
  }

  @Test func whatIsNoFileNameIsRefused() {
    #expect(error("")?.reason == .isNoPath)
    #expect(error("a\0b")?.reason == .isNoPath)
  }

  @Test(arguments: [true, false], [true, false])
  func whatAKilledProcessLeftIsRemoved(needsName: Bool, overwrites: Bool) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      try Data("half".utf8).write(to: folder.appendingPathComponent(".a.csv.partial"))
      if overwrites { try Data("old".utf8).write(to: URL(fileURLWithPath: path)) }
      let file = try OutputFile(path, overwriting: overwrites, needsName: needsName)
      try file.write(Array("new".utf8))
      try file.finish()
      #expect(try names(folder) == ["a.csv"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }
  }

  @Test func twoWritersOfOneHiddenFileDoNotMix() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let first = try OutputFile(path, needsName: true)
      #expect(throws: OutputError(path: path, step: .create, reason: .isBeingWritten)) {
        try OutputFile(path, needsName: true)
      }
      try first.write(Array("first".utf8))
      try first.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
    }
  }

  @Test(
    .enabled(if: hasUnnamed, "the system has no files without a name"), arguments: [true, false])
  func ofTwoWritersWithoutHiddenFilesOneIsWhole(overwrites: Bool) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let first = try OutputFile(path, overwriting: overwrites)
      let second = try OutputFile(path, overwriting: overwrites)
      try first.write(Array("first".utf8))
      try second.write(Array("second".utf8))
      try second.finish()
      if overwrites {
        try first.finish()
      } else {
        #expect(throws: OutputError(path: path, step: .create, reason: .exists)) {
          try first.finish()
        }
      }
      #expect(
        try String(contentsOfFile: path, encoding: .utf8) == (overwrites ? "first" : "second"))
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDeviceIsReported() {
    let full = error("/dev/full")
    #expect(full?.step == .write)
    #expect(full?.description == "cannot write /dev/full: No space left on device")
  }

  @Test func aDeviceIsWrittenDirectly() {
    #expect(error("/dev/null") == nil)
    #expect(error("/dev/null", overwriting: true) == nil)
  }

  @Test func aReaderThatHasGoneIsAQuietEnd() throws {
    CurrentProcess.turnSignalsIntoErrors()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let path = "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)"
    let gone = error(path)
    #expect(gone?.isQuiet == true)
    #expect(gone?.isQuiet == true)
  }

  @Test func errorsShowPathsHarmlessly() {
    let error = OutputError(path: "a\u{1B}[2J", step: .create, reason: .exists)
    #expect(error.description == "cannot create a\\u{1B}[2J: it exists already")
    #expect(error.hint == "--force overwrites it")
  }
}

@Suite("Text on its way to a terminal")
struct TerminalFilterTests {
  private func shown(_ text: [UInt8], in pieces: Int) -> String {
    var filter = TerminalFilter()
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: pieces) {
      bytes += filter.shown(Array(text[start..<min(start + pieces, text.count)]))
    }
    return String(decoding: bytes + filter.rest(), as: UTF8.self)
  }

  @Test(
    "is the same wherever it is cut",
    arguments: [
      ("Côte d'Ivoire, 東京, 🌍\n\tx", "Côte d'Ivoire, 東京, 🌍\n\tx"),
      ("a\u{1B}[31mb\u{7}", "a\\u{1B}[31mb\\u{7}"), ("\u{9B}\u{85}\u{7F}", "\\u{9B}\\u{85}\\u{7F}"),
      ("\u{202E}x\u{2066}y\u{2028}", "\\u{202E}x\\u{2066}y\\u{2028}"), ("a\rb\r\n", "a\\rb\\r\n"),
    ], 1...7)
  func cut(texts: (written: String, shown: String), pieces: Int) {
    #expect(shown(Array(texts.written.utf8), in: pieces) == texts.shown)
  }

  @Test("has no byte that is not a text", arguments: 1...4)
  func broken(pieces: Int) {
    let text = shown([0x41, 0x9B, 0x42, 0xE6, 0x9D, 0x43, 0xC3], in: pieces)
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "\u{FFFD}" })
    #expect(text.filter(\.isASCII) == "ABC")
  }
}
