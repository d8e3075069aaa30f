/// Something that import, `verify` or `check` reports: where, what, which rule, what to do.
public struct Finding: Sendable, Hashable {
  /// How grave a finding is.
  public enum Severity: String, Sendable, Hashable, Comparable {
    /// Worth knowing; nothing is lost.
    case note
    /// Odd, and kept unchanged.
    case warning
    /// A row that is not imported; without `--skip-bad-rows` the import fails.
    case refusedRow = "refused-row"
    /// A file that is not imported.
    case refusedFile = "refused-file"

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .refusedRow: 2
      case .refusedFile: 3
      }
    }

    /// Graver findings are greater.
    public static func < (lesser: Severity, greater: Severity) -> Bool {
      lesser.rank < greater.rank
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable name for the kind of finding, such as `rating-out-of-range`.
  public var code: String
  /// The file's name, where there is one.
  public var file: String?
  /// The sheet's name, in a workbook.
  public var sheet: String?
  /// The line (CSV) or row (workbook), 1 being the first.
  public var line: Int?
  /// The column's header or letters.
  public var column: String?
  /// The cell's address, such as `B7`, in a workbook.
  public var cell: String?
  /// What was found, as written.
  public var value: String?
  /// Which rule it meets or breaks: a sentence in lower case without a final stop.
  public var rule: String
  /// What to do next, where there is something to do.
  public var hint: String?
  /// Whether it says of one of Freedom House's files what docs/oddities.md says.
  public var isKnown = false

  /// Describes a finding.
  public init(
    _ severity: Severity, code: String, file: String? = nil, sheet: String? = nil,
    line: Int? = nil, column: String? = nil, cell: String? = nil, value: String? = nil,
    rule: String, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.cell = cell
    self.value = value
    self.rule = rule
    self.hint = hint
  }
}
