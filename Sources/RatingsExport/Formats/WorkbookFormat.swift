package import FreedomModel

/// An Excel workbook: the table on the first sheet, and what there is to know about it on the
/// second.
package struct WorkbookFormat: TableFormat {
  package static let name = "xlsx"
  package static let aliases = ["excel"]
  package static let fileExtensions = ["xlsx"]
  package static let isExact = true
  package static let summary = "an Excel workbook, with notes on a second sheet"

  private var table = ResultTable(title: "", columns: [])
  package private(set) var failure: WorkbookError?

  package init(options: ExportOptions) {}

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    table.title = title
    table.columns = columns
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    table.rows.append(values)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    table.notes = footer.notes
    table.citation = footer.citation
    do throws(WorkbookError) {
      bytes.append(contentsOf: try Workbook([(table.title, table)]).bytes())
    } catch {
      failure = error
    }
  }
}
