internal import FreedomModel

/// Writes rows as JSON objects whose keys, the columns' names, are encoded once.
struct JSONRecord: Sendable {
  /// The keys: the columns' names, made different where two are the same.
  let names: [String]
  /// What stands before each value: comma, key and colon.
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

  /// Adds one row.
  func append(_ values: [ResultValue], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for position in 0..<min(keys.count, values.count) {
      bytes.append(contentsOf: keys[position])
      JSONText.append(values[position], to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
