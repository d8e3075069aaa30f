import FreedomRatings
import TabularFiles
import Platform

extension UsageError {
  /// What is wrong with a file that a command needs.
  init(_ error: FileError, path: String) {
    var place = path
    if let line = error.line { place += ":\(line)" }
    let value = error.value.map { "\"\($0)\": " } ?? ""
    self.init(
      "\(place): \(value)\(error.rule)", hint: error.hint,
      status: File.exists(path) ? .badData : .noInput)
  }
}
