package import FreedomModel

/// One JSON object: title, columns, rows, notes and citation, one row a line.
///
/// Keys are in the order of the columns. Of two columns with one name the second is called
/// `name_2`, in the list of columns too. Missing is `null`.
package struct JSONFormat: TableFormat {
  package static let name = "json"
  package static let fileExtensions = ["json"]
  package static let isStream = true
  package static let isExact = true
  package static let summary = "one JSON object with title, columns, rows, notes and citation"

  private let tellsColumnsLast: Bool
  private var columns: [ResultTable.Column] = []
  private var kinds = ColumnKinds()
  private var record = JSONRecord(columns: [])
  private var hasRows = false

  package init(options: ExportOptions) {
    tellsColumnsLast = options.tellsColumnsLast
  }

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

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (hasRows ? ",\n    " : "\n    ").utf8)
    hasRows = true
    if tellsColumnsLast { kinds.take(values) }
    record.append(values, to: &bytes)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (hasRows ? "\n  ]" : "]").utf8)
    if tellsColumnsLast { append(kinds.columns(named: columns.map(\.name)), to: &bytes) }
    bytes.append(contentsOf: ",\n  \"notes\": ".utf8)
    JSONText.appendList(footer.notes, to: &bytes) { JSONText.append($0.text, to: &$1) }
    bytes.append(contentsOf: ",\n  \"citation\": ".utf8)
    JSONText.append(footer.citation, to: &bytes)
    bytes.append(contentsOf: "\n}\n".utf8)
  }
}

/// One JSON object a line, one line a row: for streams, `jq` and databases.
package struct NDJSONFormat: TableFormat {
  package static let name = "ndjson"
  package static let aliases = ["jsonl", "nl"]
  package static let fileExtensions = ["ndjson", "jsonl"]
  package static let isStream = true
  package static let isExact = true
  package static let summary = "one JSON object a line, for streams"

  private var record = JSONRecord(columns: [])

  package init(options: ExportOptions) {}

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    record = JSONRecord(columns: columns)
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    record.append(values, to: &bytes)
    bytes.append(0x0A)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {}
}

/// Writes rows as JSON objects whose keys, the columns' names, are encoded once.
struct JSONRecord: Sendable {
  /// The keys: the columns' names, made different where two are the same.
  let names: [String]
  /// What comes before each value: comma, key and colon.
  private let keys: [[UInt8]]

  init(columns: [ResultTable.Column]) {
    var taken: Set<String> = []
    let originals = Set(columns.map(\.name))
    names = columns.map { column in
      var name = column.name
      var number = 2
      while !taken.insert(name).inserted {
        repeat {
          name = "\(column.name)_\(number)"
          number += 1
        } while originals.contains(name)
      }
      return name
    }
    keys = names.enumerated().map { position, name in
      var key = Array((position == 0 ? "" : ", ").utf8)
      JSONText.append(name, to: &key)
      key.append(contentsOf: ": ".utf8)
      return key
    }
  }

  func append(_ values: [ResultValue], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for position in 0..<min(keys.count, values.count) {
      bytes.append(contentsOf: keys[position])
      JSONText.append(values[position], to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
