internal import DisplayText
internal import FreedomModel

/// A column of a terminal table: its heading, and how much room its cells need.
struct TerminalColumn: Sendable {
  /// The position in the table.
  let position: Int
  /// The heading.
  let heading: String
  /// Whether cells and heading stand at the right edge.
  let isAlignedRight: Bool
  /// Whether cells may go on below themselves: texts may, numbers, dates and truth values never.
  let mayBeNarrow: Bool
  /// The width of the widest cell.
  let contentWidth: Int
  /// The cell that all rows share, if there are several rows and one value.
  let constant: TerminalCell?
  /// The width the column is given.
  var width: Int
  /// The heading as it is shown, one or more lines.
  var headingLines: [String]

  init(_ column: ResultTable.Column, position: Int, rows: [[TerminalCell]], isASCII: Bool) {
    self.position = position
    heading = TerminalCell(column.name, isASCII: isASCII).text
    isAlignedRight = column.kind.isNumeric
    mayBeNarrow = column.kind == .string
    contentWidth = rows.reduce(0) { max($0, $1[position].width) }
    let first = rows.first?[position]
    constant =
      rows.count > 1 && rows.allSatisfy { $0[position].text == first?.text } ? first : nil
    width = max(contentWidth, heading.displayWidth)
    headingLines = [heading]
  }

  /// The width below which the column must not be shrunk.
  var leastWidth: Int {
    mayBeNarrow
      ? headingLines.reduce(min(width, 8)) { max($0, $1.displayWidth) } : width
  }

  /// The column with its heading on as many lines as make it narrowest, broken after `_`, `.`,
  /// `:`, `-` and blanks.
  func withBrokenHeading() -> TerminalColumn {
    var pieces: [String] = [""]
    for character in heading {
      pieces[pieces.count - 1].append(character)
      if "_.:- ".contains(character) { pieces.append("") }
    }
    pieces.removeAll { $0.isEmpty }
    let room = max(contentWidth, pieces.reduce(0) { max($0, $1.displayWidth) })
    var lines: [String] = []
    for piece in pieces {
      if let last = lines.last, last.displayWidth + piece.displayWidth <= room {
        lines[lines.count - 1] = last + piece
      } else {
        lines.append(piece)
      }
    }
    var column = self
    column.headingLines = lines.isEmpty ? [""] : lines
    column.width = max(contentWidth, lines.reduce(0) { max($0, $1.displayWidth) })
    return column
  }

  /// Text with blanks up to the column's width.
  func padded(_ text: String, width textWidth: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, width - textWidth))
    return isAlignedRight ? blanks + text : text + blanks
  }
}
