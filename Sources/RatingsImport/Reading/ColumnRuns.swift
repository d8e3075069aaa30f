internal import DisplayText
import FreedomModel
import TabularFiles

/// The columns of a table in words. Columns side by side that have the same indicators of one
/// edition each are one, as in a table of countries by years.
struct ColumnRuns {
  private struct Run {
    let first: Int
    var last: Int
    let firstHeader: String
    var lastHeader: String
    /// What it has, where that is values.
    var contents: ReadingRecorder.Contents?
    let meaning: String?
  }

  private var runs: [Run] = []
  /// Whether columns side by side of one edition are one too, as in a workbook with a sheet an
  /// edition.
  private let joinsOneEdition: Bool

  init(joinsOneEdition: Bool) { self.joinsOneEdition = joinsOneEdition }

  mutating func add(meaning: String?, at column: Int, header: String) {
    runs.append(
      Run(
        first: column, last: column, firstHeader: header, lastHeader: header, contents: nil,
        meaning: meaning))
  }

  mutating func add(_ contents: ReadingRecorder.Contents, at column: Int, header: String) {
    if let run = runs.last, let known = run.contents, run.last + 1 == column,
      contents.editions.count == 1,
      known.continues(with: contents, joinsOneEdition: joinsOneEdition)
    {
      runs[runs.count - 1].last = column
      if !header.isEmpty { runs[runs.count - 1].lastHeader = header }
      runs[runs.count - 1].contents?.add(contents)
      return
    }
    runs.append(
      Run(
        first: column, last: column, firstHeader: header, lastHeader: header, contents: contents,
        meaning: nil))
  }

  var all: [FileReading.Column] {
    runs.map { run in
      FileReading.Column(
        letters: Self.span(
          CellAddress.letters(ofColumn: run.first), CellAddress.letters(ofColumn: run.last)),
        header: Self.span(run.firstHeader, run.lastHeader).visible(cutTo: 60),
        meaning: run.contents.map { $0.text(isRun: run.first != run.last) } ?? run.meaning)
    }
  }

  private static func span(_ first: String, _ last: String) -> String {
    first == last || last.isEmpty ? first : "\(first) to \(last)"
  }
}

extension ReadingRecorder.Contents {
  /// Whether the next column belongs to the same run: each of its columns is of one edition, and
  /// they are of the same indicators in turn.
  fileprivate func continues(with next: Self, joinsOneEdition: Bool) -> Bool {
    guard isOfOneEditionAColumn || editions.count == 1 else { return false }
    return indicators.contains(next.indicators[0])
      || joinsOneEdition && editions.last == next.editions.first
  }

  fileprivate mutating func add(_ next: Self) {
    isOfOneEditionAColumn = true
    for indicator in next.indicators where !indicators.contains(indicator) {
      indicators.append(indicator)
    }
    for edition in next.editions where !editions.contains(edition) { editions.append(edition) }
  }

  fileprivate func text(isRun: Bool) -> String {
    let named =
      indicators.count > 5
      ? indicators.prefix(4).joined(separator: ", ") + " and \(indicators.count - 4) more"
      : indicators.joined(separator: ", ")
    guard isRun, let first = editions.first, let last = editions.last else {
      return named
    }
    return first == last
      ? "\(named) of the edition \(first)" : "\(named) of the editions \(first) to \(last)"
  }
}
