// Modules: Platform DisplayText FreedomModel TabularFiles RatingsImport
import FreedomModel

@testable import RatingsImport

/// Any text as a number, a status, an edition or a date: what is read can be written and read
/// again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(
    decoding: UnsafeBufferPointer(start: start, count: min(count, 256)), as: UTF8.self)
  if let number = NumberText(text.utf8).number {
    precondition(number.isFinite, "not a number")
    precondition(
      NumberText(number.shortestExact.utf8).number == number, "the number comes back otherwise")
  }
  if case .plain(let status) = StatusText(text) {
    precondition(status.code == text, "another spelling")
  }
  if let date = CalendarDate(text) {
    precondition(date.description == text, "the date comes back otherwise")
  }
  for publication in ["fiw", "fotp", "fotn"] {
    guard let edition = Edition.parse(label: text, publication: publication) else { continue }
    precondition(edition.coverageStart <= edition.coverageEnd, "the coverage ends before it begins")
    precondition(
      Edition.parse(label: edition.label, publication: publication) == edition,
      "the label is not its own")
  }
  _ = MissingMark.mark(text)
  _ = SplitRating(text)
  return 0
}
