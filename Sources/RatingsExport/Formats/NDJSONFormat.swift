package import FreedomModel

/// One JSON object a line, one line a row: for streams, `jq` and databases.
package struct NDJSONFormat: TableFormat {
  /// `ndjson`
  package static let name = "ndjson"
  /// `jsonl` and `nl`, the format's other names.
  package static let aliases = ["jsonl", "nl"]
  /// `ndjson` and `jsonl`
  package static let fileExtensions = ["ndjson", "jsonl"]
  /// Each row is written as it comes.
  package static let isStream = true
  /// What the format is for.
  package static let summary = "one JSON object a line, for streams"

  private var record = JSONRecord(columns: [])

  /// A writer for one table.
  package init(options: ExportOptions) {}

  /// Writes nothing yet.
  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    record = JSONRecord(columns: columns)
  }

  /// Writes one line.
  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    record.append(values, to: &bytes)
    bytes.append(0x0A)
  }

  /// Writes nothing.
  package mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {}
}
