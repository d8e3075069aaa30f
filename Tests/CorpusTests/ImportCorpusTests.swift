import FreedomRatings
import FreedomTestSupport
import Foundation
import RatingsImport
import SQLite
import TabularFiles
import Testing

/// Bad, odd and hostile files: each is imported as it says, or refused as it says.
@Suite struct ImportCorpusTests {
  static let cases = [
    "text-bytes", "text-headers", "text-values", "text-names", "kinds", "workbooks", "large",
  ].flatMap { CorpusFile.cases("\($0).txt") }.filter { $0.name != "plain" }

  /// A database with one row in it, Kenya in 2005.
  static let template: String = {
    let path = FreedomBinary.temporary("template.sqlite")
    let row = "country,year,pr,cl,status\nKenya,2005,4,4,PF\n"
    guard let base = try? FreedomBinary.file("base.csv", row) else { return path }
    _ = FreedomBinary.run(["import", base, "--publication", "fiw", "--database", path])
    return path
  }()

  @Test func theCorpusIsWhole() {
    let classes = Set(Self.cases.map(\.group))
    #expect(Self.cases.count >= 470)
    #expect(classes.count >= 64)
    for input in Self.cases {
      #expect(input.has("refuses") || input.has("takes") || input.has("takes silently"))
    }
  }

  /// Very long and very many is for a release build.
  @Test(
    "by the library",
    .enabled(if: CorpusFile.hasAll || !FreedomBinary.isNamed, "the program is tried in its place"),
    arguments: cases.filter { !CorpusFile.cases("large.txt").contains($0) })
  func library(input: CorpusCase) throws {
    let trial = try ImportTrial(input)
    guard var options = trial.libraryOptions else { return }
    options.commandLine = [trial.path]
    var importer = RatingsImporter(
      database: trial.database, datasets: Datasets(in: try DatasetsFolder.find()))
    importer.options = options
    let outcome = try importer.run([trial.path])
    trial.check(
      isKept: outcome.isKept, findings: outcome.log.findings.map(FindingRules.fields(of:)))
  }

  @Test(
    "by the program",
    .enabled(if: FreedomBinary.isNamed, "the program is tried where FREEDOM names it"),
    arguments: cases)
  func program(input: CorpusCase) throws {
    let trial = try ImportTrial(input)
    let result = trial.run(["--errors", "json"])
    #expect(input.has("refuses") ? result.status == 65 : result.status == 0, "\(result.error)")
    #expect(!input.has("refuses") || result.output.isEmpty)
    let findings = try FindingRules.findings(result.error)
    trial.check(isKept: result.status == 0, findings: findings)
    // People read the same.
    let again = try ImportTrial(input, like: trial)
    let text = again.run([])
    #expect(text.status == result.status)
    #expect(text.error.isHarmless)
    for code in Set(findings.compactMap { $0["code"] }) {
      #expect(text.error.contains(code), "\(code): \(text.error)")
    }
    if !input.values("keeps").isEmpty { try again.checkSkipping(findings) }
  }
}

/// One input in a folder of its own.
struct ImportTrial {
  let input: CorpusCase
  let name: String
  let folder: TemporaryFolder
  let path: String
  let database: String
  private let before: [UInt8]

  // The file of a trial of the same input is copied.
  init(_ input: CorpusCase, like other: ImportTrial? = nil) throws {
    self.input = input
    name = String(
      decoding: try CorpusText.bytes(input.value("file") ?? "ratings.csv"), as: UTF8.self)
    folder = try TemporaryFolder()
    path = "\(folder.path)/\(name)"
    database = "\(folder.path)/ratings.sqlite"
    if let other {
      try FileManager.default.copyItem(atPath: other.path, toPath: path)
    } else {
      try CorpusInput(input: input).write(to: path)
    }
    try FileManager.default.copyItem(atPath: ImportCorpusTests.template, toPath: database)
    before = try Files.bytes(of: database)
  }

  private var options: [String] {
    let options = input.value("options")?.split(separator: " ").map(String.init) ?? []
    return options.contains("--publication") ? options : ["--publication", "fiw"] + options
  }

  /// The options as the library has them; `nil` where it needs more than these.
  var libraryOptions: ImportOptions? {
    var made = ImportOptions()
    var rest = options[...]
    while let option = rest.popFirst() {
      switch option {
      case "--publication": made.publication = rest.popFirst()
      case "--new-indicators": break
      case "--lenient": made.reading.isLenient = true
      default: return nil
      }
    }
    return made
  }

  /// Runs the program within limits of memory and of the processor's time.
  func run(_ more: [String]) -> FreedomBinary.Result {
    let limits = (input.value("within") ?? "512 MiB, 20 s").split(separator: " ")
    let line = "ulimit -v $((\(limits[0]) * 1024)) -t \(limits[2]); exec freedom \"$@\""
    return FreedomBinary.run(
      ["-c", line, "freedom", "import", path, "--database", database] + options + more,
      environment: ["PATH": FreedomBinary.folder + ":/usr/bin:/bin"],
      by: FreedomBinary.tool("bash"), in: folder.url)
  }

  func check(isKept: Bool, findings: [[String: String]]) {
    let text = findings.prefix(8).map { "\($0)" }.joined(separator: "\n")
    #expect(isKept == !input.has("refuses"), "\(text)")
    for finding in findings {
      for problem in FindingRules.problems(finding, file: name) { Issue.record("\(problem)") }
    }
    for expected in input.values("finds") {
      let missing = try? ExpectedFinding(expected).missing(in: findings)
      #expect(missing == [], "\(text)")
    }
    if input.has("refuses") {
      #expect(findings.contains { $0["severity"]?.hasPrefix("refused") == true })
      #expect((try? Files.bytes(of: database)) == before, "the database has changed")
    } else {
      checkRows(input.values("stores"))
    }
    if input.has("takes silently") {
      // What a file adds to official values is always listed.
      #expect(findings.filter { $0["code"] != "official-values" } == [])
    }
    #expect((try? folder.names()) == [name, "ratings.sqlite"].sorted())
  }

  /// With `--skip-bad-rows` the rows that are good are kept, and every other is listed.
  func checkSkipping(_ findings: [[String: String]]) throws {
    let result = run(["--skip-bad-rows", "--rejects", folder.path + "/rejects.csv"])
    #expect(result.status == 1, "\(result.error)")
    checkRows(input.values("keeps"))
    let listed = Datasets.rows(of: folder.text(of: "rejects.csv") ?? "")
    let rows = Set(listed.map { "\($0.first ?? "") \($0.count > 4 ? $0[4] : "")" })
    for finding in findings where finding["severity"] == "refused-row" {
      #expect(rows.contains("\(finding["code"] ?? "") \(finding["row"] ?? "")"))
    }
    #expect(try folder.names() == [name, "ratings.sqlite", "rejects.csv"].sorted())
  }

  /// The rows stored beside the one that was there.
  private func checkRows(_ expected: [String]) {
    guard expected != ["anything"] else { return }
    let query =
      input.value("asks")
      ?? "SELECT name, edition, pr, cl, status FROM freedom_in_the_world WHERE edition <> '2005' "
      + "ORDER BY name, year"
    var found: [String] = []
    do {
      let statement = try Connection(path: database, mode: .readOnly).prepare(query)
      try statement.forEachRow { row in
        let cells = row.columnNames.indices.map { text(of: row.value(Int32($0))) }
        found.append(cells.joined(separator: "|"))
      }
    } catch {
      Issue.record("\(error)")
    }
    let plain = ["Kenya|2009|4|3|PF", "Poland|2009|1|1|F"]
    #expect(found == (expected == ["nothing"] ? [] : expected.isEmpty ? plain : expected))
  }

  private func text(of value: Value) -> String {
    switch value {
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    default: "NULL"
    }
  }
}
