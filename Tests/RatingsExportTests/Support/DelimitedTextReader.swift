/// A reader of RFC 4180 that shares nothing with the writer. A cell that was not quoted and is
/// empty is `nil`.
enum DelimitedTextReader {
  static func rows(_ bytes: [UInt8], delimiter: Character = ",") -> [[String?]] {
    var rows: [[String?]] = []
    var row: [String?] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuoted = false
    let scalars = Array(bytes.text.unicodeScalars)
    var position = 0

    func endCell() {
      row.append(cell.isEmpty && !wasQuoted ? nil : String(cell))
      cell = String.UnicodeScalarView()
      wasQuoted = false
    }
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if position < scalars.count, scalars[position] == "\"" {
          cell.append(scalar)
          position += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
        wasQuoted = true
      } else if Character(scalar) == delimiter {
        endCell()
      } else if scalar == "\n" {
        endCell()
        rows.append(row)
        row = []
      } else {
        cell.append(scalar)
      }
    }
    return rows
  }
}
