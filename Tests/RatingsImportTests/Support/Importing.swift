import FreedomTestSupport
import FreedomModel
import TabularFiles

@testable import RatingsImport

/// What became of one file that a test imported.
struct Imported {
  let sink: CollectingSink
  let log: FindingLog
  /// The layout it was recognised as; `nil` where it has none.
  let layout: String?
  let publication: String?
  let authority: Int?
  let trust: SourceTrust?
  let report: FileImporter.Report?

  /// How many findings of a code there were, also those not kept in full.
  func count(_ code: String) -> Int {
    var counted: Set<Finding.Severity> = []
    return log.findings.reduce(0) { sum, finding in
      guard finding.code == code, counted.insert(finding.severity).inserted else { return sum }
      return sum + log.count(like: finding)
    }
  }

  /// The findings of a code that were kept in full.
  func findings(_ code: String) -> [Finding] { log.findings.filter { $0.code == code } }

  /// Refusals in words, to show when a test expects none.
  var refusals: [String] {
    log.findings.filter { $0.severity >= .refusedRow }.map {
      "\($0.code) \($0.cell ?? $0.line.map(String.init) ?? ""): \($0.value ?? "") \($0.rule)"
    }
  }

  /// How many findings of each code there were, graver than notes unless asked for.
  func counts(_ severity: Finding.Severity = .warning) -> [String: Int] {
    log.findings.filter { $0.severity == severity }.reduce(into: [:]) { counts, finding in
      counts[finding.code] = log.count(like: finding)
    }
  }
}

extension ImportOptions {
  /// What a user says whose file holds values of a publication.
  static func naming(_ publication: String) -> ImportOptions {
    var options = ImportOptions()
    options.publication = publication
    return options
  }
}

/// Imports a workbook of some sheets, made for a test.
func importing(_ sheets: [TestSheet], options: ImportOptions = ImportOptions()) throws -> Imported {
  try importing(WorkbookMaker(sheets).bytes, name: "test.xlsx", options: options)
}

/// Imports a text, made for a test.
func importing(
  csv text: String, name: String = "test.csv", options: ImportOptions = ImportOptions()
) throws -> Imported {
  try importing(Array(text.utf8), name: name, options: options)
}

/// Imports the bytes of a file.
func importing(
  _ bytes: [UInt8], name: String, options: ImportOptions = ImportOptions()
) throws -> Imported {
  try importing(
    TabularFile.read(bytes: bytes, name: name, options: options.reading), options: options)
}

/// Imports a file of this machine.
func importing(path: String, options: ImportOptions = ImportOptions()) throws -> Imported {
  try importing(TabularFile.open(path: path, options: options.reading), options: options)
}

private func importing(_ file: TabularFile, options: ImportOptions) throws -> Imported {
  let sink = CollectingSink()
  var log = FindingLog()
  let importer = FileImporter(options: options)
  guard let recognised = importer.recognise(file, register: testRegister, log: &log) else {
    return Imported(
      sink: sink, log: log, layout: nil, publication: nil, authority: nil, trust: nil, report: nil)
  }
  let report = try importer.read(
    recognised, into: sink, register: testRegister, catalog: IndicatorCatalog(), log: &log)
  return Imported(
    sink: sink, log: log, layout: recognised.layout, publication: recognised.publication,
    authority: recognised.authority, trust: recognised.trust, report: report)
}

/// A text as a file, made for a test.
enum TestCSV {
  static func file(_ text: String) throws -> TabularFile {
    try TabularFile.read(bytes: Array(text.utf8), name: "test.csv", options: ReadingOptions())
  }
}

/// The register of `datasets/`; an empty one where it cannot be read.
let testRegister = Datasets.register ?? EntityRegister(entities: [], names: [:], links: [])
