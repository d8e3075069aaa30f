import Foundation
import FreedomModel
import Testing

@testable import RatingsExport

@Suite struct DataPackageTests {
  private let package = DataPackage(
    DataPackageDescriptor(name: "p", title: "P", resources: []),
    tables: [
      .init(name: "series", table: .series, primaryKey: ["id", "indicator", "edition"]),
      .init(name: "hostile", table: .hostile),
    ],
    texts: [("README.md", "# P\n")])

  @Test func theFilesAreTheDescriptionTheTablesAndTheTexts() throws {
    let files = package.files()
    #expect(files.map(\.name) == ["datapackage.json", "series.csv", "hostile.csv", "README.md"])
    #expect(files[1].bytes == CSVFormat.render(.series))
    Golden.check(String(decoding: files[0].bytes, as: UTF8.self), "package.json")
  }

  @Test func theArchiveIsTheSameEachTime() {
    #expect(package.archive() == package.archive())
    #expect(package.archive().starts(with: Array("PK".utf8)))
  }
}

@Suite struct OutputFolderTests {
  private let files: [(name: String, bytes: [UInt8])] = [("a", [65]), ("b", [66, 66])]

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("freedom-folder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: ["p", "p/"])
  func aFolderAppearsWithAllFiles(name: String) throws {
    try withFolder { folder in
      try OutputFolder.write(files, to: folder + "/" + name)
      #expect(try names(folder) == ["p"])
      #expect(try names(folder + "/p") == ["a", "b"])
    }
  }

  @Test func aFolderWithFilesIsWrittenIntoOnlyWhenAskedFor() throws {
    try withFolder { folder in
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/mine"))
      #expect(throws: OutputFault(path: folder, step: .create, reason: .exists)) {
        try OutputFolder.write(files, to: folder)
      }
      #expect(try names(folder) == ["mine"])
      try OutputFolder.write(files, to: folder, overwriting: true)
      #expect(try names(folder) == ["a", "b", "mine"])
    }
  }

  @Test func aFileThatCannotBeWrittenLeavesNoFolder() throws {
    try withFolder { (folder: String) throws -> Void in
      let bad = files + [(name: "no/such", bytes: [])]
      #expect(throws: OutputFault.self) { try OutputFolder.write(bad, to: folder + "/p") }
      #expect(try names(folder).isEmpty)
    }
  }
}
