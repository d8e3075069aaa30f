package import FreedomModel

/// One JSON object: title, columns, rows, notes and citation, one row a line.
///
/// Keys stand in the order of the columns. Of two columns with one name the second is called
/// `name_2`, in the list of columns too. Missing is `null`.
package struct JSONFormat: TableFormat {
  /// `json`
  package static let name = "json"
  /// `json`
  package static let fileExtensions = ["json"]
  /// Each row is written as it comes.
  package static let isStream = true
  /// What the format is for.
  package static let summary = "one JSON object with title, columns, rows, notes and citation"

  private let tellsColumnsLast: Bool
  private var columns: [ResultTable.Column] = []
  private var kinds = ColumnKinds()
  private var record = JSONRecord(columns: [])
  private var hasRows = false

  /// A writer for one table.
  package init(options: ExportOptions) {
    tellsColumnsLast = options.tellsColumnsLast
  }

  /// Writes the title and the columns.
  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.columns = columns
    record = JSONRecord(columns: columns)
    bytes.append(contentsOf: "{\n  \"title\": ".utf8)
    JSONText.append(title, to: &bytes)
    if !tellsColumnsLast { append(columns, to: &bytes) }
    bytes.append(contentsOf: ",\n  \"rows\": [".utf8)
  }

  private func append(_ columns: [ResultTable.Column], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\n  \"columns\": ".utf8)
    JSONText.appendList(zip(columns, record.names), to: &bytes) { entry, bytes in
      let (column, name) = entry
      JSONText.appendObject(
        [
          ("name", .text(name)), ("type", .text(column.kind.rawValue)),
          ("unit", .text(column.unit)), ("description", .text(column.description)),
        ], to: &bytes)
    }
  }

  /// Writes one line.
  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (hasRows ? ",\n    " : "\n    ").utf8)
    hasRows = true
    if tellsColumnsLast { kinds.take(values) }
    record.append(values, to: &bytes)
  }

  /// Writes notes and citation.
  package mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (hasRows ? "\n  ]" : "]").utf8)
    if tellsColumnsLast { append(kinds.columns(named: columns.map(\.name)), to: &bytes) }
    bytes.append(contentsOf: ",\n  \"notes\": ".utf8)
    JSONText.appendList(notes, to: &bytes) { JSONText.append($0, to: &$1) }
    bytes.append(contentsOf: ",\n  \"citation\": ".utf8)
    JSONText.append(citation, to: &bytes)
    bytes.append(contentsOf: "\n}\n".utf8)
  }
}
