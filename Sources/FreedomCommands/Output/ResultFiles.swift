import FreedomModel
import RatingsExport

/// The files of one result, open and without their names until all of them are complete.
struct ResultFiles {
  let format: any TableFormat.Type
  let table: any ByteSink
  let notes: (any ByteSink)?
  let citations: (any ByteSink)?

  func write(_ footer: TableFooter, of title: String) throws {
    let text = NotesText.document(title: title, footer: footer)
    try self.notes?.write(Array(text.utf8))
  }

  func complete() throws {
    try table.complete()
    try notes?.complete()
    try citations?.complete()
  }

  /// Names the files: all of them, or none where one cannot be completed.
  func finish() throws {
    try complete()
    try table.finish()
    try notes?.finish()
    try citations?.finish()
  }
}
