import FreedomModel
import Testing

@testable import RatingsImport

/// What an import of a small bad file has to tell: where, what, and something to do.
struct ExpectedFinding: Sendable {
  let code: String
  let severity: Finding.Severity
  var line: Int?
  var column: String?
  var value: String?

  init(
    _ severity: Finding.Severity, _ code: String, line: Int? = nil, column: String? = nil,
    value: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.line = line
    self.column = column
    self.value = value
  }

  /// Compares it with the first finding of its code, field by field.
  func check(_ imported: Imported, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try #require(
      imported.findings(code).first, "\(imported.log.findings.map(\.code))",
      sourceLocation: sourceLocation)
    #expect(found.severity == severity, sourceLocation: sourceLocation)
    #expect(found.file == "test.csv", sourceLocation: sourceLocation)
    #expect(found.line == line, sourceLocation: sourceLocation)
    #expect(found.column == column, sourceLocation: sourceLocation)
    #expect(found.value == value, sourceLocation: sourceLocation)
    #expect(!found.rule.isEmpty, sourceLocation: sourceLocation)
    if severity >= .refusedRow {
      #expect(found.hint?.isEmpty == false, sourceLocation: sourceLocation)
      #expect(imported.log.hasRefusals, sourceLocation: sourceLocation)
    } else {
      #expect(imported.refusals == [], sourceLocation: sourceLocation)
    }
  }
}
