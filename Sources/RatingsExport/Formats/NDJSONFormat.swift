public import FreedomModel

/// One JSON object a line, one line a row: for streams, `jq` and databases.
public struct NDJSONFormat: TableFormat {
  /// `ndjson`
  public static let name = "ndjson"
  /// `jsonl` and `nl`, the format's other names.
  public static let aliases = ["jsonl", "nl"]
  /// `ndjson` and `jsonl`
  public static let fileExtensions = ["ndjson", "jsonl"]
  /// Each row is written as it comes.
  public static let isStream = true
  /// What the format is for.
  public static let summary = "one JSON object a line, for streams"

  private var record = JSONRecord(columns: [])

  /// A writer for one table.
  public init(options: ExportOptions) {}

  /// Writes nothing yet.
  public mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    record = JSONRecord(columns: columns)
  }

  /// Writes one line.
  public mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    record.append(values, to: &bytes)
    bytes.append(0x0A)
  }

  /// Writes nothing.
  public mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {}
}
