import CExpat
import FreedomTestSupport
import Foundation
import Testing

/// Commands with odd surroundings, hostile text and outputs that fail: each a line for the shell, in
/// a folder with a database of its own.
@Suite(
  .enabled(if: FreedomBinary.isNamed, "the program is tried where FREEDOM names it"),
  .enabled(if: FreedomBinary.tool("bash") != nil, "bash is not installed"))
struct CommandCorpusTests {
  @Test(arguments: CorpusFile.cases("commands.txt"))
  func command(input: CorpusCase) throws {
    let folder = try TemporaryFolder()
    let database = "\(folder.path)/ratings.sqlite"
    try FileManager.default.copyItem(
      atPath: input.has("small") ? ImportCorpusTests.template : FreedomBinary.bundled,
      toPath: database)
    let before = try Files.bytes(of: database)
    try write(input, to: folder)
    let result = FreedomBinary.run(
      ["-c", input.values("$").joined(separator: "\n")],
      environment: [
        "PATH": FreedomBinary.folder + ":/usr/bin:/bin", "FREEDOM_DATABASE": database,
        "STDIN": try standardInput(input), "LC_ALL": "C.UTF-8",
      ], by: FreedomBinary.tool("bash"), in: folder.url)
    let statuses = input.values("exits").last ?? "0"
    #expect(statuses.split(separator: " ").contains("\(result.status)"), "\(result.error)")
    try checkOutput(result, input)
    if input.has("unchanged") {
      #expect(try Files.bytes(of: database) == before, "the database has changed")
    }
    if let names = input.values("leaves").last {
      let names = String(decoding: try CorpusText.bytes(names), as: UTF8.self)
      #expect(try folder.names().joined(separator: "|") == names)
    }
    for name in input.value("well-formed")?.split(separator: " ") ?? [] where result.status == 0 {
      #expect(isWellFormed(try Files.bytes(of: "\(folder.path)/\(name)")), "\(name)")
    }
  }

  private func checkOutput(_ result: FreedomBinary.Result, _ input: CorpusCase) throws {
    for text in input.values("prints") {
      let wanted = String(decoding: try CorpusText.bytes(text), as: UTF8.self)
      #expect(text == "nothing" ? result.output.isEmpty : result.output.contains(wanted))
    }
    for text in input.values("says") {
      #expect(text == "nothing" ? result.error.isEmpty : result.error.contains(text))
    }
    if !input.body.isEmpty {
      let wanted = String(decoding: try CorpusInput(input: input).bytes(), as: UTF8.self)
      #expect(result.output == wanted)
    }
    if input.has("printable") {
      #expect((result.output + result.error).isHarmless)
    }
  }

  /// The files that the lines `file NAME` name, of the lines `+ text` below them.
  private func write(_ input: CorpusCase, to folder: TemporaryFolder) throws {
    var files: [(name: String, bytes: [UInt8])] = []
    for line in input.lines {
      if line.hasPrefix("file ") {
        files.append((String(line.dropFirst(5)), []))
      } else if line.hasPrefix("+ "), !files.isEmpty {
        files[files.count - 1].bytes += try CorpusInput.line(String(line.dropFirst(2)))
          .flatMap(\.all)
      }
    }
    for file in files {
      try Data(file.bytes).write(to: folder.url.appendingPathComponent(file.name))
    }
  }

  private func standardInput(_ input: CorpusCase) throws -> String {
    let path = FreedomBinary.temporary("stdin")
    try Data(try CorpusText.bytes(input.value("stdin") ?? "")).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func isWellFormed(_ bytes: [UInt8]) -> Bool {
    guard let parser = XML_ParserCreate(nil) else { return false }
    defer { XML_ParserFree(parser) }
    return bytes.withUnsafeBytes {
      XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), 1)
    } == XML_STATUS_OK
  }
}

extension String {
  /// Whether a terminal shows all of it, and acts on nothing in it.
  var isHarmless: Bool {
    unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || (scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          && !scalar.properties.isBidiControl && scalar != "\u{2028}" && scalar != "\u{2029}")
    }
  }
}
