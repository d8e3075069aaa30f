import FreedomModel
import TabularFiles

/// Which decimal mark the numbers of a text file show.
///
/// In a file whose fields are parted by semicolons or tabs a comma may be a decimal mark. One
/// number such as `64,5` shows that it is, for no mark of thousands has one digit behind it; one
/// such as `64.5` shows the point. From `1,973` alone nothing follows.
enum DecimalEvidence {
  /// How many rows are looked at.
  private static let depth = 10_000

  /// The first number with a decimal comma, where nothing before it shows a point.
  static func comma(in file: TabularFile) throws -> (text: String, row: Int)? {
    guard let delimiter = file.text?.delimiter, delimiters.contains(delimiter),
      let sheet = file.sheets.first
    else { return nil }
    var found: (String, Int)?
    var rows = 0
    try sheet.readRows { row in
      rows += 1
      for cell in row.cells where cell.end - cell.start <= 40 {
        let bytes = row.bytes[cell.start..<cell.end]
        guard let mark = bytes.firstIndex(where: { $0 == comma || $0 == point }) else { continue }
        let text = row.text(cell).trimmedOfBlanks
        if bytes[mark] == point {
          if NumberText(text.utf8) != .none { return .stop }
        } else if let reading = NumberSpelling(decimal: .comma).read(text),
          !couldBeThousands(reading.plain)
        {
          found = (text, row.number)
          return .stop
        }
      }
      return rows < depth ? .next : .stop
    }
    return found
  }

  /// The first number with a point in a file with semicolons, where all such may have marks of
  /// thousands: programs that write semicolons often write `47.213` for 47213.
  static func doubtfulPoint(in file: TabularFile) throws -> (text: String, row: Int)? {
    guard file.text?.delimiter == UInt8(ascii: ";"), let sheet = file.sheets.first else {
      return nil
    }
    var found: (String, Int)?
    var rows = 0
    try sheet.readRows { row in
      rows += 1
      for cell in row.cells where cell.end - cell.start <= 40 {
        guard row.bytes[cell.start..<cell.end].contains(point) else { continue }
        let text = row.text(cell).trimmedOfBlanks
        guard NumberText(text.utf8) != .none else { continue }
        guard couldBeThousands(text) else {
          found = nil
          return .stop
        }
        if found == nil { found = (text, row.number) }
      }
      return rows < depth ? .next : .stop
    }
    return found
  }

  private static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  /// Whether what is read as a fraction has three digits, and before it are one to three, the first
  /// not 0.
  private static func couldBeThousands(_ plain: String) -> Bool {
    let parts = plain.drop { $0 == "-" }.split(separator: ".")
    return parts.count != 2
      || (parts[1].count == 3 && parts[0].count <= 3 && parts[0].first != "0")
  }
}
