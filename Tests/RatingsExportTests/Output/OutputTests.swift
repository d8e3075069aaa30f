import Foundation
import Testing

@testable import RatingsExport

@Suite struct OutputTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("freedom-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func fault(_ path: String, overwriting: Bool = false) -> OutputFault? {
    do throws(OutputFault) {
      try Output.write(Array("new".utf8), to: path, overwriting: overwriting)
      return nil
    } catch {
      return error
    }
  }

  @Test func aFileAppearsOnlyWhenItIsComplete() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try Output.open(path)
      try sink.write(Array("id\n".utf8))
      #expect(try names(folder) == [".a.csv.partial"])
      try sink.finish()
      #expect(try names(folder) == ["a.csv"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "id\n")
    }
  }

  @Test func whatIsGivenUpLeavesNothing() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try Output.open(path)
      try sink.write(Array(repeating: 65, count: 200_000))
      sink.discard()
      #expect(try names(folder).isEmpty)
      do {
        let forgotten = try Output.open(path)
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
      let refused = fault(path)
      #expect(refused?.reason == .exists)
      #expect(refused?.step == .create)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(fault(path, overwriting: true) == nil)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test func aFileThatAppearsInTheMeantimeIsKept() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try Output.open(path)
      try sink.write(Array("mine".utf8))
      try Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: OutputFault(path: path, step: .create, reason: .exists)) {
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
      #expect(fault(link.path, overwriting: overwriting)?.reason == .isSymbolicLink)
      #expect(try String(contentsOf: target, encoding: .utf8) == "old")
    }
  }

  @Test func aFolderAndAFolderThatIsNotThereAreRefused() throws {
    try withFolder { folder in
      #expect(fault(folder.path)?.reason == .isFolder)
      let nowhere = fault(folder.appendingPathComponent("no/a.csv").path)
      #expect(nowhere?.step == .create)
      #expect(nowhere?.description.hasSuffix("No such file or directory") == true)
    }
  }

  @Test func whatIsNoFileNameIsRefused() {
    #expect(fault("")?.reason == .isNoPath)
    #expect(fault("a\0b")?.reason == .isNoPath)
  }

  @Test func whatAKilledProcessLeftIsRemoved() throws {
    try withFolder { folder in
      let partial = folder.appendingPathComponent(".a.csv.partial")
      try Data("half".utf8).write(to: partial)
      #expect(fault(folder.appendingPathComponent("a.csv").path) == nil)
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test func twoWritersOfOneFileDoNotMix() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let sink = try Output.open(path)
      #expect(fault(path)?.reason == .isBeingWritten)
      try sink.write(Array("first".utf8))
      try sink.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDeviceIsReported() {
    let full = fault("/dev/full")
    #expect(full?.step == .write)
    #expect(full?.description == "cannot write /dev/full: No space left on device")
  }

  @Test func aDeviceIsWrittenDirectly() {
    #expect(fault("/dev/null") == nil)
    #expect(fault("/dev/null", overwriting: true) == nil)
  }

  @Test func aReaderThatHasGoneIsAQuietEnd() throws {
    Output.turnSignalsIntoFaults()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let path = "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)"
    let gone = fault(path)
    #expect(gone?.isQuiet == true)
    #expect(gone?.isQuiet == true)
  }

  @Test func faultsShowPathsHarmlessly() {
    let fault = OutputFault(path: "a\u{1B}[2J", step: .create, reason: .exists)
    #expect(fault.description == "cannot create a\\u{1B}[2J: it exists already")
    #expect(fault.hint == "--force overwrites it")
  }
}
