import Foundation
import TabularFiles

/// Writes what the reader of tables sees in files: a line of JSON for each, with the cells of its
/// sheets or why it is refused. Linked with the reader by `scripts/mutate-workbooks --oracle`.
@main
struct Cells {
  struct Line: Encodable {
    struct Sheet: Encodable {
      let name: String
      var cells: [[String]] = []
    }

    let file: String
    var refusal: String?
    var sheets: [Sheet] = []
  }

  static func main() throws {
    for path in CommandLine.arguments.dropFirst() {
      var line = Line(file: path)
      do {
        for sheet in try TabularFile.open(path: path).sheets {
          var seen = Line.Sheet(name: sheet.name)
          try sheet.readRows { row in
            if let error = row.error { throw error }
            for cell in row.cells {
              seen.cells.append([
                "\(row.number)", "\(cell.column + 1)", "\(cell.kind)", row.text(cell),
              ])
            }
            return .next
          }
          line.sheets.append(seen)
        }
      } catch {
        line.refusal = "\(error)"
      }
      FileHandle.standardOutput.write(try JSONEncoder().encode(line) + Data("\n".utf8))
    }
  }
}
